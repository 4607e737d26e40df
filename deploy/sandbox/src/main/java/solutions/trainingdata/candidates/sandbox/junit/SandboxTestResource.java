package solutions.trainingdata.candidates.sandbox.junit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import solutions.trainingdata.candidates.sandbox.broker.SandboxBroker;
import solutions.trainingdata.candidates.sandbox.cvat.CvatOptions;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSimulator;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxDatabase;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxPostgres;
import solutions.trainingdata.candidates.sandbox.telegram.TelegramSimulator;

/**
 * Gives a {@code @QuarkusTest} the sandbox's parts: configures the service to use them, by the same names as its
 * environment, and sets the test's fields of their types. One PostgreSQL server per test profile (Quarkus loads
 * each with classes of its own); a fresh database, broker and simulators per start of the service.
 *
 * <p>{@code @QuarkusTestResource(SandboxTestResource.class)} with {@code initArgs} names the parts that are wanted, as
 * in {@code parts=postgres,broker}; all by default.
 */
public final class SandboxTestResource implements QuarkusTestResourceLifecycleManager {

    private static final String BOT_TOKEN = "700100:sandbox-bot-token";
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static SandboxPostgres sharedPostgres;

    private static final String CVAT_PASSWORD = "sandbox-cvat-password";

    private String parts = "postgres,broker,telegram,cvat";
    private SandboxDatabase database;
    private SandboxBroker broker;
    private TelegramSimulator telegram;
    private CvatSimulator cvat;

    @Override
    public void init(Map<String, String> initArgs) {
        parts = initArgs.getOrDefault("parts", parts);
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> config = new HashMap<>();
        if (parts.contains("postgres")) {
            startPostgres(config);
        }
        if (parts.contains("broker")) {
            startBroker(config);
        }
        if (parts.contains("telegram")) {
            startTelegram(config);
        }
        if (parts.contains("cvat")) {
            startCvat(config);
        }
        return config;
    }

    private void startPostgres(Map<String, String> config) {
        database = postgres().database("test_" + DATABASES.incrementAndGet());
        config.put("DATABASE_URL", database.url());
        config.put("DATABASE_USERNAME", database.username());
        config.put("DATABASE_PASSWORD", database.password());
    }

    private static synchronized SandboxPostgres postgres() {
        if (sharedPostgres == null) {
            sharedPostgres = SandboxPostgres.start();
            Runtime.getRuntime().addShutdownHook(new Thread(sharedPostgres::close));
        }
        return sharedPostgres;
    }

    private void startBroker(Map<String, String> config) {
        Path definitions = Path.of(System.getProperty("project.root"), "deploy", "rabbitmq", "definitions.json");
        broker = SandboxBroker.start(definitions, 0);
        config.put("RABBITMQ_HOST", "127.0.0.1");
        config.put("RABBITMQ_PORT", String.valueOf(broker.port()));
        config.put("RABBITMQ_USERNAME", broker.username());
        config.put("RABBITMQ_PASSWORD", broker.password());
        config.put("RABBITMQ_VHOST", broker.virtualHost());
        config.put("quarkus.log.category.\"qpid\".level", "WARN");
        config.put("quarkus.log.category.\"org.apache.qpid\".level", "WARN");
    }

    private void startTelegram(Map<String, String> config) {
        telegram = TelegramSimulator.start(0, BOT_TOKEN);
        config.put("BOT_TOKEN", BOT_TOKEN);
        config.put("TELEGRAM_API_URL", telegram.url());
    }

    private void startCvat(Map<String, String> config) {
        cvat = CvatSimulator.start(0, CvatOptions.withAdminPassword(CVAT_PASSWORD));
        config.put("CVAT_URL", cvat.url());
        config.put("CVAT_USERNAME", CvatSimulator.ADMIN);
        config.put("CVAT_PASSWORD", CVAT_PASSWORD);
    }

    @Override
    public void inject(TestInjector injector) {
        inject(injector, database, SandboxDatabase.class);
        inject(injector, sharedPostgres, SandboxPostgres.class);
        inject(injector, broker, SandboxBroker.class);
        inject(injector, telegram, TelegramSimulator.class);
        inject(injector, cvat, CvatSimulator.class);
    }

    private static void inject(TestInjector injector, Object part, Class<?> type) {
        if (part != null) {
            injector.injectIntoFields(part, field -> field.getType() == type);
        }
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.close();
        }
        if (telegram != null) {
            telegram.close();
        }
        if (cvat != null) {
            cvat.close();
        }
    }
}
