package solutions.trainingdata.candidates.bot.telegram;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import solutions.trainingdata.candidates.sandbox.broker.SandboxBroker;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxDatabase;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxPostgres;
import solutions.trainingdata.candidates.sandbox.telegram.TelegramSimulator;

/** PostgreSQL, broker and Telegram for the tests of this package; sets a test's fields of these types. */
public class TelegramParts implements QuarkusTestResourceLifecycleManager {

    /** 32 zero bytes. */
    public static final String CREDENTIALS_KEY = "k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private static final String TOKEN = "700100:telegram-parts-secret";

    private SandboxPostgres postgres;
    private SandboxDatabase database;
    private SandboxBroker broker;
    private TelegramSimulator telegram;

    @Override
    public Map<String, String> start() {
        postgres = SandboxPostgres.start();
        database = postgres.database("bot");
        broker = SandboxBroker.start(
                Path.of(System.getProperty("project.root", "..")).resolve("deploy/rabbitmq/definitions.json"), 0);
        telegram = TelegramSimulator.start(0, TOKEN);
        Map<String, String> config = new HashMap<>();
        config.put("DATABASE_URL", database.url());
        config.put("DATABASE_USERNAME", database.username());
        config.put("DATABASE_PASSWORD", database.password());
        config.put("RABBITMQ_PORT", Integer.toString(broker.port()));
        config.put("RABBITMQ_USERNAME", broker.username());
        config.put("RABBITMQ_PASSWORD", broker.password());
        config.put("BOT_TOKEN", TOKEN);
        config.put("TELEGRAM_API_URL", telegram.url());
        config.put("CREDENTIALS_KEY", CREDENTIALS_KEY);
        // The journey shows links to it; nobody follows them here.
        config.put("CVAT_URL", "http://127.0.0.1:9");
        return config;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(telegram, field -> field.getType() == TelegramSimulator.class);
        injector.injectIntoFields(database, field -> field.getType() == SandboxDatabase.class);
    }

    @Override
    public void stop() {
        telegram.close();
        broker.close();
        postgres.close();
    }
}
