package solutions.trainingdata.candidates.bot.telegram.outgoing;

import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.bot.telegram.ScriptedHandler;
import solutions.trainingdata.candidates.bot.telegram.TelegramRows;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxDatabase;
import solutions.trainingdata.candidates.sandbox.telegram.ChatMessage;
import solutions.trainingdata.candidates.sandbox.telegram.Person;
import solutions.trainingdata.candidates.sandbox.telegram.TelegramSimulator;
import solutions.trainingdata.candidates.sandbox.telegram.call.TelegramCall;
import solutions.trainingdata.candidates.sandbox.telegram.call.TelegramFaults;

/** The chat of Anna, who has started the bot: what it shows, what Telegram was asked, and what the rows say. */
final class StartedChat implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(10);

    private static final AtomicLong LAST_PERSON = new AtomicLong(9_000);

    private final TelegramSimulator telegram;
    final TelegramRows rows;
    final Person anna;
    final CandidateId id;

    StartedChat(TelegramSimulator telegram, SandboxDatabase database, ScriptedHandler handler) {
        this.telegram = telegram;
        telegram.clearFaults();
        rows = new TelegramRows(database);
        handler.then(update -> {});
        anna = started("Anna");
        id = new CandidateId(anna.id());
    }

    Person started(String name) {
        Person person = telegram.person(LAST_PERSON.incrementAndGet(), name, null, null, "en");
        person.says("/start");
        await().atMost(SOON).until(() -> "HANDLED"
                .equals(rows.value("SELECT state FROM telegram_update WHERE chat_id = " + person.id())));
        return person;
    }

    static Screen text(String html) {
        return new Screen(html, List.of());
    }

    static void transaction(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }

    static Fault on(String method, String text, Fault.Effect effect, int times) {
        return TelegramFaults.on(
                method, call -> call.text("text").filter(text::equals).isPresent(), times, effect);
    }

    /** All messages of the bot as they were first sent. */
    List<String> fromBot() {
        return anna.chat().messages().stream()
                .filter(ChatMessage::fromBot)
                .map(message -> message.history().get(0))
                .toList();
    }

    List<TelegramCall> calls(String method) {
        return telegram.calls(method).stream()
                .filter(call -> call.number("chat_id", 0) == anna.id())
                .toList();
    }

    String state(String purpose) {
        return rows.value(
                "SELECT state FROM telegram_message WHERE chat_id = " + anna.id() + " AND purpose = '" + purpose + "'");
    }

    /** Telegram is itself again. */
    @Override
    public void close() {
        telegram.clearFaults();
        telegram.setLatency(Duration.ZERO);
    }
}
