package solutions.trainingdata.candidates.metrics.submission;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import solutions.trainingdata.candidates.messaging.contract.Contract;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.messaging.contract.ServiceMessage;
import solutions.trainingdata.candidates.sandbox.broker.SandboxBroker;

/** The gateway's end of the broker: sends commands, collects events. */
public final class Gateway implements AutoCloseable {

    private final Connection connection;
    private final Channel channel;
    private final List<ServiceMessage> events = new ArrayList<>();

    public Gateway(SandboxBroker broker) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(broker.port());
        factory.setUsername(broker.username());
        factory.setPassword(broker.password());
        connection = factory.newConnection();
        channel = connection.createChannel();
    }

    public void send(MetricsCommand command) throws Exception {
        send(command, UUID.randomUUID().toString());
    }

    public void send(MetricsCommand command, String messageId) throws Exception {
        String type = Contract.wireName(command.getClass());
        AMQP.BasicProperties properties = new AMQP.BasicProperties.Builder()
                .type(type)
                .messageId(messageId)
                .contentType("application/json")
                .build();
        channel.basicPublish(
                "candidates.commands", type, properties, Contract.json(command).getBytes(StandardCharsets.UTF_8));
    }

    public <T extends ServiceMessage> T await(Class<T> type, Predicate<T> wanted) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> all(type).stream().filter(wanted).findFirst().orElse(null), event -> event != null);
    }

    /** How many events of the type came so far. */
    public <T extends ServiceMessage> List<T> all(Class<T> type) throws Exception {
        for (GetResponse next = channel.basicGet("bot.events", true);
                next != null;
                next = channel.basicGet("bot.events", true)) {
            events.add(Contract.read(next.getProps().getType(), next.getProps().getMessageId(), next.getBody()));
        }
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public void close() throws Exception {
        connection.close();
    }
}
