package solutions.trainingdata.candidates.bot.telegram.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static solutions.trainingdata.candidates.bot.telegram.incoming.Conversation.SOON;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

/** How updates are fetched: by one replica at a time, whatever Telegram says; and what health checks say. */
@QuarkusTest
@TestProfile(TelegramProfile.class)
class UpdatePollIT {

    @Inject
    ScriptedHandler handler;

    @Inject
    BotApi api;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Updates updates;

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
}
