package solutions.trainingdata.candidates.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.MessagingSandbox;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.Contract;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.messaging.contract.TaskCommand;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxPostgres;

/** Messages of every kind of good and bad, from the broker to the handler. */
@QuarkusTest
@QuarkusTestResource(MessagingSandbox.class)
class InboxIT {

    @Inject
    TestMessages door;

    @Inject
    PurgeInbox purge;

    @Inject
    EntityManager database;

    @Inject
    MeterRegistry meters;

    @Inject
    InboxConfig config;

    SandboxPostgres postgres;

    @ConfigProperty(name = "rabbitmq-port")
    int port;

    @ConfigProperty(name = "rabbitmq-username")
    String username;

    @ConfigProperty(name = "rabbitmq-password")
    String password;

    private Connection connection;
    private Channel channel;

    @BeforeEach
    void connect() throws Exception {
        ConnectionFactory broker = new ConnectionFactory();
        broker.setHost("127.0.0.1");
        broker.setPort(port);
        broker.setUsername(username);
        broker.setPassword(password);
        connection = broker.newConnection();
        channel = connection.createChannel();
        channel.queuePurge("metrics.commands.dead");
        door.then(message -> {});
        door.handled().clear();
    }

    @AfterEach
    void disconnect() throws IOException {
        connection.close();
    }

    @Test
    void handlesAMessageThatComesTwiceOnce() throws IOException {
        String id = UUID.randomUUID().toString();
        send("metrics.report.v1", id, report(1));
        send("metrics.report.v1", id, report(1));
        send("metrics.report.v1", UUID.randomUUID().toString(), report(2));
        await().until(() -> door.handled().size() >= 2);
        await().until(() -> channel.messageCount("metrics.commands") == 0);
        assertThat(door.handled()).hasSize(2);
    }

    @Test
    void triesAgainWhatFailedOnceAndKeepsNothingOfTheFailedTry() throws IOException {
        AtomicInteger tries = new AtomicInteger();
        door.then(message -> {
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
        });
        send("metrics.report.v1", UUID.randomUUID().toString(), report(3));
        await().until(() -> door.handled().size() == 1);
        assertThat(tries).hasValue(2);
    }

    @Test
    void poisonEndsInTheDeadLetterQueueAndTheNextGoodOneGetsThrough() throws IOException {
        door.then(message -> {
            if (message.equals(new MetricsCommand.Report(new CandidateId(4711), new CandidateId(815), 4))) {
                throw new IllegalStateException("our bug");
            }
        });
        send("metrics.report.v1", UUID.randomUUID().toString(), report(4));
        send("metrics.report.v1", UUID.randomUUID().toString(), report(5));
        await().until(() -> door.handled().size() == 1);
        await().until(() -> channel.messageCount("metrics.commands.dead") == 1);
    }

