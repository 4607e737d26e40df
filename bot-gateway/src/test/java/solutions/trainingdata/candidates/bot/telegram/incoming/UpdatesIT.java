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
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.eclipse.microprofile.health.HealthCheckResponse;
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
import solutions.trainingdata.candidates.bot.telegram.api.BotApi;
import solutions.trainingdata.candidates.bot.telegram.api.SessionLock;
import solutions.trainingdata.candidates.messaging.Backoff;
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

    @Inject
    PublishProfile profile;

    @Inject
    Updates updates;

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
            await("the poll under way has ended").atMost(SOON).until(() -> !updates.pollStatus()
                    .ours());
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
        api.call("setWebhook", Map.of("url", "https://bot.example.com/hook"));
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
    void setsOfTheBotsPageAndCommandsWhatTelegramDoesNotShow() {
        await().atMost(SOON)
                .until(() -> telegram.calls("setMyName").size() >= 1
                        && telegram.calls("setMyCommands").size() >= 2
                        && telegram.calls("setMyShortDescription").size() >= 2);
        profile.publish(new solutions.trainingdata.candidates.bot.telegram.TestProfile());
        int commands = telegram.calls("setMyCommands").size();
        int texts = telegram.calls("setMyShortDescription").size();
        profile.publish(new solutions.trainingdata.candidates.bot.telegram.TestProfile());
        assertThat(telegram.calls("setMyCommands")).hasSize(commands);
        assertThat(telegram.calls("setMyShortDescription")).hasSize(texts);

        api.call("deleteMyCommands", Map.of("language_code", "ru"));
        api.call("setMyShortDescription", Map.of("short_description", "of another program"));
        profile.publish(new solutions.trainingdata.candidates.bot.telegram.TestProfile());
        assertThat(telegram.calls("setMyCommands")).hasSize(commands + 1);
        assertThat(((ApiAnswer.Done) api.call("getMyCommands", Map.of("language_code", "ru")))
                        .result()
                        .findValuesAsText("description"))
                .containsExactly("Начать");
        assertThat(((ApiAnswer.Done) api.call("getMyShortDescription", Map.of()))
                        .result()
                        .path("short_description")
                        .asText())
                .isEqualTo("Short");
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
    void pollsAgainWhenARefusedTokenIsAccepted() {
        Logger log = Logger.getLogger(UpdatePoll.class.getName());
        List<LogRecord> errors = new CopyOnWriteArrayList<>();
        Handler watch = errorsTo(errors);
        log.addHandler(watch);
        AtomicInteger succeeded = new AtomicInteger();
        TelegramSimulator elsewhere = TelegramSimulator.start(0, "1:other");
        elsewhere.inject(TelegramFaults.refusal("getUpdates", 3, 401, "Unauthorized"));
        try (BotApi refused = new BotApi(elsewhere.url(), "1:other", Duration.ofSeconds(2), Duration.ofSeconds(1))) {
            UpdatePoll poll = new UpdatePoll(
                    refused,
                    new SessionLock(
                            new SessionLock.Database(database.url(), database.username(), database.password()),
                            "poller-of-this-test"),
                    new UpdateTable(dataSource),
                    new Backoff(Duration.ofMillis(300), Duration.ofMillis(600)),
                    Duration.ofMillis(50),
                    () -> {},
                    succeeded::incrementAndGet);
            poll.start();
            await().atMost(SOON).until(() -> poll.status().tokenRefused());
            assertThat(PollReadiness.response(poll.status(), SOON).getStatus())
                    .isEqualTo(HealthCheckResponse.Status.DOWN);
            await().atMost(SOON).until(() -> succeeded.get() == 1);
            assertThat(poll.status().tokenRefused()).isFalse();
            poll.stop(SOON);
        } finally {
            log.removeHandler(watch);
            elsewhere.close();
        }
        assertThat(errors).singleElement().satisfies(error -> assertThat(
                        ((org.jboss.logmanager.ExtLogRecord) error).getFormattedMessage())
                .contains("BOT_TOKEN is refused by Telegram (401)")
                .doesNotContain("1:other"));
    }

    private static Handler errorsTo(List<LogRecord> errors) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
                    errors.add(entry);
                }
            }

            @Override
            public void flush() {
                // Nothing is held back.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
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
