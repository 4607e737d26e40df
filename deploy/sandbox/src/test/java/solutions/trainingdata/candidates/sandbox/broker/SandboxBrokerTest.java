package solutions.trainingdata.candidates.sandbox.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.MessageProperties;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SandboxBrokerTest {

    private static final Path DEFINITIONS =
            Path.of(System.getProperty("project.root"), "deploy", "rabbitmq", "definitions.json");

    private SandboxBroker broker;
    private Connection connection;
    private Channel channel;

    @BeforeEach
    void start() throws Exception {
        broker = SandboxBroker.start(DEFINITIONS, 0);
        connection = connect();
        channel = connection.createChannel();
        channel.confirmSelect();
        channel.basicQos(1);
    }

    @AfterEach
    void stop() {
        connection.abort();
        broker.close();
    }

    @Test
    void routesCommandsToTheirServiceAndEveryEventToTheGateway() throws Exception {
        publish("candidates.commands", "account.open.v1");
        publish("candidates.commands", "task.issue.v1");
        publish("candidates.commands", "metrics.submit.v1");
        publish("candidates.events", "account.opened.v1");
        publish("candidates.events", "assignment.published.v1");

        assertThat(next("account.commands").getEnvelope().getRoutingKey()).isEqualTo("account.open.v1");
        assertThat(broker.depth("task.commands")).isEqualTo(1);
        assertThat(broker.depth("metrics.commands")).isEqualTo(1);
        assertThat(broker.depth("bot.events")).isEqualTo(2);
        assertThat(broker.depth("unrouted")).isZero();
    }

    @Test
    void keepsWhatNobodyTakes() throws Exception {
        publish("candidates.commands", "nobody.knows.v1");

        assertThat(next("unrouted").getEnvelope().getRoutingKey()).isEqualTo("nobody.knows.v1");
    }

    @Test
    void putsAMessageIntoTheDeadLettersAtItsFirstRejection() throws Exception {
        publish("candidates.commands", "account.open.v1");
        channel.basicNack(next("account.commands").getEnvelope().getDeliveryTag(), false, false);

        Delivery dead = next("account.commands.dead");

        assertThat(new String(dead.getBody(), UTF_8)).isEqualTo("body of account.open.v1");
        assertThat(dead.getProperties().getMessageId()).isEqualTo("id of account.open.v1");
        assertThat(broker.depth("account.commands")).isZero();
    }

    @Test
    void deliversAgainAfterEachLostConnectionAndEachRequeue() throws Exception {
        publish("candidates.events", "account.opened.v1");
        for (int cut = 1; cut <= 5; cut++) {
            Delivery delivery = next("bot.events");
            assertThat(delivery.getEnvelope().isRedeliver()).as("cut %d", cut).isEqualTo(cut > 1);
            if (cut % 2 == 0) {
                channel.basicNack(delivery.getEnvelope().getDeliveryTag(), false, true);
            } else {
                loseConnection();
            }
        }
        channel.basicNack(next("bot.events").getEnvelope().getDeliveryTag(), false, false);

        assertThat(next("bot.events.dead")).isNotNull();
        assertThat(broker.depth("bot.events")).isZero();
    }

    @Test
    void cutsEveryConnectionAndKeepsTheMessages() throws Exception {
        publish("candidates.events", "account.opened.v1");
        next("bot.events");
        BlockingQueue<String> lost = new LinkedBlockingQueue<>();
        connection.addShutdownListener(cause -> lost.add("lost"));

        broker.cutConnections();

        assertThat(lost.poll(10, TimeUnit.SECONDS)).isEqualTo("lost");
        loseConnection();
        assertThat(next("bot.events").getEnvelope().isRedeliver()).isTrue();
    }

    private void loseConnection() throws Exception {
        connection.abort();
        connection = connect();
        channel = connection.createChannel();
        channel.confirmSelect();
        channel.basicQos(1);
    }

    private Connection connect() throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(broker.port());
        factory.setUsername(broker.username());
        factory.setPassword(broker.password());
        factory.setVirtualHost(broker.virtualHost());
        factory.setAutomaticRecoveryEnabled(false);
        return factory.newConnection();
    }

    private void publish(String exchange, String type) throws Exception {
        AMQP.BasicProperties properties = MessageProperties.PERSISTENT_BASIC
                .builder()
                .messageId("id of " + type)
                .build();
        channel.basicPublish(exchange, type, properties, ("body of " + type).getBytes(UTF_8));
        assertThat(channel.waitForConfirms(10_000)).isTrue();
    }

    /** The next message of a queue, unacknowledged; the consumer is cancelled, so that no other one is fetched. */
    private Delivery next(String queue) throws IOException, InterruptedException {
        BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
        String tag = channel.basicConsume(queue, false, (t, delivery) -> deliveries.add(delivery), t -> {});
        Delivery delivery = deliveries.poll(10, TimeUnit.SECONDS);
        assertThat(delivery).as("next message of " + queue).isNotNull();
        channel.basicCancel(tag);
        return delivery;
    }
}