    @Test
    void aMessageWaitsForADatabaseThatIsAwayAndIsHandledOnceWhenItIsBack() throws IOException {
        double before = requeued();
        postgres.stop();
        try {
            send("metrics.report.v1", UUID.randomUUID().toString(), report(20));
            await().atMost(Duration.ofSeconds(30)).until(() -> requeued() > before);
            // Held for inbox.hold (2 s) each time: no hot loop, and no dead letter.
            await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(4)).until(() -> requeued() <= before + 3);
            assertThat(channel.messageCount("metrics.commands.dead")).isZero();
        } finally {
            postgres.startAgain();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> door.handled().size() == 1);
        await().until(() -> channel.messageCount("metrics.commands") == 0);
        assertThat(door.handled()).hasSize(1);
    }

    @Test
    void aMessageWhoseConnectionIsCutMoreOftenThanItMayFailIsStillHandled() throws IOException {
        AtomicInteger tries = new AtomicInteger();
        door.then(message -> {
            if (tries.incrementAndGet() <= config.tries() + 1) {
                database.createNativeQuery("SELECT pg_terminate_backend(pg_backend_pid())")
                        .getSingleResult();
            }
        });
        isHandledOnceAfterMoreThanItsTries(21, tries);
    }

    @Test
    void aMessageWhoseCommitIsCutMoreOftenThanItMayFailIsStillHandled() throws IOException {
        AtomicInteger tries = new AtomicInteger();
        door.then(message -> {
            Object mine = database.createNativeQuery("SELECT pg_backend_pid()").getSingleResult();
            if (tries.incrementAndGet() <= config.tries() + 1) {
                QuarkusTransaction.requiringNew()
                        .run(() -> database.createNativeQuery("SELECT pg_terminate_backend(" + mine + ", 5000)")
                                .getSingleResult());
            }
        });
        isHandledOnceAfterMoreThanItsTries(22, tries);
    }

    private void isHandledOnceAfterMoreThanItsTries(long updateId, AtomicInteger tries) throws IOException {
        String id = UUID.randomUUID().toString();
        send("metrics.report.v1", id, report(updateId));
        await().atMost(Duration.ofSeconds(30)).until(() -> knows(id));
        assertThat(tries.get()).isEqualTo(config.tries() + 2);
        await().until(() -> channel.messageCount("metrics.commands") == 0);
        assertThat(channel.messageCount("metrics.commands.dead")).isZero();
    }

    private double requeued() {
        return meters.counter("messages_received", "type", "metrics.report.v1", "outcome", "requeued")
                .count();
    }

    @Test
    void unreadableMessagesEndInTheDeadLetterQueue() throws IOException {
        send("metrics.report.v1", UUID.randomUUID().toString(), "{not json");
        send("metrics.report.v1", UUID.randomUUID().toString(), "{\"candidate\":4711}");
        send("metrics.vanish.v1", UUID.randomUUID().toString(), report(6));
        send("metrics.report.v1", null, report(7));
        send(null, UUID.randomUUID().toString(), report(8));
        send(
                "task.issue.v1",
                UUID.randomUUID().toString(),
                Contract.json(new TaskCommand.Issue(
                        new solutions.trainingdata.candidates.messaging.contract.AttemptId(new CandidateId(1), "a", 1),
                        1,
                        1,
                        "x")));
        send("metrics.report.v1", UUID.randomUUID().toString(), report(9));
        await().until(() -> door.handled().size() == 1);
        await().until(() -> channel.messageCount("metrics.commands.dead") == 6);
    }

    @Test
    void forgetsMessageIdsAfterAWeekAndNoSooner() {
        insert("old", "8 days");
        insert("young", "6 days");
        purge.purge();
        assertThat(knows("old")).isFalse();
        assertThat(knows("young")).isTrue();
    }

    private void insert(String id, String age) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(
                        "INSERT INTO inbox (message_id, received_at)" + " VALUES (:id, now() - CAST(:age AS interval))")
                .setParameter("id", id)
                .setParameter("age", age)
                .executeUpdate());
    }

    private boolean knows(String id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> !database.createNativeQuery("SELECT 1 FROM inbox WHERE message_id = :id")
                        .setParameter("id", id)
                        .getResultList()
                        .isEmpty());
    }

    @Test
    void aFrontDoorThatForgetsAMessageIsRefused() {
        assertThatThrownBy(() -> new Handlers()
                        .on(MetricsCommand.Report.class, report -> {})
                        .complete(MetricsCommand.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("No handler for");
    }

    private void send(String type, String id, String body) throws IOException {
        AMQP.BasicProperties properties = new AMQP.BasicProperties.Builder()
                .type(type)
                .messageId(id)
                .contentType("application/json")
                .deliveryMode(2)
                .build();
        channel.basicPublish("candidates.commands", "metrics.test", properties, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String report(long updateId) {
        return Contract.json(new MetricsCommand.Report(new CandidateId(4711), new CandidateId(815), updateId));
    }
}
