package solutions.trainingdata.candidates.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import solutions.trainingdata.candidates.messaging.contract.AccountCommand;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.Contract;
import solutions.trainingdata.candidates.messaging.contract.ServiceMessage;
import solutions.trainingdata.candidates.sandbox.broker.SandboxBroker;

/** The other side, as the broker sees it: sends commands and keeps every event. */
public final class Gateway implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(30);

    private record Received(ServiceMessage event, String body) {}

    private final Connection connection;
    private final Channel channel;
    private final List<Received> received = new CopyOnWriteArrayList<>();

    Gateway(SandboxBroker broker) {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setPort(broker.port());
        factory.setUsername(broker.username());
        factory.setPassword(broker.password());
        try {
            connection = factory.newConnection();
            channel = connection.createChannel();
            channel.confirmSelect();
            connection.createChannel().basicConsume("bot.events", true, (tag, event) -> keep(event), tag -> {});
        } catch (Exception e) {
            throw new IllegalStateException("No connection to the sandbox's broker", e);
        }
    }

    private void keep(Delivery delivery) {
        AMQP.BasicProperties properties = delivery.getProperties();
        received.add(new Received(
                Contract.read(properties.getType(), properties.getMessageId(), delivery.getBody()),
                new String(delivery.getBody(), StandardCharsets.UTF_8)));
    }

    void ask(AccountCommand.Open command) {
        ask(UUID.randomUUID().toString(), command);
    }

    synchronized void ask(String messageId, ServiceMessage command) {
        String type = Contract.wireName(command.getClass());
        AMQP.BasicProperties properties = new AMQP.BasicProperties.Builder()
                .messageId(messageId)
                .type(type)
                .deliveryMode(2)
                .contentType("application/json")
                .build();
        try {
            channel.basicPublish(
                    "candidates.commands",
                    type,
                    properties,
                    Contract.json(command).getBytes(StandardCharsets.UTF_8));
            channel.waitForConfirmsOrDie(LIMIT.toMillis());
        } catch (Exception e) {
            throw new IllegalStateException("The command was not taken", e);
        }
    }

    List<ServiceMessage> events(CandidateId candidate) {
        return received.stream()
                .map(Received::event)
                .filter(event -> candidate.equals(event.candidate()))
                .toList();
    }

    /** Everything ever received, as it was on the wire. */
    String wire() {
        return received.stream().map(Received::body).reduce("", String::concat);
    }

    /** Waits for so many events about the candidate. */
    List<ServiceMessage> awaitEvents(CandidateId candidate, int count) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(events(candidate)).hasSizeGreaterThanOrEqualTo(count));
        return events(candidate);
    }

    <T extends ServiceMessage> T awaitEvent(CandidateId candidate, Class<T> type) {
        List<ServiceMessage> events = awaitEvents(candidate, 1);
        assertThat(events.get(events.size() - 1)).isInstanceOf(type);
        return type.cast(events.get(events.size() - 1));
    }

    @Override
    public void close() {
        connection.abort();
    }
}
