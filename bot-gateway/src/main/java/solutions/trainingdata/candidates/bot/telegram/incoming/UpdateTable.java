package solutions.trainingdata.candidates.bot.telegram.incoming;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The SQL of stored updates. Times are the database's; order is that of arrival, as Telegram's numbers may jump. */
final class UpdateTable {

    private static final int LONGEST_ERROR = 1000;

    private final DataSource database;

    /** An update that is due. */
    record StoredUpdate(long updateId, String body, int tries) {}

    UpdateTable(DataSource database) {
        this.database = database;
    }

    /** To be called in a transaction: all or none. What was stored before stays as it is. */
    void store(List<RawUpdate> updates) {
        String sql = "INSERT INTO telegram_update (update_id, chat_id, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            for (RawUpdate update : updates) {
                insert.setLong(1, update.updateId());
                insert.setLong(2, update.privateChat().orElseThrow());
                insert.setString(3, update.body());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot store updates", e);
        }
    }

    /** Chats whose oldest new update is due. */
    List<Long> dueChats(Collection<Long> except, int limit) {
        String sql = """
                SELECT chat_id FROM (
                  SELECT DISTINCT ON (chat_id) chat_id, next_try_at FROM telegram_update
                  WHERE state = 'NEW' AND chat_id <> ALL (?) ORDER BY chat_id, arrival) heads
                WHERE next_try_at <= now() ORDER BY next_try_at LIMIT ?""";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("bigint", except.toArray()));
            select.setInt(2, limit);
            List<Long> chats = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    chats.add(rows.getLong(1));
                }
            }
            return chats;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot look for new updates", e);
        }
    }

    /** @return false when another replica is handling this chat; else it is ours until the transaction ends */
    boolean claim(long chat) {
        String sql = "SELECT pg_try_advisory_xact_lock(hashtextextended('telegram-chat-' || ?, 0))";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, chat);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot claim a chat", e);
        }
    }

    /** The chat's oldest new update, when it is due: to be called with the claim, in the same transaction. */
    Optional<StoredUpdate> next(long chat) {
        String sql = """
                SELECT update_id, body, tries, next_try_at <= now() AS due FROM telegram_update
                WHERE state = 'NEW' AND chat_id = ? ORDER BY arrival LIMIT 1""";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, chat);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean("due")
                        ? Optional.of(
                                new StoredUpdate(row.getLong("update_id"), row.getString("body"), row.getInt("tries")))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read a chat's next update", e);
        }
    }

    void handled(long updateId) {
        update("UPDATE telegram_update SET state = 'HANDLED' WHERE update_id = ?", updateId);
    }

    void retry(long updateId, Duration delay, String error) {
        update(
                "UPDATE telegram_update SET tries = tries + 1, last_error = ?,"
                        + " next_try_at = now() + ? * interval '1 millisecond' WHERE update_id = ? AND state = 'NEW'",
                shortened(error),
                delay.toMillis(),
                updateId);
    }

    /** It does not block its chat any more. */
    void park(long updateId, String error) {
        update(
                "UPDATE telegram_update SET tries = tries + 1, last_error = ?, state = 'PARKED'"
                        + " WHERE update_id = ? AND state = 'NEW'",
                shortened(error),
                updateId);
    }

    /** Deletes what is older; what is still to be handled stays. By one replica at a time, in a transaction. */
    void purge(Duration age) {
        update("""
                DELETE FROM telegram_update
                WHERE state <> 'NEW' AND received_at < now() - ? * interval '1 millisecond'
                  AND (SELECT pg_try_advisory_xact_lock(hashtextextended('telegram-update-purge', 0)))""", age.toMillis());
    }

    private static String shortened(String error) {
        return error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error;
    }

    private void update(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot write to telegram_update", e);
        }
    }
}
