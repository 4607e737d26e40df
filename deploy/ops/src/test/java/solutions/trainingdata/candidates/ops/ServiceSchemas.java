package solutions.trainingdata.candidates.ops;

import java.util.Map;
import org.flywaydb.core.Flyway;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxDatabase;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxPostgres;

/** The four databases with the tables that the services' own migrations make. */
public final class ServiceSchemas {

    private static final Map<String, String> SERVICES = Map.of(
            "candidates_account", "account-service",
            "candidates_task", "task-service",
            "candidates_metrics", "metrics-service",
            "candidates_bot", "bot-gateway");

    private ServiceSchemas() {}

    public static void make(SandboxPostgres postgres) {
        SERVICES.forEach((name, service) -> {
            SandboxDatabase database = postgres.database(name);
            migrate(database, service + "/src/main/resources/db/migration", "flyway_schema_history");
            migrate(database, "messaging/src/main/resources/db/messaging", "flyway_messaging_history");
        });
    }

    private static void migrate(SandboxDatabase database, String folder, String history) {
        Flyway.configure()
                .dataSource(database.url(), database.username(), database.password())
                .locations("filesystem:" + System.getProperty("project.root") + "/" + folder)
                .table(history)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    /** As {@code deploy/up} prints them. */
    public static Map<String, String> environment(SandboxPostgres postgres) {
        SandboxDatabase any = postgres.database("postgres");
        return Map.of(
                "POSTGRES_HOST", "127.0.0.1",
                "POSTGRES_PORT", Integer.toString(postgres.port()),
                "POSTGRES_USERNAME", any.username(),
                "POSTGRES_PASSWORD", any.password());
    }
}
