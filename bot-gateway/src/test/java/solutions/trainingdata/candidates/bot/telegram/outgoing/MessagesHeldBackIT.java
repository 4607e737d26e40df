package solutions.trainingdata.candidates.bot.telegram.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static solutions.trainingdata.candidates.bot.telegram.outgoing.StartedChat.SOON;
import static solutions.trainingdata.candidates.bot.telegram.outgoing.StartedChat.on;
import static solutions.trainingdata.candidates.bot.telegram.outgoing.StartedChat.text;
import static solutions.trainingdata.candidates.bot.telegram.outgoing.StartedChat.transaction;

import com.pengrad.telegrambot.request.SendMessage;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.bot.telegram.Chats;
import solutions.trainingdata.candidates.bot.telegram.ScriptedHandler;
import solutions.trainingdata.candidates.bot.telegram.TelegramProfile;
import solutions.trainingdata.candidates.bot.telegram.api.ApiAnswer;
import solutions.trainingdata.candidates.bot.telegram.api.BotApi;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxDatabase;
import solutions.trainingdata.candidates.sandbox.telegram.Person;
import solutions.trainingdata.candidates.sandbox.telegram.TelegramSimulator;
import solutions.trainingdata.candidates.sandbox.telegram.call.TelegramCall;
import solutions.trainingdata.candidates.sandbox.telegram.call.TelegramFaults;

/** Messages that wait: as long as Telegram says, or until the person can be reached again. */
@QuarkusTest
@TestProfile(TelegramProfile.class)
class MessagesHeldBackIT {

    @Inject
    ScriptedHandler handler;

    @Inject
    Chats chats;

    @Inject
    AgroalDataSource source;

    @Inject
    BotApi api;

    @Inject
    MeterRegistry meters;

    TelegramSimulator telegram;
    SandboxDatabase database;
    private StartedChat chat;
    private Person anna;
    private CandidateId id;

    @BeforeEach
    void aPersonWhoStarted() {
        chat = new StartedChat(telegram, database, handler);
        anna = chat.anna;
        id = chat.id;
    }

    @AfterEach
    void noFaults() {
        chat.close();
    }

    @Test
    void theWholeBotWaitsAsLongAsTelegramSays() {
        Person boris = chat.started("Boris");
        telegram.inject(
                on("sendMessage", "flood", new Fault.Effect.AnswerInstead(TelegramFaults.tooManyRequests(2)), 1));
        transaction(() -> chats.tell(id, "flood", text("flood")));
        await().atMost(SOON).until(() -> !chat.calls("sendMessage").isEmpty());
        await().atMost(SOON).until(() -> chat.state("flood").equals("WAITING"));
        transaction(() -> chats.tell(new CandidateId(boris.id()), "other", text("other")));
        boris.awaitMessage("other", SOON);
        anna.awaitMessage("flood", SOON);
        TelegramCall refused = chat.calls("sendMessage").get(0);
        TelegramCall toBoris = telegram.calls("sendMessage").stream()
                .filter(call -> call.number("chat_id", 0) == boris.id())
                .findFirst()
                .orElseThrow();
        assertThat(Duration.between(refused.receivedAt(), toBoris.receivedAt())).isGreaterThan(Duration.ofMillis(1900));
        assertThat(chat.fromBot()).containsExactly("flood");
    }

    @Test
    void whatIsNewGoesBeforeWhatOnlyChanges() {
        Person boris = chat.started("Boris");
        transaction(() -> {
            chats.tell(id, "to change", text("to change"));
            chats.tell(id, "to go", text("to go"));
        });
        anna.awaitMessage("to go", SOON);
        telegram.inject(
                on("sendMessage", "flood", new Fault.Effect.AnswerInstead(TelegramFaults.tooManyRequests(4)), 1));
        transaction(() -> chats.tell(new CandidateId(boris.id()), "flood", text("flood")));
        await().atMost(SOON).until(() -> telegram.calls("sendMessage").stream()
                .anyMatch(call -> call.text("text").filter("flood"::equals).isPresent()));
        transaction(() -> {
            chats.remove(id, "to go", Duration.ZERO);
            chats.show(id, "to change", text("changed"));
        });
        MessageTable table = new MessageTable(source);
        assertThat(table.due(List.of(boris.id()), 10))
                .extracting(MessageRow::purpose)
                .containsExactly("to go", "to change");
        transaction(() -> chats.tell(id, "new", text("new")));
        assertThat(table.due(List.of(boris.id()), 10))
                .extracting(MessageRow::purpose)
                .containsExactly("to go", "new");
        anna.awaitMessage("changed", SOON);
        anna.awaitMessage("new", SOON);
    }

    @Test
    void waitsWhenTelegramHasHadEnoughForAChat() {
        for (int n = 0; n < 10; n++) {
            api.call(new SendMessage(anna.id(), "of another program"));
        }
        assertThat(api.call(new SendMessage(anna.id(), "one too many"))).isInstanceOf(ApiAnswer.TooMany.class);
        double before =
                meters.counter("telegram_messages", "outcome", "limited").count();
        transaction(() -> chats.tell(id, "patient", text("patient")));
        anna.awaitMessage("patient", SOON);
        assertThat(meters.counter("telegram_messages", "outcome", "limited").count())
                .isGreaterThan(before);
        assertThat(anna.chat().timesSent("patient")).isEqualTo(1);
    }

    @Test
    void doesNotWriteFasterToAChatThanTelegramLikes() {
        transaction(() -> IntStream.rangeClosed(1, 6).forEach(n -> chats.tell(id, "m" + n, text("m" + n))));
        anna.awaitMessage("m6", Duration.ofSeconds(20));
        List<TelegramCall> calls = chat.calls("sendMessage");
        assertThat(Duration.between(calls.get(0).receivedAt(), calls.get(5).receivedAt()))
                .isBetween(Duration.ofMillis(2500), Duration.ofSeconds(8));
    }

    @Test
    void messagesToSomebodyWhoBlockedTheBotWaitUntilTheyComeBack() {
        anna.blocks();
        transaction(() -> chats.tell(id, "kept", text("kept")));
        await().atMost(SOON).until(() -> "f"
                .equals(chat.rows.value("SELECT reachable FROM telegram_chat WHERE chat_id = " + anna.id())));
        assertThat(chat.state("kept")).isEqualTo("WAITING");
        anna.unblocks();
        anna.awaitMessage("kept", SOON);
        assertThat(chat.fromBot()).containsExactly("kept");
    }

    @Test
    void somebodyWhomTelegramSaysUnreachableIsWrittenToAgainAfterTheirNextUpdate() {
        telegram.inject(TelegramFaults.refusal("sendMessage", 1, 403, "Forbidden: user is deactivated"));
        transaction(() -> chats.tell(id, "kept", text("kept")));
        await().atMost(SOON).until(() -> "f"
                .equals(chat.rows.value("SELECT reachable FROM telegram_chat WHERE chat_id = " + anna.id())));
        anna.says("back");
        anna.awaitMessage("kept", SOON);
        assertThat(chat.calls("sendMessage")).hasSize(2);
    }

    @Test
    void messagesToADeletedAccountAreUnreachableAndTroubleNobody() {
        anna.deletesAccount();
        transaction(() -> chats.tell(id, "never", text("never")));
        await().atMost(SOON).until(() -> "f"
                .equals(chat.rows.value("SELECT reachable FROM telegram_chat WHERE chat_id = " + anna.id())));
        Person boris = chat.started("Boris");
        transaction(() -> chats.tell(new CandidateId(boris.id()), "hello", text("hello Boris")));
        boris.awaitMessage("hello Boris", SOON);
    }
}
