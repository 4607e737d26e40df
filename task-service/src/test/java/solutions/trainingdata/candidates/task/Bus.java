package solutions.trainingdata.candidates.task;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.ConfigProvider;
import solutions.trainingdata.candidates.messaging.contract.Contract;
import solutions.trainingdata.candidates.messaging.contract.Event;
import solutions.trainingdata.candidates.messaging.contract.ServiceMessage;

/** The gateway's place at the broker: sends commands, reads events. */
public class Bus implements AutoCloseable {

    private final Connection connection;
    private final Channel channel;
    private final List<Event> events = new ArrayList<>();

    public Bus() throws Exception {
        var config = ConfigProvider.getConfig();
        ConnectionFactory broker = new ConnectionFactory();
        broker.setHost("127.0.0.1");
        broker.setPort(config.getValue("rabbitmq-port", Integer.class));
        broker.setUsername(config.getValue("rabbitmq-username", String.class));
        broker.setPassword(config.getValue("rabbitmq-password", String.class));
        connection = broker.newConnection();
        channel = connection.createChannel();
    }

    public void send(ServiceMessage command) {
        send(command, UUID.randomUUID().toString());
    }

    public void send(ServiceMessage command, String messageId) {
        String type = Contract.wireName(command.getClass());
        AMQP.BasicProperties properties = new AMQP.BasicProperties.Builder()
                .type(type)
                .messageId(messageId)
                .contentType("application/json")
                .deliveryMode(2)
                .build();
        try {
            channel.basicPublish(
                    "candidates.commands",
                    type,
                    properties,
                    Contract.json(command).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All that came so far. */
    public <E extends Event> List<E> events(Class<E> type, Predicate<E> about) {
        try {
            for (GetResponse got = channel.basicGet("bot.events", true);
                    got != null;
                    got = channel.basicGet("bot.events", true)) {
                events.add((Event)
                        Contract.read(got.getProps().getType(), got.getProps().getMessageId(), got.getBody()));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(about)
                .toList();
    }

    public long waitingCommands() throws IOException {
        return channel.messageCount("task.commands");
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
