package solutions.trainingdata.candidates.sandbox.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The installed RabbitMQ with the project's topology, and what each user that deploy/rabbitmq/users makes may do. */
class RabbitUsersIT {

    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final String SCRIPT = ROOT.resolve("deploy/rabbitmq/users").toString();
    private static final List<String> QUEUES =
            List.of("account.commands", "task.commands", "metrics.commands", "bot.events");
    private static final String OPS = "ops";
    private static RabbitNode node;

    @BeforeAll
    static void start() {
        assumeTrue(RabbitNode.installed(), "RabbitMQ is not installed: apt-get install rabbitmq-server");
        node = RabbitNode.start(ROOT.resolve("deploy/rabbitmq/definitions.json"));
        makeUsers("first ");
    }

    @AfterAll
    static void stop() {
        if (node != null) {
            node.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "account-service, candidates.events, account.opened.v1, account.commands",
        "task-service, candidates.events, task.issued.v1, task.commands",
        "metrics-service, candidates.events, metrics.scored.v1, metrics.commands",
        "bot-gateway, candidates.commands, account.open.v1, bot.events"
    })
    void aServiceWritesToItsExchangeReadsItsQueueAndNothingElse(String user, String exchange, String key, String queue)
            throws Exception {
        publishes(user, exchange, key);
        try (Connection connection = connect(user)) {
            Channel channel = connection.createChannel();
            String tag = channel.basicConsume(queue, false, (t, delivery) -> {}, t -> {});
            channel.basicCancel(tag);
            for (String counted : QUEUES) {
                channel.queueDeclarePassive(counted);
                channel.queueDeclarePassive(counted + ".dead");
            }
        }
        for (String other : List.of("candidates.commands", "candidates.events", "candidates.dead", "", "amq.topic")) {
            if (!other.equals(exchange)) {
                mayNot(user, channel -> {
                    channel.basicPublish(other, "a.b", null, new byte[0]);
                    channel.waitForConfirms(10_000);
                });
            }
        }
        for (String other : QUEUES) {
            mayNot(user, channel -> channel.basicGet(other + ".dead", false));
            if (!other.equals(queue)) {
                mayNot(user, channel -> channel.basicConsume(other, (t, delivery) -> {}, t -> {}));
            }
        }
        mayNotConfigure(user, queue);
    }

    @Test
    void operatorsPutDeadLettersBackAndCanDoNoMore() throws Exception {
        for (String exchange :
                List.of("candidates.commands", "candidates.events", "candidates.dead", "candidates.unrouted")) {
            publishes(OPS, exchange, "nobody.knows.v1");
        }
        publishes(OPS, "candidates.dead", "bot.events.dead");
        try (Connection connection = connect(OPS)) {
            Channel channel = connection.createChannel();
            GetResponse dead = channel.basicGet("bot.events.dead", false);
            assertThat(new String(dead.getBody(), UTF_8)).isEqualTo("body of bot.events.dead");
            channel.basicAck(dead.getEnvelope().getDeliveryTag(), false);
            for (String queue : QUEUES) {
                channel.basicGet(queue + ".dead", false);
            }
            assertThat(channel.basicGet("unrouted", false)).isNotNull();
        }
        mayNot(OPS, channel -> channel.basicGet("bot.events", false));
        mayNot(OPS, channel -> {
            channel.basicPublish("", "bot.events", null, new byte[0]);
            channel.waitForConfirms(10_000);
        });
        mayNotConfigure(OPS, "unrouted");
    }

    @Test
    void aSecondRunChangesThePasswords() throws Exception {
        makeUsers("second \"\\ü ");

        assertThat(connects("task-service", "second \"\\ü task-service")).isTrue();
        assertThat(connects("task-service", "first task-service")).isFalse();
        makeUsers("first ");
    }

    @Test
    void theUserWhomEverybodyKnowsIsDeletedWhenAskedFor() throws Exception {
        node.run(
                Map.of(),
                List.of("bash", "-c", "rabbitmqctl add_user guest guest && rabbitmqctl set_permissions guest . . ."));
        makeUsers("first ");
        assertThat(connects("guest", "guest")).isTrue();

        makeUsers("first ", "--delete-guest");

        assertThat(connects("guest", "guest")).isFalse();
        makeUsers("first ", "--delete-guest");
    }

