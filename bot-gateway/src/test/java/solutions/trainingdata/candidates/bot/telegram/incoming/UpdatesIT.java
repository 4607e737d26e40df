package solutions.trainingdata.candidates.bot.telegram.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.bot.telegram.Chats;
import solutions.trainingdata.candidates.bot.telegram.IncomingUpdate;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.bot.telegram.ScriptedHandler;
import solutions.trainingdata.candidates.bot.telegram.TelegramProfile;
import solutions.trainingdata.candidates.bot.telegram.TelegramRows;
import solutions.trainingdata.candidates.bot.telegram.api.ApiAnswer;
import solutions.trainingdata.candidates.bot.telegram.api.Backoff;
import solutions.trainingdata.candidates.bot.telegram.api.BotApi;
import solutions.trainingdata.candidates.bot.telegram.api.SessionLock;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxDatabase;
import solutions.trainingdata.candidates.sandbox.telegram.Person;
import solutions.trainingdata.candidates.sandbox.telegram.TelegramSimulator;
import solutions.trainingdata.candidates.sandbox.telegram.call.TelegramFaults;

/** From Telegram to the handler. Each test talks as a person of its own. */
@QuarkusTest
@TestProfile(TelegramProfile.class)
class UpdatesIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static long lastPerson = 5_000;

    @Inject
    ScriptedHandler handler;

    @Inject
    Chats chats;

    @Inject
    BotApi api;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    MeterRegistry meters;

    TelegramSimulator telegram;
    SandboxDatabase database;
    private Person anna;
    private TelegramRows rows;

    @BeforeEach
    void aNewPerson() {
        telegram.clearFaults();
        rows = new TelegramRows(database);
        handler.then(update -> {});
        anna = telegram.person(++lastPerson, "Anna", null, null, "ru-RU");
    }

    @AfterEach
    void noFaults() {
        telegram.clearFaults();
        telegram.setLatency(Duration.ZERO);
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
            Person boris = telegram.person(++lastPerson, "Boris", null, null, null);
            boris.says("three");
            await().atMost(SOON).until(() -> !handler.said(boris.id()).isEmpty());
            assertThat(handler.said(anna.id())).isEmpty();
        }
        await().atMost(SOON).until(() -> handler.said(anna.id()).size() == 2);
        assertThat(handler.said(anna.id())).containsExactly("one", "two");
    }

    @Test
    void oneChatsTroubleDoesNotHoldUpAnother() {
        Person boris = telegram.person(++lastPerson, "Boris", null, null, null);
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
    void aBatchStoredByAReplicaThatDiedBeforeTheOffsetMovedIsHandledOnce() throws Exception {
        List<RawUpdate> stored = new ArrayList<>();
        try (Connection other = rows.takeLock("telegram-poller")) {
            await().atMost(SOON).until(() -> nobodyPolls());
            anna.says("one");
            anna.says("two");
            JsonNode batch = ((ApiAnswer.Done) api.updates(0)).result();
            batch.forEach(json -> stored.add(new RawUpdate(json)));
            QuarkusTransaction.requiringNew().run(() -> new UpdateTable(dataSource).store(stored));
            assertThat(telegram.pendingUpdates()).isEqualTo(2);
        }
        await().atMost(SOON).until(() -> telegram.pendingUpdates() == 0);
        anna.says("three");
        await().atMost(SOON).until(() -> handler.said(anna.id()).contains("three"));
        assertThat(handler.said(anna.id())).containsExactly("one", "two", "three");
    }

    /** A poll under way ends by itself within its two seconds; afterwards the number of polls stands still. */
    private boolean nobodyPolls() {
        int before = telegram.calls("getUpdates").size();
        await().during(Duration.ofMillis(2500)).atMost(SOON).until(() -> true);
        return telegram.calls("getUpdates").size() == before;
    }

    @Test
    void goesOnAfterEverythingThatTelegramAndItsProxyCanSay() {
        telegram.inject(TelegramFaults.badGateway("getUpdates", 1));
        telegram.inject(TelegramFaults.hangUpBefore("getUpdates", 1));
        telegram.inject(TelegramFaults.hangUpAfter("getUpdates", 1));
        telegram.inject(TelegramFaults.tooManyRequests("getUpdates", 1, 1));
        telegram.inject(TelegramFaults.refusal("getUpdates", 1, 400, "Bad Request: something new"));
        telegram.inject(
                TelegramFaults.refusal("getUpdates", 2, 409, "Conflict: terminated by other getUpdates request"));
        anna.says("still there?");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !handler.said(anna.id()).isEmpty());
        await().atMost(Duration.ofSeconds(30)).until(() -> telegram.pendingUpdates() == 0);
        assertThat(handler.said(anna.id())).containsExactly("still there?");
    }

    @Test
    void deletesAWebhookOnlyWhenItIsInTheWay() {
        int before = telegram.calls("deleteWebhook").size();
        telegram.inject(TelegramFaults.refusal(
                "getUpdates",
                1,
                409,
                "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete it first"));
        await().atMost(SOON).until(() -> telegram.calls("deleteWebhook").size() == before + 1);
        anna.says("hello");
        await().atMost(SOON).until(() -> !handler.said(anna.id()).isEmpty());
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
    void setsTheBotsPageAndCommandsOnce() {
        await().atMost(SOON).until(() -> "2".equals(rows.value("SELECT count(*) FROM telegram_profile")));
        assertThat(telegram.calls("setMyCommands")).hasSize(2);
        assertThat(telegram.calls("setMyName")).hasSize(1);
        assertThat(telegram.calls("setMyShortDescription"))
                .extracting(call -> call.text("short_description").orElseThrow())
                .containsExactlyInAnyOrder("Short", "Коротко");
    }

    @Test
    void isReadyAndSaysWhoPolls() {
        RestAssured.get("/q/health/ready")
                .then()
                .body("checks.find { it.name == 'telegram' }.status", Matchers.is("UP"));
        RestAssured.get("/q/health/live")
                .then()
                .body("checks.find { it.name == 'telegram-poll' }.status", Matchers.is("UP"));
    }

    @Test
    void stopsPollingWithARefusedToken() {
        TelegramSimulator elsewhere = TelegramSimulator.start(0, "1:other");
        try (BotApi wrong = new BotApi(elsewhere.url(), "1:wrong", Duration.ofSeconds(2), Duration.ofSeconds(1))) {
            UpdatePoll poll = new UpdatePoll(
                    wrong,
                    new SessionLock(
                            new SessionLock.Database(database.url(), database.username(), database.password()),
                            "poller-of-this-test"),
                    new UpdateTable(dataSource),
                    new Backoff(Duration.ofMillis(10), Duration.ofMillis(20)),
                    Duration.ofMillis(50),
                    () -> {},
                    () -> {});
            poll.start();
            await().atMost(SOON).until(() -> poll.status().tokenRefused() && !poll.threadAlive());
            assertThat(elsewhere.calls("getUpdates")).hasSize(1);
        } finally {
            elsewhere.close();
        }
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
