package solutions.trainingdata.candidates.bot.telegram.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static solutions.trainingdata.candidates.bot.telegram.incoming.Conversation.SOON;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.bot.telegram.Chats;
import solutions.trainingdata.candidates.bot.telegram.IncomingUpdate;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.bot.telegram.ScriptedHandler;
import solutions.trainingdata.candidates.bot.telegram.TelegramProfile;
import solutions.trainingdata.candidates.bot.telegram.TelegramRows;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxDatabase;
import solutions.trainingdata.candidates.sandbox.telegram.Person;
import solutions.trainingdata.candidates.sandbox.telegram.TelegramSimulator;
import solutions.trainingdata.candidates.sandbox.telegram.call.TelegramFaults;

/** How fetched updates reach the handler: each chat's in order and once, whatever else is the matter. */
@QuarkusTest
@TestProfile(TelegramProfile.class)
class UpdateDispatchIT {

    @Inject
    ScriptedHandler handler;

    @Inject
    Chats chats;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    MeterRegistry meters;

    TelegramSimulator telegram;
    SandboxDatabase database;
    private Conversation conversation;
    private Person anna;
    private TelegramRows rows;

    @BeforeEach
    void aNewPerson() {
        conversation = new Conversation(telegram, database, handler);
        anna = conversation.anna;
        rows = conversation.rows;
    }

    @AfterEach
    void noFaults() {
        conversation.close();
    }

    @Test
    void handlesWhatAPersonSaysInOrderAndOnce() {
        IntStream.rangeClosed(1, 30).forEach(n -> anna.says("line " + n));
        await().atMost(SOON).until(() -> handler.said(anna.id()).size() >= 30);
        assertThat(handler.said(anna.id()))
                .isEqualTo(
                        IntStream.rangeClosed(1, 30).mapToObj(n -> "line " + n).toList());
        IncomingUpdate first = handler.calls(anna.id()).get(0);
        assertThat(first.person().languageCode()).isEqualTo("ru-RU");
        assertThat(first.person().username()).isNull();
        await().atMost(SOON).until(() -> telegram.pendingUpdates() == 0);
    }

    @Test
    void answersAButtonBeforeItsPressIsHandled() throws Exception {
        CountDownLatch mayGoOn = new CountDownLatch(1);
        handler.then(update -> {
            if (update instanceof IncomingUpdate.Said) {
                chats.tell(
                        update.person().id(),
                        "menu",
                        new Screen("Menu", List.of(List.of(Screen.Button.press("Go", "v1|go")))));
            } else {
                waitFor(mayGoOn);
            }
        });
        anna.says("/start");
        anna.presses("Go");
        anna.awaitCallbackAnswer("", SOON);
        assertThat(rows.value("SELECT state FROM telegram_update WHERE chat_id = " + anna.id()
                        + " ORDER BY arrival DESC LIMIT 1"))
                .isEqualTo("NEW");
        mayGoOn.countDown();
        await().atMost(SOON).until(() -> handler.calls(anna.id()).stream()
                .anyMatch(update -> update instanceof IncomingUpdate.Pressed pressed
                        && pressed.data().equals("v1|go")));
    }

    @Test
    void aPressThatIsTooOldToAnswerIsHandledAllTheSame() {
        handler.then(update -> {
            if (update instanceof IncomingUpdate.Said) {
                chats.tell(
                        update.person().id(),
                        "menu",
                        new Screen("Menu", List.of(List.of(Screen.Button.press("Go", "v1|go")))));
            }
        });
        anna.says("/start");
        anna.button("Go");
        telegram.inject(TelegramFaults.refusal(
                "answerCallbackQuery",
                1,
                400,
                "Bad Request: query is too old and response timeout expired or query ID is invalid"));
        anna.presses("Go");
        await().atMost(SOON).until(() -> handler.calls(anna.id()).size() == 2);
        assertThat(anna.chat().callbackAnswers()).isEmpty();
    }

