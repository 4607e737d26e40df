package solutions.trainingdata.candidates.account;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import solutions.trainingdata.candidates.sandbox.broker.SandboxBroker;
import solutions.trainingdata.candidates.sandbox.cvat.CvatOptions;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSimulator;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxDatabase;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxPostgres;

/** PostgreSQL, broker and CVAT for this service's tests, with short delays. */
public class AccountSandbox implements QuarkusTestResourceLifecycleManager {

    static final String KEY = "test:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private SandboxPostgres postgres;
    private SandboxBroker broker;
    private final LateClock clock = new LateClock();
    private CvatSimulator cvat;
    private Gateway gateway;

    @Override
    public Map<String, String> start() {
        postgres = SandboxPostgres.start();
        broker = SandboxBroker.start(
                Path.of(System.getProperty("project.root")).resolve("deploy/rabbitmq/definitions.json"), 0);
        cvat = CvatSimulator.start(
                0, CvatOptions.withAdminPassword("sandbox-Chief-99").withClock(clock));
        gateway = new Gateway(broker);
        SandboxDatabase database = postgres.database("account");
        Map<String, String> environment = new HashMap<>(Map.of(
                "DATABASE_URL", database.url(),
                "DATABASE_USERNAME", database.username(),
                "DATABASE_PASSWORD", database.password(),
                "RABBITMQ_PORT", Integer.toString(broker.port()),
                "RABBITMQ_USERNAME", broker.username(),
                "RABBITMQ_PASSWORD", broker.password(),
                "CVAT_URL", cvat.url(),
                "CVAT_USERNAME", CvatSimulator.ADMIN,
                "CVAT_PASSWORD", cvat.adminPassword(),
                "CREDENTIALS_KEY", KEY));
        environment.putAll(Map.of(
                "inbox.delay", "20ms",
                "work.first-delay", "100ms",
                "work.longest-delay", "400ms",
                "cvat.refused-login-for", "2s",
                "cvat.call-within", "3s"));
        return environment;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(cvat, new TestInjector.MatchesType(CvatSimulator.class));
        injector.injectIntoFields(clock, new TestInjector.MatchesType(LateClock.class));
        injector.injectIntoFields(gateway, new TestInjector.MatchesType(Gateway.class));
    }

    @Override
    public void stop() {
        gateway.close();
        cvat.close();
        broker.close();
        postgres.close();
    }
}
