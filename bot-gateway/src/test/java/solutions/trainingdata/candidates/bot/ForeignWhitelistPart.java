package solutions.trainingdata.candidates.bot;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import solutions.trainingdata.candidates.sandbox.postgres.PostgresNode;
import solutions.trainingdata.candidates.sandbox.postgres.PostgresServer;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxDatabase;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxPostgres;

/**
 * Two servers of the PostgreSQL that the machine has: the gateway's, where it is an ordinary user, and the one with
 * another company's table of HR. Gives a test its field of this type.
 */
public final class ForeignWhitelistPart implements QuarkusTestResourceLifecycleManager {

    /** Of {@link #init}: by what the other table knows people, {@code username} or {@code id}. */
    static final String BY = "by";

    private static final String PASSWORD = "gateway-secret";

    private String by = "username";
    private PostgresServer server;
    private PostgresServer foreign;
    private SandboxDatabase bot;
    private SandboxDatabase crm;

    @Override
    public void init(Map<String, String> arguments) {
        by = arguments.get(BY);
    }

    @Override
    public Map<String, String> start() {
        boolean installed = PostgresNode.installed().isPresent();
        server = installed ? PostgresNode.start() : SandboxPostgres.start();
        foreign = installed ? PostgresNode.start() : SandboxPostgres.start();
        bot = server.database("candidates_bot");
        crm = foreign.database("crm");
        execute(bot, "CREATE ROLE gateway LOGIN PASSWORD '" + PASSWORD + "'");
        execute(bot, "ALTER DATABASE candidates_bot OWNER TO gateway");
        execute(crm, "CREATE ROLE reader LOGIN PASSWORD 'reader-secret'");
        execute(crm, "CREATE TABLE trainingdata_whitelist (telegram_login varchar(100), telegram_number bigint)");
        execute(crm, "GRANT SELECT ON trainingdata_whitelist TO reader");
        return Map.of(
                "DATABASE_URL",
                bot.url(),
                "DATABASE_USERNAME",
                "gateway",
                "DATABASE_PASSWORD",
                PASSWORD,
                "WHITELIST",
                "foreign-" + by);
    }

    PostgresServer foreign() {
        return foreign;
    }

    /** In the gateway's database, as its superuser. */
    void here(String sql) {
        execute(bot, sql);
    }

    void there(String sql) {
        execute(crm, sql);
    }

    /** Runs deploy/postgres/whitelist-fdw.sql. @return what psql says */
    String setUp(String remotePassword) {
        Path script = Path.of(System.getProperty("project.root"), "deploy", "postgres", "whitelist-fdw.sql");
        List<String> command = new ArrayList<>(List.of(
                PostgresNode.installed().orElseThrow().resolve("psql").toString(),
                "--no-psqlrc",
                "--host=127.0.0.1",
                "--port=" + server.port(),
                "--username=" + bot.username(),
                "--dbname=candidates_bot",
                "--file=" + script));
        Map.of(
                        "remote_host", "127.0.0.1",
                        "remote_port", String.valueOf(foreign.port()),
                        "remote_db", "crm",
                        "remote_user", "reader",
                        "remote_table", "trainingdata_whitelist",
                        "remote_column", by.equals("id") ? "telegram_number" : "telegram_login",
                        "gateway_user", "gateway")
                .forEach((name, value) -> command.add("--set=" + name + "=" + value));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", bot.password());
        builder.environment().put("WHITELIST_PASSWORD", remotePassword);
        try {
            Process psql = builder.start();
            String said = new String(psql.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            psql.waitFor(30, TimeUnit.SECONDS);
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void execute(SandboxDatabase database, String sql) {
        try (Connection connection =
                        DriverManager.getConnection(database.url(), database.username(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, field -> field.getType() == ForeignWhitelistPart.class);
    }

    @Override
    public void stop() {
        server.close();
        foreign.close();
    }
}
