package solutions.trainingdata.candidates.bot.telegram.incoming;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import solutions.trainingdata.candidates.bot.telegram.ScriptedHandler;
import solutions.trainingdata.candidates.bot.telegram.TelegramRows;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxDatabase;
import solutions.trainingdata.candidates.sandbox.telegram.Person;
import solutions.trainingdata.candidates.sandbox.telegram.TelegramSimulator;

/** Anna, whom the bot does not know yet, and a handler that does nothing until a test tells it to. */
final class Conversation implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(10);

    private static final AtomicLong LAST_PERSON = new AtomicLong(5_000);

    private final TelegramSimulator telegram;
    final Person anna;
    final TelegramRows rows;

    Conversation(TelegramSimulator telegram, SandboxDatabase database, ScriptedHandler handler) {
        this.telegram = telegram;
        telegram.clearFaults();
        rows = new TelegramRows(database);
        handler.then(update -> {});
        anna = telegram.person(LAST_PERSON.incrementAndGet(), "Anna", null, null, "ru-RU");
    }

    Person another(String name) {
        return telegram.person(LAST_PERSON.incrementAndGet(), name, null, null, null);
    }

    /** Telegram is itself again. */
    @Override
    public void close() {
        telegram.clearFaults();
        telegram.setLatency(Duration.ZERO);
    }
}
