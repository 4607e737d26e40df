package solutions.trainingdata.candidates.ops.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import solutions.trainingdata.candidates.sandbox.postgres.PostgresNode;

/** What {@code deploy/compose/databases} makes, and that dumps are restored as docs/operations.md says. */
class DatabasesIT {

    private static PostgresNode postgres;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        Assumptions.assumeTrue(
                PostgresNode.installed().isPresent(),
                "SKIPPED: no PostgreSQL is installed, so deploy/compose/databases was not tried");
        postgres = PostgresNode.start();
        makeDatabases("first");
    }

    @AfterAll
    static void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    void eachServiceOwnsItsDatabaseAndEntersNoOther() throws SQLException {
        for (String service : ProjectFiles.SERVICES) {
            execute(service, database(service), "CREATE TABLE own (id int)");
            for (String other : ProjectFiles.SERVICES) {
                if (!other.equals(service)) {
                    assertThatThrownBy(() -> execute(service, database(other), "SELECT 1"))
                            .hasMessageContaining("permission denied for database");
                }
            }
            execute(service, database(service), "DROP TABLE own");
        }
    }

    @Test
    void runAgainItChangesPasswordsAndKeepsWhatIsThere() throws SQLException {
        execute("task-service", "candidates_task", "CREATE TABLE kept (id int)");
        makeDatabases("it's \"another\" \\ one");
        assertThatThrownBy(() -> connect("task-service", "candidates_task", "first"))
                .hasMessageContaining("password authentication failed");
        connect("task-service", "candidates_task", "it's \"another\" \\ one").close();
        makeDatabases("first");
        execute("task-service", "candidates_task", "DROP TABLE kept");
    }

    @Test
    void aDumpIsRestoredWithItsOwnerAndItsRights() throws SQLException {
        execute("account-service", "candidates_account", "CREATE TABLE account (id int)");
        execute("account-service", "candidates_account", "INSERT INTO account VALUES (4711)");
        String dump = folder.resolve("candidates_account.dump").toString();
        run(Map.of(), List.of(program("pg_dump"), "-U", "postgres", "-Fc", "-f", dump, "candidates_account"));
        execute("account-service", "candidates_account", "DROP TABLE account");
        execute("account-service", "candidates_account", "CREATE TABLE newer_than_the_dump (id int)");
        run(
                Map.of(),
                List.of(
                        program("pg_restore"),
                        "-U",
                        "postgres",
                        "--clean",
                        "--if-exists",
                        "--create",
                        "-d",
                        "postgres",
                        dump));
        makeDatabases("first");
        execute("account-service", "candidates_account", "INSERT INTO account VALUES (4712)");
        assertThat(count("SELECT count(*) FROM account")).isEqualTo(2);
        assertThat(count("SELECT count(*) FROM pg_tables WHERE tablename = 'newer_than_the_dump'"))
                .isZero();
        assertThatThrownBy(() -> execute("task-service", "candidates_account", "SELECT 1"))
                .hasMessageContaining("permission denied for database");
    }

    private static String database(String service) {
        return "candidates_" + service.split("-")[0];
    }

    private static String program(String name) {
        return PostgresNode.installed().orElseThrow().resolve(name).toString();
    }

    private static void makeDatabases(String password) {
        Map<String, String> passwords = new LinkedHashMap<>();
        ProjectFiles.SERVICES.forEach(service ->
                passwords.put(service.toUpperCase(Locale.ROOT).replace('-', '_') + "_DATABASE_PASSWORD", password));
        run(
                passwords,
                List.of(ProjectFiles.ROOT.resolve("deploy/compose/databases").toString()));
    }

    private static void run(Map<String, String> environment, List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            builder.environment()
                    .putAll(Map.of(
                            "PGHOST", "127.0.0.1",
                            "PGPORT", Integer.toString(postgres.port()),
                            "PGPASSWORD", postgres.password()));
            builder.environment()
                    .merge("PATH", PostgresNode.installed().orElseThrow() + ":", (path, own) -> own + path);
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
        } catch (IOException e) {
            throw new AssertionError(command + " cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Connection connect(String role, String database, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/" + database, role, password);
    }

    private static void execute(String role, String database, String sql) throws SQLException {
        try (Connection connection = connect(role, database, "first");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(String select) throws SQLException {
        try (Connection connection = connect("account-service", "candidates_account", "first");
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select)) {
            row.next();
            return row.getLong(1);
        }
    }
}
