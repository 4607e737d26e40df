package solutions.trainingdata.candidates.bot.asking;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import solutions.trainingdata.candidates.messaging.contract.Command;
import solutions.trainingdata.candidates.messaging.contract.Contract;

/** The questions' SQL. Due times are the database's. All of it runs in the caller's transaction. */
final class QuestionTable {

    private static final String WRITE = """
            INSERT INTO question (key, candidate, type, body, next_ask_at)
            VALUES (?, ?, ?, ?, now() + ? * interval '1 millisecond')
            ON CONFLICT (key) DO UPDATE
            SET type = excluded.type, body = excluded.body, asked = 1, next_ask_at = excluded.next_ask_at""";

    private static final String DUE = """
            SELECT key, type, body, asked FROM question WHERE next_ask_at <= now()
            ORDER BY next_ask_at LIMIT ? FOR UPDATE SKIP LOCKED""";

    private static final String POSTPONE =
            "UPDATE question SET asked = asked + 1, next_ask_at = now() + ? * interval '1 millisecond' WHERE key = ?";

    private final DataSource database;

    /** A question that is due again. */
    record Row(String key, String type, String body, int asked) {

        Command command() {
            return (Command) Contract.read(type, "question", body.getBytes(StandardCharsets.UTF_8));
        }
    }

    QuestionTable(DataSource database) {
        this.database = database;
    }

    void write(String key, Command command, Duration delay) {
        run(
                WRITE,
                key,
                command.candidate().telegramUserId(),
                Contract.wireName(command.getClass()),
                Contract.json(command),
                delay.toMillis());
    }

    void postpone(String key, Duration delay) {
        run(POSTPONE, delay.toMillis(), key);
    }

    boolean delete(String key) {
        return run("DELETE FROM question WHERE key = ?", key) == 1;
    }

    List<Row> due(int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(DUE)) {
            select.setInt(1, limit);
            List<Row> due = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    due.add(new Row(
                            rows.getString("key"),
                            rows.getString("type"),
                            rows.getString("body"),
                            rows.getInt("asked")));
                }
            }
            return due;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read what is to be asked again", e);
        }
    }

    private int run(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot write a question", e);
        }
    }
}