    @Test
    void missingPasswordsAreNamedAllAtOnce() {
        assertThatThrownBy(() -> node.run(Map.of("OPS_RABBITMQ_PASSWORD", "x"), List.of(SCRIPT)))
                .hasMessageContaining("ACCOUNT_SERVICE_RABBITMQ_PASSWORD TASK_SERVICE_RABBITMQ_PASSWORD"
                        + " METRICS_SERVICE_RABBITMQ_PASSWORD BOT_GATEWAY_RABBITMQ_PASSWORD. Nothing was changed");
    }

    @Test
    void messagesOutliveARestartAndARejectedOneIsDead() throws Exception {
        publishes("bot-gateway", "candidates.commands", "metrics.export.v1");
        node.stop();
        node.startAgain();

        try (Connection connection = connect("metrics-service")) {
            Channel channel = connection.createChannel();
            LinkedBlockingQueue<Long> tags = new LinkedBlockingQueue<>();
            channel.basicConsume(
                    "metrics.commands",
                    false,
                    (t, delivery) -> tags.add(delivery.getEnvelope().getDeliveryTag()),
                    t -> {});
            channel.basicNack(tags.poll(30, TimeUnit.SECONDS), false, false);
        }
        try (Connection connection = connect(OPS)) {
            Channel channel = connection.createChannel();
            LinkedBlockingQueue<String> dead = new LinkedBlockingQueue<>();
            channel.basicConsume(
                    "metrics.commands.dead",
                    true,
                    (t, delivery) -> dead.add(new String(delivery.getBody(), UTF_8)),
                    t -> {});
            assertThat(dead.poll(30, TimeUnit.SECONDS)).isEqualTo("body of metrics.export.v1");
        }
    }

    private interface Use {
        void of(Channel channel) throws Exception;
    }

    private static void publishes(String user, String exchange, String key) throws Exception {
        try (Connection connection = connect(user)) {
            Channel channel = connection.createChannel();
            channel.confirmSelect();
            channel.basicPublish(exchange, key, MessageProperties.PERSISTENT_BASIC, ("body of " + key).getBytes(UTF_8));
            assertThat(channel.waitForConfirms(10_000)).isTrue();
        }
    }

    private static void mayNot(String user, Use use) throws Exception {
        try (Connection connection = connect(user)) {
            Channel channel = connection.createChannel();
            channel.confirmSelect();
            assertThatThrownBy(() -> use.of(channel)).as(user).hasStackTraceContaining("ACCESS_REFUSED");
        }
    }

    private static void mayNotConfigure(String user, String queue) throws Exception {
        mayNot(user, channel -> channel.queueDeclare("mine", true, false, false, null));
        mayNot(user, channel -> channel.queueDelete(queue));
        mayNot(user, channel -> channel.exchangeDeclare("mine", "topic"));
    }

    private static void makeUsers(String prefix, String... options) {
        node.run(
                Map.of(
                        "ACCOUNT_SERVICE_RABBITMQ_PASSWORD", prefix + "account-service",
                        "TASK_SERVICE_RABBITMQ_PASSWORD", prefix + "task-service",
                        "METRICS_SERVICE_RABBITMQ_PASSWORD", prefix + "metrics-service",
                        "BOT_GATEWAY_RABBITMQ_PASSWORD", prefix + "bot-gateway",
                        "OPS_RABBITMQ_PASSWORD", prefix + OPS),
                Stream.concat(Stream.of(SCRIPT), Stream.of(options)).toList());
    }

    private static boolean connects(String user, String password) throws Exception {
        try (Connection connection = connect(user, password)) {
            return connection.isOpen();
        } catch (AuthenticationFailureException e) {
            return false;
        }
    }

    private static Connection connect(String user) throws Exception {
        return connect(user, "first " + user);
    }

    private static Connection connect(String user, String password) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(node.port());
        factory.setUsername(user);
        factory.setPassword(password);
        factory.setVirtualHost(node.virtualHost());
        factory.setAutomaticRecoveryEnabled(false);
        return factory.newConnection();
    }
}
