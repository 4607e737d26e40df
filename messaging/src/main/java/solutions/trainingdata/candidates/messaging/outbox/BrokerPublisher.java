package solutions.trainingdata.candidates.messaging.outbox;

import io.smallrye.reactive.messaging.rabbitmq.OutgoingRabbitMQMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Publishes to the service's one outgoing channel, persistent, with the wire name as routing key and type. */
@ApplicationScoped
class BrokerPublisher implements Publisher {

    private static final int PERSISTENT = 2;

    private final Emitter<String> channel;

    BrokerPublisher(@Channel("out") Emitter<String> channel) {
        this.channel = channel;
    }

    @Override
    public CompletionStage<Void> publish(OutgoingMessage message) {
        CompletableFuture<Void> confirmed = new CompletableFuture<>();
        channel.send(Message.of(
                message.body(),
                Metadata.of(properties(message)),
                () -> {
                    confirmed.complete(null);
                    return CompletableFuture.completedFuture(null);
                },
                refusal -> {
                    confirmed.completeExceptionally(refusal);
                    return CompletableFuture.completedFuture(null);
                }));
        return confirmed;
    }

    private static OutgoingRabbitMQMetadata properties(OutgoingMessage message) {
        OutgoingRabbitMQMetadata.Builder properties = OutgoingRabbitMQMetadata.builder()
                .withRoutingKey(message.type())
                .withType(message.type())
                .withMessageId(message.id().toString())
                .withTimestamp(message.createdAt().atZone(ZoneOffset.UTC))
                .withContentType("application/json")
                .withDeliveryMode(PERSISTENT);
        if (message.correlation() != null) {
            properties.withCorrelationId(message.correlation());
        }
        return properties.build();
    }
}
