package solutions.trainingdata.candidates.ops.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Delivery;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.sandbox.broker.SandboxBroker;

/** Dead letters on the embedded broker: looked at without harm, put back once. */
class DeadLettersIT {

    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final String OPEN = """
            {"attempt":{"candidate":4711,"assignment":"car-plates","number":1},"revision":1,\
            "telegramUsername":"mira","name":"Mira Canary","cvatUsername":"mira_test_Annotator","trial":false,\
            "requestedAt":"2026-11-24T09:59:00Z","startedAt":"2026-11-24T10:00:00Z"}""";

    private SandboxBroker broker;
    private Connection connection;
    private Channel channel;
    private final List<Delivery> received = new CopyOnWriteArrayList<>();

    private record Run(int exit, String output, String errors) {}

    @BeforeEach
    void startBroker() throws Exception {
        broker = SandboxBroker.start(ROOT.resolve("deploy/rabbitmq/definitions.json"), 0);
        connection = connect();
        channel = connection.createChannel();
    }

    @AfterEach
    void stopBroker() {
        connection.abort();
        broker.close();
    }

    @Test
    void listsWhatDiedWithoutNamesAndShowsAllOfItAndTakesNothing() throws Exception {
        die("metrics.commands", "m-1", "metrics.open.v1", OPEN);
        die("bot.events", "e-1", "nonsense.v9", "garbage Mira Canary");
        send("candidates.commands", "u-1", "nobody.asked.v1", "{}");
        await().until(() -> broker.depth("unrouted") == 1);
        for (int look = 0; look < 3; look++) {
            Run run = run("list");
            assertThat(run.output())
                    .contains("metrics.commands.dead: 1", "bot.events.dead: 1", "unrouted: 1", "task.commands.dead: 0")
                    .contains("m-1  metrics.open.v1  2026-11-24T10:00:00Z", "\"candidate\":4711", "not JSON (19 bytes)")
                    .contains("given up by whoever reads metrics.commands", "no queue takes it")
                    .doesNotContain("Mira", "mira", "Canary");
            assertThat(run.exit()).isZero();
        }
        assertThat(run("show", "m-1").output())
                .contains("\"name\" : \"Mira Canary\"", "correlation 4711", "trace: t-1");
        assertThat(run("show", "no-such").exit()).isEqualTo(1);
        await().until(() -> broker.depth("metrics.commands.dead") == 1 && broker.depth("bot.events.dead") == 1);
    }

    @Test
    void anInnocentOneGetsThroughExactlyOnceAsItWas() throws Exception {
        die("metrics.commands", "m-1", "metrics.open.v1", OPEN);
        die("metrics.commands", "m-2", "metrics.open.v1", OPEN);
        receive("metrics.commands");
        Run run = run("replay", "m-2");
        assertThat(run.output()).isEqualToIgnoringNewLines("m-2 metrics.open.v1 is back in candidates.commands");
        assertThat(run.exit()).isZero();
        await().until(() -> received.size() == 1 && broker.depth("metrics.commands.dead") == 1);
        Delivery delivery = received.get(0);
        assertThat(delivery.getProperties().getMessageId()).isEqualTo("m-2");
        assertThat(delivery.getProperties().getType()).isEqualTo("metrics.open.v1");
        assertThat(delivery.getProperties().getCorrelationId()).isEqualTo("4711");
        assertThat(delivery.getProperties().getDeliveryMode()).isEqualTo(2);
        assertThat(delivery.getProperties().getHeaders()).containsKey("trace").doesNotContainKey("x-death");
        assertThat(new String(delivery.getBody(), StandardCharsets.UTF_8)).isEqualTo(OPEN);
        assertThat(run("replay", "m-2").exit()).isEqualTo(1);
        assertThat(received).hasSize(1);
    }

    @Test
    void allOfOneQueueGoBackButForWhatNobodyWouldTake() throws Exception {
        die("metrics.commands", "m-1", "metrics.open.v1", OPEN);
        die("metrics.commands", null, "metrics.open.v1", OPEN);
        die("metrics.commands", "m-3", "nonsense.v9", OPEN);
        die("bot.events", "e-1", "metrics.opened.v1", "{}");
        receive("metrics.commands");
        Run run = run("replay", "--all", "--queue", "metrics.commands.dead");
        assertThat(run.output())
                .contains("m-1 metrics.open.v1 is back")
                .contains("metrics.commands.dead#2 metrics.open.v1 it has no message id")
                .contains("m-3 nonsense.v9 no message has the type");
        assertThat(run.exit()).isEqualTo(1);
        await().until(() -> received.size() == 1 && broker.depth("metrics.commands.dead") == 2);
        assertThat(broker.depth("bot.events.dead")).isEqualTo(1);
        assertThat(run("replay", "--all", "--queue", "bot.events").errors()).contains("bot.events.dead");
    }

