package solutions.trainingdata.candidates.bot.telegram;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxDatabase;

/** What the tests look up in the gateway's tables, and the locks they take away from it, as another replica would. */
public final class TelegramRows {

    private final SandboxDatabase database;

    public TelegramRows(SandboxDatabase database) {
        this.database = database;
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.username(), database.password());
    }

    /** The first column of the first row as text; null without a row. */
    public String value(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    public void change(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** Waits for the lock on a connection of its own and cuts the gateway's; closing the connection gives it back. */
    public Connection takeLock(String name) throws SQLException {
        Connection connection = connect();
        try (Statement statement = connection.createStatement()) {
            for (String sql : List.of(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '" + name + "'",
                    "SELECT pg_advisory_lock(hashtextextended('" + name + "', 0))")) {
                statement.execute(sql);
            }
        }
        return connection;
    }
}
