package solutions.trainingdata.candidates.stories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.MessageProperties;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import solutions.trainingdata.candidates.sandbox.broker.AmqpBroker;

/** Messages that no service can use are kept where an operator finds them, and never stop the next good one. */
class DeadLetterStoryTest {

    private static final int MEGABYTE = 1 << 20;
    private static final int DELIVERY_LIMIT = 20;
    private static final long WITHIN_SECONDS = 60;

    private final Sandbox sandbox = Sandbox.running();
    private Connection connection;
    private Channel channel;

    @BeforeEach
    void connect() throws Exception {
        AmqpBroker broker = sandbox.infrastructure().broker();
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(broker.port());
        factory.setUsername(broker.username());
        factory.setPassword(broker.password());
        factory.setVirtualHost(broker.virtualHost());
        connection = factory.newConnection();
        channel = connection.createChannel();
        channel.confirmSelect();
        channel.basicQos(1);
    }

    @AfterEach
    void disconnect() {
        connection.abort();
    }

    @ParameterizedTest
    @CsvSource({
        "candidates.commands, account.open.v1, account.commands",
        "candidates.commands, task.issue.v1, task.commands",
        "candidates.commands, metrics.submit.v1, metrics.commands",
        "candidates.events, account.opened.v1, bot.events"
    })
    void poisonIsSetAsideAndTheNextJourneyGoesThrough(String exchange, String type, String queue) throws Exception {
        byte[] garbage = new byte[MEGABYTE];
        new Random(1).nextBytes(garbage);
        String unreadable = publish(exchange, type, type, "{\"half\":".getBytes(UTF_8));
        String unknown = publish(exchange, type, type.replace(".v1", ".v999"), "{}".getBytes(UTF_8));
        String large = publish(exchange, type, type, garbage);

        BlockingQueue<Delivery> dead = consume(queue + ".dead");
        assertThat(new String[] {id(dead), id(dead), id(dead)}).containsExactlyInAnyOrder(unreadable, unknown, large);
        sandbox.candidate().finishesTheJourney();
    }

    @Test
    void whatNobodyTakesIsKept() throws Exception {
        String id = publish("candidates.commands", "nobody.knows.v1", "nobody.knows.v1", "{}".getBytes(UTF_8));

        assertThat(id(consume("unrouted"))).isEqualTo(id);
    }

    /** In a queue with the arguments of a service's: there, the service would take the message first. */
    @Test
    void whatAConsumerDropsTwentyTimesIsDead() throws Exception {
        assumeTrue(Sandbox.REAL_PARTS, "The embedded broker has no delivery limit: run with -Dparts=real");
        String queue = "dropped." + UUID.randomUUID();
        channel.queueDeclare(queue + ".dead", true, false, false, Map.of("x-queue-type", "quorum"));
        channel.queueBind(queue + ".dead", "candidates.dead", queue + ".dead");
        channel.queueDeclare(
                queue,
                true,
                false,
                false,
                Map.of(
                        "x-queue-type",
                        "quorum",
                        "x-delivery-limit",
                        DELIVERY_LIMIT,
                        "x-overflow",
                        "reject-publish",
                        "x-dead-letter-strategy",
                        "at-least-once",
                        "x-dead-letter-exchange",
                        "candidates.dead",
                        "x-dead-letter-routing-key",
                        queue + ".dead"));
        String id = publish("", queue, "dropped", "{}".getBytes(UTF_8));
        BlockingQueue<Delivery> dead = consume(queue + ".dead");
        BlockingQueue<Delivery> deliveries = consumeWithoutAck(queue);
        for (int delivery = 0; delivery <= DELIVERY_LIMIT; delivery++) {
            channel.basicNack(next(deliveries).getEnvelope().getDeliveryTag(), false, true);
        }

        assertThat(id(dead)).isEqualTo(id);
        channel.queueDelete(queue);
        channel.queueDelete(queue + ".dead");
    }

    private String publish(String exchange, String routingKey, String type, byte[] body) throws Exception {
        String id = UUID.randomUUID().toString();
        AMQP.BasicProperties properties = MessageProperties.PERSISTENT_BASIC
                .builder()
                .messageId(id)
                .type(type)
                .build();
        channel.basicPublish(exchange, routingKey, properties, body);
        assertThat(channel.waitForConfirms(WITHIN_SECONDS * 1000)).isTrue();
        return id;
    }

    private BlockingQueue<Delivery> consume(String queue) throws IOException {
        BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
        channel.basicConsume(queue, true, (tag, delivery) -> deliveries.add(delivery), tag -> {});
        return deliveries;
    }

    private BlockingQueue<Delivery> consumeWithoutAck(String queue) throws IOException {
        BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
        channel.basicConsume(queue, false, (tag, delivery) -> deliveries.add(delivery), tag -> {});
        return deliveries;
    }

    private static String id(BlockingQueue<Delivery> deliveries) throws InterruptedException {
        return next(deliveries).getProperties().getMessageId();
    }

    private static Delivery next(BlockingQueue<Delivery> deliveries) throws InterruptedException {
        Delivery delivery = deliveries.poll(WITHIN_SECONDS, TimeUnit.SECONDS);
        assertThat(delivery).as("a message within " + WITHIN_SECONDS + " s").isNotNull();
        return delivery;
    }
}
