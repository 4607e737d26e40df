package solutions.trainingdata.candidates.ops.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static solutions.trainingdata.candidates.ops.doctor.Installation.CANARY;
import static solutions.trainingdata.candidates.ops.doctor.Installation.freePort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxDatabase;

/** What the doctor says of PostgreSQL, the migrations and the whitelist. */
class DatabasePartIT {

    @RegisterExtension
    final Installation installation = new Installation();

    @Test
    void aDatabaseServerThatIsDown() throws IOException {
        installation.environment.put("POSTGRES_PORT", Integer.toString(freePort()));
        installation.fails("PostgreSQL", "POSTGRES_HOST and POSTGRES_PORT");
    }

    @Test
    void aDatabaseServerThatHangs() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            installation.environment.put("POSTGRES_PORT", Integer.toString(silent.getLocalPort()));
            installation.fails("PostgreSQL", "not reached");
        }
    }

    @Test
    void aDatabaseUserThatDoesNotExist() {
        installation.environment.put("POSTGRES_USERNAME", "nobody");
        installation.environment.put("POSTGRES_PASSWORD", CANARY + "-postgres");
        installation.fails("PostgreSQL", "does not let nobody in");
    }

    /** The sandbox trusts whoever comes from here; this user must prove it. */
    @Test
    void aWrongDatabasePassword() throws Exception {
        execute("candidates_bot", "CREATE ROLE careful LOGIN SUPERUSER PASSWORD '" + CANARY + "-right'");
        Path rules = Path.of(text("candidates_bot", "SHOW hba_file"));
        String before = Files.readString(rules);
        Files.writeString(rules, "host all careful 127.0.0.1/32 scram-sha-256\n" + before);
        execute("candidates_bot", "SELECT pg_reload_conf()");
        try {
            installation.environment.put("POSTGRES_USERNAME", "careful");
            installation.environment.put("POSTGRES_PASSWORD", CANARY + "-wrong");
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> installation.run().exit() == 1);
            installation.fails("PostgreSQL", "POSTGRES_PASSWORD is wrong");
            installation.environment.put("POSTGRES_PASSWORD", CANARY + "-right");
            assertThat(installation.run().exit()).isZero();
        } finally {
            Files.writeString(rules, before);
            execute("candidates_bot", "SELECT pg_reload_conf()");
        }
    }

    @Test
    void aServicesOwnDatabaseByItsUrlWithThePasswordInIt() {
        installation.environment.remove("POSTGRES_HOST");
        SandboxDatabase database = installation.postgres.database("candidates_account");
        installation.environment.put("DATABASE_URL", database.url() + "?password=" + CANARY);
        installation.environment.put("DATABASE_USERNAME", database.username());
        var run = installation.run();
        assertThat(run.lines("FAIL")).isEmpty();
        assertThat(run.output()).containsPattern("ok +candidates_account +migrated to version \\d+");
    }

    @Test
    void aFailedMigration() throws SQLException {
        execute("candidates_task", "UPDATE flyway_schema_history SET success = false WHERE version = '1'");
        try {
            installation.fails("candidates_task", "a migration failed (1 assignments and attempts)");
        } finally {
            execute("candidates_task", "UPDATE flyway_schema_history SET success = true");
        }
    }

    @Test
    void aFailedMigrationOfTheTablesForMessages() throws SQLException {
        execute("candidates_task", "UPDATE flyway_messaging_history SET success = false WHERE version = '1'");
        try {
            installation.fails("candidates_task", "that row of flyway_messaging_history");
        } finally {
            execute("candidates_task", "UPDATE flyway_messaging_history SET success = true");
        }
    }

    @Test
    void anEmptyWhitelistIsAWarning() throws SQLException {
        installation.environment.remove("FIRST_HR");
        var run = installation.run();
        assertThat(run.lines("warn")).singleElement().asString().contains("Whitelist", "nobody can read results");
        assertThat(run.exit()).isZero();
        execute("candidates_bot", "INSERT INTO whitelist (candidate_id) VALUES (815)");
        try {
            assertThat(installation.run().lines("warn")).isEmpty();
        } finally {
            execute("candidates_bot", "DELETE FROM whitelist");
        }
    }

    private String text(String database, String sql) throws SQLException {
        SandboxDatabase where = installation.postgres.database(database);
        try (Connection connection = DriverManager.getConnection(where.url(), where.username(), where.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private void execute(String database, String sql) throws SQLException {
        SandboxDatabase where = installation.postgres.database(database);
        try (Connection connection = DriverManager.getConnection(where.url(), where.username(), where.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
