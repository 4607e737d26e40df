package solutions.trainingdata.candidates.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class PostgresNodeIT {

    @Test
    void cutsConnectionsAndKeepsDataWhenStoppedAndStartedAgain() throws SQLException {
        assumeTrue(PostgresNode.installed().isPresent(), "PostgreSQL is not installed: apt-get install postgresql-15");
        try (PostgresNode node = PostgresNode.start()) {
            SandboxDatabase database = node.database("account");
            Connection left = connect(database, database.password());
            execute(left, "CREATE TABLE kept AS SELECT 7 AS id");
            node.stop();
            assertThatThrownBy(() -> execute(left, "SELECT 1")).isInstanceOf(SQLException.class);

            node.startAgain();

            try (Connection connection = connect(database, database.password());
                    Statement statement = connection.createStatement();
                    ResultSet kept = statement.executeQuery("SELECT id FROM kept")) {
                kept.next();
                assertThat(kept.getInt("id")).isEqualTo(7);
            }
            assertThatThrownBy(() -> connect(database, "guessed")).hasMessageContaining("password");
        }
    }

    private static Connection connect(SandboxDatabase database, String password) throws SQLException {
        return DriverManager.getConnection(database.url(), database.username(), password);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
