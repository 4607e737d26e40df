package solutions.trainingdata.candidates.messaging.work;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/** The SQL of a table of work. Times are the database's. Every write of a step is fenced by its claim. */
final class WorkTable {

    private static final int LONGEST_ERROR = 1000;

    private final DataSource database;
    private final String table;

    WorkTable(DataSource database, String table) {
        if (!table.matches("[a-z_]+")) {
            throw new IllegalArgumentException("Not a table's name: " + table);
        }
        this.database = database;
        this.table = table;
    }

    /** Claims up to {@code limit} due rows; to be called in a transaction. */
    List<WorkItem> claim(int limit, Function<String, Duration> lease) {
        String due = "SELECT id, state, tries, press FROM " + table
                + " WHERE next_try_at <= now() AND (claimed_until IS NULL OR claimed_until <= now())"
                + " ORDER BY next_try_at LIMIT ? FOR UPDATE SKIP LOCKED";
        String take = "UPDATE " + table + " SET claim = ?, tries = ?,"
                + " claimed_until = now() + ? * interval '1 millisecond' WHERE id = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(due);
                PreparedStatement update = connection.prepareStatement(take)) {
            select.setInt(1, limit);
            List<WorkItem> claimed = items(select);
            for (WorkItem item : claimed) {
                update.setObject(1, item.claim());
                update.setInt(2, item.tries());
                update.setLong(3, lease.apply(item.state()).toMillis());
                update.setString(4, item.id());
                update.addBatch();
            }
            if (!claimed.isEmpty()) {
                update.executeBatch();
            }
            return claimed;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot claim rows of " + table, e);
        }
    }

    private static List<WorkItem> items(PreparedStatement select) throws SQLException {
        List<WorkItem> items = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                items.add(new WorkItem(
                        rows.getString("id"),
                        rows.getString("state"),
                        rows.getInt("tries") + 1,
                        rows.getInt("press"),
                        UUID.randomUUID()));
            }
        }
        return items;
    }

    /** Rows whose next step could start now. */
    long due() {
        return count("next_try_at <= now() AND (claimed_until IS NULL OR claimed_until <= now())");
    }

    /** Rows that were given up. */
    long failed() {
        return count("next_try_at IS NULL AND state = '" + Work.FAILED + "'");
    }

    private long count(String where) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT count(*) FROM " + table + " WHERE " + where);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot count rows of " + table, e);
        }
    }

    /** @return whether the row was still this step's */
    boolean advance(WorkItem item, String state, Duration delay) {
        return fenced(
                item,
                "state = ?, tries = 0, waiting_until = NULL, last_error = NULL,"
                        + " next_try_at = now() + ? * interval '1 millisecond'",
                state,
                delay.toMillis());
    }

    boolean finish(WorkItem item, String state) {
        return fenced(item, "state = ?, tries = 0, waiting_until = NULL, last_error = NULL, next_try_at = NULL", state);
    }

    /** An answer that says "not yet" is no failure, and ends a row of failures. */
    boolean waitFor(WorkItem item, Duration delay, Duration atMost) {
        return fenced(
                item,
                "tries = 0, last_error = NULL, next_try_at = now() + ? * interval '1 millisecond',"
                        + " waiting_until = coalesce(waiting_until, now() + ? * interval '1 millisecond')",
                delay.toMillis(),
                atMost.toMillis());
    }

    boolean waitedTooLong(WorkItem item) {
        String sql = "SELECT coalesce(waiting_until <= now(), false) FROM " + table + " WHERE id = ? AND claim = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, item.id());
            select.setObject(2, item.claim());
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read a row of " + table, e);
        }
    }

    boolean retry(WorkItem item, Duration delay, String error) {
        return fenced(
                item,
                "last_error = ?, next_try_at = now() + ? * interval '1 millisecond'",
                shortened(error),
                delay.toMillis());
    }

    boolean giveUp(WorkItem item, String reason) {
        return fenced(
                item,
                "state = ?, last_error = ?, waiting_until = NULL, next_try_at = NULL",
                Work.FAILED,
                shortened(reason));
    }

    /** As if the step had not been started: for a process that stops. */
    boolean release(WorkItem item) {
        return fenced(item, "tries = ?, next_try_at = now()", item.tries() - 1);
    }

    private boolean fenced(WorkItem item, String assignments, Object... values) {
        String sql = "UPDATE " + table + " SET claim = NULL, claimed_until = NULL, " + assignments
                + " WHERE id = ? AND claim = ?";
        return update(sql, item.id(), item.claim(), values) == 1;
    }

    private int update(String sql, String id, Object last, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            int index = 1;
            for (Object value : values) {
                update.setObject(index++, value);
            }
            update.setString(index++, id);
            update.setObject(index, last);
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot write a row of " + table, e);
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR) + "…";
    }
}
