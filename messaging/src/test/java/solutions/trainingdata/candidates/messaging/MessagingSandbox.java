package solutions.trainingdata.candidates.messaging;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import solutions.trainingdata.candidates.sandbox.broker.SandboxBroker;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxDatabase;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxPostgres;

/** PostgreSQL and broker for this module's tests: a service whose commands are metrics-service's and events the bot's. */
public class MessagingSandbox implements QuarkusTestResourceLifecycleManager {

    private SandboxPostgres postgres;
    private SandboxBroker broker;

    @Override
    public Map<String, String> start() {
        postgres = SandboxPostgres.start();
        broker = SandboxBroker.start(
                Path.of(System.getProperty("project.root", "..")).resolve("deploy/rabbitmq/definitions.json"), 0);
        SandboxDatabase database = postgres.database("messaging");
        return Map.of(
                "DATABASE_URL", database.url(),
                "DATABASE_USERNAME", database.username(),
                "DATABASE_PASSWORD", database.password(),
                "RABBITMQ_PORT", Integer.toString(broker.port()),
                "RABBITMQ_USERNAME", broker.username(),
                "RABBITMQ_PASSWORD", broker.password());
    }

    /** Sets the test's fields of their types, so that it can take a part away. */
    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(postgres, field -> field.getType() == SandboxPostgres.class);
        injector.injectIntoFields(broker, field -> field.getType() == SandboxBroker.class);
    }

    @Override
    public void stop() {
        broker.close();
        postgres.close();
    }
}
