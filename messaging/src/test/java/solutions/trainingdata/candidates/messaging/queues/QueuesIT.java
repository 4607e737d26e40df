package solutions.trainingdata.candidates.messaging.queues;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.ChannelRegistry;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.MessagingSandbox;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.Contract;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.messaging.inbox.InHand;
import solutions.trainingdata.candidates.messaging.inbox.InboxConfig;
import solutions.trainingdata.candidates.messaging.inbox.TestMessages;
import solutions.trainingdata.candidates.sandbox.broker.SandboxBroker;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxPostgres;

/** What the service says of its queue, against a broker that has it, lacks it, is away or stays silent. */
@QuarkusTest
@QuarkusTestResource(MessagingSandbox.class)
class QueuesIT {

    private static final Duration SOON = Duration.ofSeconds(15);

    @Inject
    BrokerConfig settings;

    @Inject
    QueuesConfig config;

    @Inject
    InboxConfig inbox;

    @Inject
    TestMessages door;

    @Inject
    ChannelRegistry channels;

    SandboxPostgres postgres;

    private Connection connection;
    private Channel channel;

    @BeforeEach
    void connect() throws Exception {
        connection = settings.connections().newConnection();
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
    void isReadyAndSaysHowMuchWaitsForHowManyConsumers() {
        await().atMost(SOON).until(() -> "UP".equals(check("ready", "queue", "status")));
        assertThat(check("ready", "queue", "data.queue")).isEqualTo("metrics.commands");
        assertThat(check("ready", "queue", "data.consumers")).isEqualTo("1");
        assertThat(check("ready", "queue", "data.messages")).isEqualTo("0");
    }

    @Test
    void countsDeadLetters() throws IOException {
        send("{poison");
        send("{poison");
        await().atMost(SOON)
                .until(() ->
                        get("/q/metrics").asString().contains("dead_letters{queue=\"metrics.commands.dead\"} 2.0\n"));
    }

    @Test
    void isNotReadyWithoutItsQueueAndSaysWhatToDo() {
        assertThat(looked("nobody.commands", settings.connections()).trouble())
                .contains("There is no queue nobody.commands: load deploy/rabbitmq/definitions.json");
    }

    @Test
    void isNotReadyWithoutTheQueueOfItsDeadLetters() {
        assertThat(looked("unrouted", settings.connections()).trouble())
                .contains("There is no queue unrouted.dead: load deploy/rabbitmq/definitions.json");
    }

    @Test
    void noticesThatTheBrokerWentAwayAndThatItIsBack() {
        SandboxBroker broker = broker(0);
        ConnectionFactory factory = settings.connections();
        factory.setPort(broker.port());
        QueueWatch watch = looked("task.commands", factory);
        assertThat(watch.trouble()).isEmpty();
        broker.close();
        watch.look();
        assertThat(watch.trouble())
                .hasValueSatisfying(text -> assertThat(text).startsWith("The broker does not answer"));
        try (SandboxBroker back = broker(broker.port())) {
            watch.look();
            assertThat(watch.trouble()).isEmpty();
            back.cutConnections();
            await().atMost(SOON).until(() -> {
                watch.look();
                return watch.trouble().isEmpty();
            });
        }
    }

    @Test
    void doesNotWaitForABrokerThatAcceptsAndStaysSilent() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            ConnectionFactory factory = settings.connections();
            factory.setPort(silent.getLocalPort());
            long start = System.nanoTime();
            QueueWatch watch = looked("task.commands", factory);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(config.answerWithin().multipliedBy(3));
            assertThat(watch.trouble())
                    .hasValueSatisfying(text -> assertThat(text).startsWith("The broker does not answer"));
        }
    }

    @Test
    void isNotAliveWhenNobodyConsumes() {
        QueueWatch watch = looked("task.commands", settings.connections());
        assertThat(watch.wedged()).isFalse();
        await().atMost(SOON).until(() -> {
            watch.look();
            return watch.wedged();
        });
    }

    @Test
    void isNotAliveWhenMessagesWaitAndItTakesNone() throws IOException {
        assertThat(check("live", "consumer", "status")).isEqualTo("UP");
        channels.getPausable("in").pause();
        try {
            for (int i = 0; i < 20; i++) {
                send(report(i));
            }
            await().atMost(SOON).until(() -> "DOWN".equals(check("live", "consumer", "status")));
        } finally {
            channels.getPausable("in").resume();
        }
        await().atMost(SOON).until(() -> "UP".equals(check("live", "consumer", "status")));
        await().atMost(SOON).until(() -> door.handled().size() == 20);
    }

    @Test
    void staysAliveWhileItHoldsMessagesForADatabaseThatIsAway() throws IOException {
        postgres.stop();
        try {
            for (int i = 0; i < 20; i++) {
                send(report(i));
            }
            await().during(config.silentConsumer().multipliedBy(3)).atMost(SOON).until(() -> "UP"
                    .equals(check("live", "consumer", "status")));
        } finally {
            postgres.startAgain();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> door.handled().size() == 20);
    }

    @Test
    void goesOnLookingWhenALookFails() {
        AtomicInteger looks = new AtomicInteger();
        QueueWatch watch = new QueueWatch("task.commands", settings.connections(), config, new InHand(), inbox, () -> {
            looks.incrementAndGet();
            throw new IllegalStateException("the connector cannot tell");
        });
        watch.started(new StartupEvent());
        await().atMost(SOON).until(() -> looks.get() >= 3);
        watch.stopping(new ShutdownEvent());
    }

    private QueueWatch looked(String queue, ConnectionFactory broker) {
        QueueWatch watch = new QueueWatch(queue, broker, config, new InHand(), inbox, () -> true);
        watch.look();
        return watch;
    }

    private static SandboxBroker broker(int port) {
        return SandboxBroker.start(
                Path.of(System.getProperty("project.root", "..")).resolve("deploy/rabbitmq/definitions.json"), port);
    }

    private static String check(String kind, String name, String what) {
        return get("/q/health/" + kind).path("checks.find { it.name == '" + name + "' }." + what + ".toString()");
    }

    private void send(String body) throws IOException {
        channel.basicPublish(
                "candidates.commands",
                "metrics.test",
                new AMQP.BasicProperties.Builder()
                        .type("metrics.report.v1")
                        .messageId(UUID.randomUUID().toString())
                        .deliveryMode(2)
                        .build(),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static String report(long updateId) {
        return Contract.json(new MetricsCommand.Report(new CandidateId(4711), new CandidateId(815), updateId));
    }
}