    /** It comes back to the end of its dead queue while the command is at it. */
    @Test
    void onesThatDieAgainAreNotReplayedForEver() throws Exception {
        for (int i = 0; i < 3; i++) {
            die("metrics.commands", "m-" + i, "metrics.open.v1", OPEN);
        }
        Channel rejecting = connection.createChannel();
        rejecting.basicConsume(
                "metrics.commands",
                false,
                (tag, delivery) -> rejecting.basicReject(delivery.getEnvelope().getDeliveryTag(), false),
                tag -> {});
        assertThat(run("replay", "--all").output().lines()).hasSize(3);
        await().until(() -> broker.depth("metrics.commands.dead") == 3);
    }

    /** Killed after the confirm and before the letter was taken from the dead queue. */
    @Test
    void killedInBetweenNothingIsLostAndARepeatHasTheSameId() throws Exception {
        die("metrics.commands", "m-1", "metrics.open.v1", OPEN);
        receive("metrics.commands");
        Connection doomed = connect();
        Channel killedAtAck = before(doomed.createChannel(), "basicAck", doomed::abort);
        try {
            new Replay(killedAtAck).replay("metrics.commands.dead", letter -> true, (letter, replayed, words) -> {});
        } catch (IOException | RuntimeException e) {
            assertThat(doomed.isOpen()).isFalse();
        }
        await().until(() -> received.size() == 1 && broker.depth("metrics.commands.dead") == 1);
        assertThat(run("replay", "m-1").exit()).isZero();
        await().until(() -> received.size() == 2 && broker.depth("metrics.commands.dead") == 0);
        assertThat(received)
                .extracting(delivery -> delivery.getProperties().getMessageId())
                .containsOnly("m-1");
    }

    /** The broker took it, but its word comes too late. */
    @Test
    void anUnconfirmedOneIsSaidToBePerhapsInBothPlaces() throws Exception {
        die("metrics.commands", "m-1", "metrics.open.v1", OPEN);
        List<String> said = new ArrayList<>();
        Channel late = before(connection.createChannel(), "waitForConfirms", () -> {
            throw new TimeoutException();
        });
        new Replay(late).replay("metrics.commands.dead", letter -> true, (letter, replayed, words) -> {
            assertThat(replayed).isFalse();
            said.add(words);
        });
        assertThat(said)
                .singleElement()
                .asString()
                .contains("was not confirmed", "stays where it is, and may be back in candidates.commands as well");
        await().until(() -> broker.depth("metrics.commands.dead") == 1 && broker.depth("metrics.commands") == 1);
    }

    @Test
    void saysWhatIsWrongWithItsCallAndWithTheBroker() {
        assertThat(run("replay").errors()).contains("which messages?");
        assertThat(run("replay", "m-1", "--all").errors()).contains("which messages?");
        broker.cutConnections();
        Run run = DeadLettersIT.run(Map.of("RABBITMQ_HOST", "127.0.0.1", "RABBITMQ_PORT", "1"), "list");
        assertThat(run.errors()).contains("deploy/doctor").doesNotContain("\tat ");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(DeadLettersIT.run(Map.of(), "list").errors()).contains("RABBITMQ_HOST is not set");
    }

    private interface Mishap {
        void happens() throws Exception;
    }

    /** The channel, with something happening before each call of one method. */
    private Channel before(Channel channel, String name, Mishap mishap) {
        return (Channel) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Channel.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals(name)) {
                        mishap.happens();
                    }
                    try {
                        return method.invoke(channel, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Connection connect() throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(broker.port());
        factory.setUsername(broker.username());
        factory.setPassword(broker.password());
        factory.setAutomaticRecoveryEnabled(false);
        return factory.newConnection();
    }

    /** Sent, and rejected by its reader, as the inbox does with what it cannot take. */
    private void die(String queue, String id, String type, String body) throws Exception {
        long before = broker.depth(queue + ".dead");
        send("", id, type, body, queue);
        await().until(() -> {
            var message = channel.basicGet(queue, false);
            if (message == null) {
                return false;
            }
            channel.basicReject(message.getEnvelope().getDeliveryTag(), false);
            return true;
        });
        await().until(() -> broker.depth(queue + ".dead") == before + 1);
    }

    private void send(String exchange, String id, String type, String body) throws IOException {
        send(exchange, id, type, body, type);
    }

    private void send(String exchange, String id, String type, String body, String key) throws IOException {
        channel.basicPublish(
                exchange,
                key,
                new AMQP.BasicProperties.Builder()
                        .messageId(id)
                        .type(type)
                        .correlationId("4711")
                        .timestamp(Date.from(Instant.parse("2026-11-24T10:00:00Z")))
                        .deliveryMode(2)
                        .headers(Map.of("trace", "t-1"))
                        .build(),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private void receive(String queue) throws IOException {
        channel.basicConsume(queue, true, (tag, delivery) -> received.add(delivery), tag -> {});
    }

    private Run run(String... arguments) {
        return run(
                Map.of(
                        "RABBITMQ_HOST", "127.0.0.1",
                        "RABBITMQ_PORT", Integer.toString(broker.port()),
                        "RABBITMQ_USERNAME", broker.username(),
                        "RABBITMQ_PASSWORD", broker.password()),
                arguments);
    }

    private static Run run(Map<String, String> environment, String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        int exit = DeadLettersCommand.commandLine(environment, ROOT)
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
        return new Run(exit, output.toString(), errors.toString());
    }
}