    @Test
    void aPoisonUpdateIsParkedAndTheNextIsHandled() {
        double before = meters.counter("telegram_updates", "outcome", "parked").count();
        handler.then(update -> {
            if (update instanceof IncomingUpdate.Said said && said.text().equals("poison")) {
                chats.tell(update.person().id(), "never", new Screen("Never shown", List.of()));
                throw new IllegalStateException("does not go down");
            }
        });
        anna.says("poison");
        anna.says("bread");
        await().atMost(SOON).until(() -> handler.said(anna.id()).contains("bread"));
        assertThat(handler.said(anna.id())).containsExactly("poison", "poison", "poison", "poison", "poison", "bread");
        assertThat(meters.counter("telegram_updates", "outcome", "parked").count() - before)
                .isEqualTo(1);
        assertThat(rows.value(
                        "SELECT last_error FROM telegram_update WHERE state = 'PARKED' AND chat_id = " + anna.id()))
                .contains("does not go down");
        assertThat(rows.value("SELECT count(*) FROM telegram_message WHERE chat_id = " + anna.id()))
                .isEqualTo("0");
    }

    @Test
    void leavesAChatThatAnotherReplicaIsHandling() throws Exception {
        try (Connection other = rows.connect();
                Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(hashtextextended('telegram-chat-" + anna.id() + "', 0))");
            anna.says("one");
            anna.says("two");
            await().atMost(SOON).until(() -> telegram.pendingUpdates() == 0);
            Person boris = conversation.another("Boris");
            boris.says("three");
            await().atMost(SOON).until(() -> !handler.said(boris.id()).isEmpty());
            assertThat(handler.said(anna.id())).isEmpty();
        }
        await().atMost(SOON).until(() -> handler.said(anna.id()).size() == 2);
        assertThat(handler.said(anna.id())).containsExactly("one", "two");
    }

    @Test
    void oneChatsTroubleDoesNotHoldUpAnother() {
        Person boris = conversation.another("Boris");
        CountDownLatch mayGoOn = new CountDownLatch(1);
        handler.then(update -> {
            if (update.person().id().telegramUserId() == anna.id()) {
                waitFor(mayGoOn);
            }
        });
        anna.says("slow");
        await().atMost(SOON).until(() -> !handler.said(anna.id()).isEmpty());
        boris.says("quick");
        await().atMost(SOON).until(() -> "HANDLED"
                .equals(rows.value("SELECT state FROM telegram_update WHERE chat_id = " + boris.id())));
        mayGoOn.countDown();
    }

    @Test
    void blockingTheBotIsHandedOn() {
        anna.says("hello");
        anna.blocks();
        anna.unblocks();
        await().atMost(SOON).until(() -> handler.calls(anna.id()).size() == 3);
        assertThat(handler.calls(anna.id()).subList(1, 3))
                .extracting(update -> ((IncomingUpdate.Reachable) update).reachable())
                .containsExactly(false, true);
    }

    @Test
    void purgesOldUpdatesButNeverWhatIsStillToBeHandled() {
        rows.change("INSERT INTO telegram_update (update_id, chat_id, body, state, received_at, next_try_at) VALUES"
                + " (1, 1, '{}', 'HANDLED', now() - interval '8 days', now()),"
                + " (2, 1, '{}', 'HANDLED', now() - interval '6 days', now()),"
                + " (3, 2, '{}', 'NEW', now() - interval '8 days', now() + interval '1 day')");
        QuarkusTransaction.requiringNew().run(() -> new UpdateTable(dataSource).purge(Duration.ofDays(7)));
        assertThat(rows.value("SELECT string_agg(update_id::text, ',' ORDER BY update_id) FROM telegram_update"
                        + " WHERE update_id < 10"))
                .isEqualTo("2,3");
        rows.change("DELETE FROM telegram_update WHERE update_id < 10");
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The test did not go on");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
