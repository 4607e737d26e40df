package solutions.trainingdata.candidates.bot;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.Contract;
import solutions.trainingdata.candidates.messaging.contract.Event;
import solutions.trainingdata.candidates.messaging.contract.ServiceMessage;
import solutions.trainingdata.candidates.sandbox.broker.SandboxBroker;

/** Stands where account-, task- and metrics-service are: hears the gateway's commands, says what a test has them say. */
final class OtherServices implements AutoCloseable {

    private final Connection connection;
    private final Channel channel;
    private final List<ServiceMessage> heard = new CopyOnWriteArrayList<>();

    OtherServices(SandboxBroker broker) throws IOException, TimeoutException {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(broker.port());
        factory.setUsername(broker.username());
        factory.setPassword(broker.password());
        factory.setVirtualHost(broker.virtualHost());
        connection = factory.newConnection();
        channel = connection.createChannel();
        for (String queue : List.of("account.commands", "task.commands", "metrics.commands")) {
            channel.basicConsume(
                    queue,
                    true,
                    (tag, delivery) ->
                            heard.add(Contract.read(delivery.getProperties().getType(), queue, delivery.getBody())),
                    tag -> {});
        }
    }

    /** @param id the message's id: the same one again is a repeat */
    synchronized void say(String id, Event event) throws IOException {
        String type = Contract.wireName(event.getClass());
        channel.basicPublish(
                "candidates.events",
                type,
                new AMQP.BasicProperties.Builder()
                        .type(type)
                        .messageId(id)
                        .contentType("application/json")
                        .build(),
                Contract.json(event).getBytes(StandardCharsets.UTF_8));
    }

    void say(Event event) throws IOException {
        say(UUID.randomUUID().toString(), event);
    }

    /** The broker delivers the message twice, and the owner says it once more anew. */
    void sayThrice(Event event) throws IOException {
        String id = UUID.randomUUID().toString();
        say(id, event);
        say(id, event);
        say(event);
    }

    /** Commands of this kind about the candidate, in the order in which they came. */
    <T extends ServiceMessage> List<T> heard(Class<T> type, CandidateId candidate) {
        return heard.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(message -> candidate.equals(message.candidate()))
                .toList();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
