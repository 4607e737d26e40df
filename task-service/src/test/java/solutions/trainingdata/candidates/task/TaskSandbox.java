package solutions.trainingdata.candidates.task;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import solutions.trainingdata.candidates.sandbox.broker.SandboxBroker;
import solutions.trainingdata.candidates.sandbox.cvat.CvatOptions;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSimulator;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxDatabase;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxPostgres;

/** PostgreSQL, broker, CVAT and a folder of assignments (without any ground truth) for this service's tests. */
public class TaskSandbox implements QuarkusTestResourceLifecycleManager {

    private SandboxPostgres postgres;
    private SandboxBroker broker;
    private CvatSimulator cvat;
    private TestAssignments assignments;

    @Override
    public Map<String, String> start() {
        postgres = SandboxPostgres.start();
        broker = SandboxBroker.start(
                Path.of(System.getProperty("project.root", "..")).resolve("deploy/rabbitmq/definitions.json"), 0);
        assignments = new TestAssignments(temporaryFolder());
        cvat = CvatSimulator.start(
                0,
                CvatOptions.withAdminPassword("sandbox-admin")
                        .withShare(assignments.share())
                        .withCreationTime(Duration.ofMillis(100)));
        return config();
    }

    private Map<String, String> config() {
        SandboxDatabase database = postgres.database("task");
        Map<String, String> config = new HashMap<>();
        config.put("DATABASE_URL", database.url());
        config.put("DATABASE_USERNAME", database.username());
        config.put("DATABASE_PASSWORD", database.password());
        config.put("RABBITMQ_PORT", Integer.toString(broker.port()));
        config.put("RABBITMQ_USERNAME", broker.username());
        config.put("RABBITMQ_PASSWORD", broker.password());
        config.put("CVAT_URL", cvat.url());
        config.put("CVAT_USERNAME", CvatSimulator.ADMIN);
        config.put("CVAT_PASSWORD", cvat.adminPassword());
        config.put("CVAT_PUBLIC_URL", "https://cvat.example/");
        config.put("ASSIGNMENTS_DIR", assignments.directory().toString());
        config.put("work.first-delay", "50ms");
        config.put("work.longest-delay", "200ms");
        config.put("attempt.look-again-after", "50ms");
        config.put("attempt.images-within", "4s");
        config.put("attempt.discard-within", "1s");
        config.put("attempt.sweep-at-most", "20");
        config.put("watch.look-every", "1h");
        config.put("watch.longest-pause", "4h");
        config.put("watch.away-for", "500ms");
        config.put("cvat.refused-login-for", "500ms");
        config.put("cvat.call-within", "2s");
        config.put("cvat.upload-within", "4s");
        return config;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(cvat, new TestInjector.MatchesType(CvatSimulator.class));
        injector.injectIntoFields(assignments, new TestInjector.MatchesType(TestAssignments.class));
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("task-assignments");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        cvat.close();
        broker.close();
        postgres.close();
        assignments.delete();
    }
}
