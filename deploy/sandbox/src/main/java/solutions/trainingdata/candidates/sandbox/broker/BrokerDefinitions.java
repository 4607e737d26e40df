package solutions.trainingdata.candidates.sandbox.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A RabbitMQ definitions file, read as far as the embedded broker can do the same: the topology has one source. */
final class BrokerDefinitions {

    /** @param alternate where messages go that no queue takes */
    record Exchange(String name, String type, Optional<String> alternate) {}

    /** @param deadLetters the queue that rejected messages end in, found through the dead-letter exchange's binding */
    record Queue(String name, Optional<String> deadLetters) {}

    record Binding(String exchange, String queue, String routingKey) {}

    private final JsonNode root;

    private BrokerDefinitions(JsonNode root) {
        this.root = root;
    }

    static BrokerDefinitions read(Path file) {
        try {
            return new BrokerDefinitions(new ObjectMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the broker's definitions " + file + ": " + e.getMessage(), e);
        }
    }

    /** Those that are an alternate of others first. */
    Stream<Exchange> exchanges() {
        return entries("exchanges")
                .map(exchange -> new Exchange(
                        exchange.required("name").asText(),
                        exchange.required("type").asText(),
                        argument(exchange, "alternate-exchange")))
                .sorted((a, b) ->
                        Boolean.compare(a.alternate().isPresent(), b.alternate().isPresent()));
    }

    /** Those that take dead letters first. */
    Stream<Queue> queues() {
        return entries("queues")
                .map(queue -> new Queue(queue.required("name").asText(), deadLetterQueue(queue)))
                .sorted((a, b) -> Boolean.compare(
                        a.deadLetters().isPresent(), b.deadLetters().isPresent()));
    }

    Stream<Binding> bindings() {
        return entries("bindings")
                .map(binding -> new Binding(
                        binding.required("source").asText(),
                        binding.required("destination").asText(),
                        binding.required("routing_key").asText()));
    }

    private Optional<String> deadLetterQueue(JsonNode queue) {
        return argument(queue, "x-dead-letter-exchange").map(exchange -> {
            String key = argument(queue, "x-dead-letter-routing-key").orElse("");
            return bindings()
                    .filter(binding -> binding.exchange().equals(exchange)
                            && binding.routingKey().equals(key))
                    .map(Binding::queue)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "Dead letters of " + queue.get("name").asText() + " reach no queue: bind one to " + exchange
                                    + " with " + key));
        });
    }

    private Stream<JsonNode> entries(String kind) {
        return StreamSupport.stream(root.required(kind).spliterator(), false);
    }

    private static Optional<String> argument(JsonNode entry, String name) {
        return Optional.ofNullable(entry.required("arguments").get(name)).map(JsonNode::asText);
    }
}
