package solutions.trainingdata.candidates.sandbox.launcher;

import java.nio.file.Path;

/** One of the four services: its module is its name. */
public enum Service {
    ACCOUNT("account-service", "candidates_account"),
    TASK("task-service", "candidates_task"),
    METRICS("metrics-service", "candidates_metrics"),
    BOT("bot-gateway", "candidates_bot");

    private final String module;
    private final String database;

    Service(String module, String database) {
        this.module = module;
        this.database = database;
    }

    public String module() {
        return module;
    }

    public String database() {
        return database;
    }

    /** What Maven packages and {@code java -jar} starts. */
    public Path jar(Path projectRoot) {
        return projectRoot.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
