package solutions.trainingdata.candidates.bot.hr;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** The SQL of what HR were told about dead letters. To be called in a transaction. */
final class DeadLettersTold {

    private static final String CHANGE = """
            INSERT INTO dead_letters_told AS t (queue, messages, revision) VALUES (?, ?, 1)
            ON CONFLICT (queue) DO UPDATE SET messages = excluded.messages, revision = t.revision + 1
            WHERE t.revision = ?""";

    static final Row NEVER = new Row(0, 0);

    private final DataSource database;

    /** @param revision changes with every change of the row */
    record Row(long messages, long revision) {}

    DeadLettersTold(DataSource database) {
        this.database = database;
    }

    Map<String, Row> all() {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT queue, messages, revision FROM dead_letters_told");
                ResultSet rows = select.executeQuery()) {
            Map<String, Row> all = new TreeMap<>();
            while (rows.next()) {
                all.put(rows.getString(1), new Row(rows.getLong(2), rows.getLong(3)));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read what HR were told of dead letters", e);
        }
    }

    /** @return whether the row was still as it was read */
    boolean change(String queue, Row read, long messages) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(CHANGE)) {
            update.setString(1, queue);
            update.setLong(2, messages);
            update.setLong(3, read.revision());
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot note what HR were told of dead letters", e);
        }
    }
}
