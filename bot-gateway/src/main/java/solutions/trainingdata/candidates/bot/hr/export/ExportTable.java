package solutions.trainingdata.candidates.bot.hr.export;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;
import solutions.trainingdata.candidates.messaging.work.WorkItem;

/** The SQL of spreadsheets under way, besides the work queue's. To be called in a transaction. */
final class ExportTable {

    static final String NAME = "export";

    private final DataSource database;

    /** @param sending a send was begun */
    record Row(
            CandidateId hr,
            long updateId,
            String file,
            String fileName,
            int candidates,
            int attempts,
            boolean sending) {}

    ExportTable(DataSource database) {
        this.database = database;
    }

    boolean isUnderWay(CandidateId hr) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        statement(connection, "SELECT 1 FROM export WHERE hr = ?", hr.telegramUserId());
                ResultSet rows = select.executeQuery()) {
            return rows.next();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read somebody's exports", e);
        }
    }

    void asked(String id, CandidateId hr, long updateId) {
        update("INSERT INTO export (id, hr, update_id) VALUES (?, ?, ?)", id, hr.telegramUserId(), updateId);
    }

    void made(String id, MetricsEvent.Exported event) {
        update(
                "UPDATE export SET file = ?, file_name = ?, candidates = ?, attempts = ?, state = 'SEND',"
                        + " next_try_at = now() WHERE id = ? AND state = 'ASKED'",
                event.file(),
                event.fileName(),
                event.candidates(),
                event.attempts(),
                id);
    }

    /** Before the first byte goes to Telegram. @return false when the row is not this step's any more */
    boolean begin(WorkItem item) {
        return update(
                        "UPDATE export SET sending = true WHERE id = ? AND claim = ? AND NOT sending",
                        item.id(),
                        item.claim())
                == 1;
    }

    /** It certainly did not arrive. */
    void undone(WorkItem item) {
        update("UPDATE export SET sending = false WHERE id = ? AND claim = ?", item.id(), item.claim());
    }

    void delete(String id) {
        update("DELETE FROM export WHERE id = ?", id);
    }

    Row find(String id) {
        String sql = "SELECT hr, update_id, file, file_name, candidates, attempts, sending FROM export WHERE id = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement select = statement(connection, sql, id);
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw new IllegalStateException("The export is not there any more");
            }
            return new Row(
                    new CandidateId(row.getLong(1)),
                    row.getLong(2),
                    row.getString(3),
                    row.getString(4),
                    row.getInt(5),
                    row.getInt(6),
                    row.getBoolean(7));
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read an export", e);
        }
    }

    private int update(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = statement(connection, sql, values)) {
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot write an export", e);
        }
    }

    private static PreparedStatement statement(Connection connection, String sql, Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
