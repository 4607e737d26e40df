package solutions.trainingdata.candidates.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxPostgresTest {

    @Test
    void givesEachServiceItsOwnDatabase() throws SQLException {
        try (SandboxPostgres postgres = SandboxPostgres.start()) {
            SandboxDatabase account = postgres.database("account");
            execute(account, "CREATE TABLE only_here (id int)");
            execute(postgres.database("account"), "INSERT INTO only_here VALUES (1)");
            SandboxDatabase task = postgres.database("task");

            assertThatThrownBy(() -> execute(task, "SELECT * FROM only_here")).hasMessageContaining("only_here");
            assertThat(number(task, "SELECT current_setting('server_version_num')::int / 10000"))
                    .isEqualTo(17);
        }
    }

    @Test
    void keepsDataAndPortWhenStoppedAndStartedAgain() throws SQLException {
        try (SandboxPostgres postgres = SandboxPostgres.start()) {
            SandboxDatabase database = postgres.database("account");
            execute(database, "CREATE TABLE kept AS SELECT 7 AS id");
            postgres.stop();
            assertThatThrownBy(() -> number(database, "SELECT id FROM kept")).isInstanceOf(SQLException.class);

            postgres.startAgain();

            assertThat(number(database, "SELECT id FROM kept")).isEqualTo(7);
        }
    }

    @Test
    void keepsItsDataInAGivenFolderAndRefusesItToASecondServer(@TempDir Path folder) throws SQLException {
        Path data = folder.resolve("postgres");
        try (SandboxPostgres first = SandboxPostgres.start(data, 0)) {
            execute(first.database("account"), "CREATE TABLE kept AS SELECT 7 AS id");
            assertThatThrownBy(() -> SandboxPostgres.start(data, 0)).hasMessageContaining("in use by process");
        }
        assertThat(Files.isDirectory(data)).isTrue();
        try (SandboxPostgres second = SandboxPostgres.start(data, 0)) {
            assertThat(number(second.database("account"), "SELECT id FROM kept"))
                    .isEqualTo(7);
        }
    }

    private static Connection connect(SandboxDatabase database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.username(), database.password());
    }

    private static void execute(SandboxDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(SandboxDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        }
    }
}
