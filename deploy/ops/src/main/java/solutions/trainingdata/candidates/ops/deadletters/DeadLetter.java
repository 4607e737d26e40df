package solutions.trainingdata.candidates.ops.deadletters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import solutions.trainingdata.candidates.ops.settings.Topology;

/**
 * A message that nobody works on.
 *
 * @param queue where it lies
 * @param position in the queue, from 1: names it when it has no id
 */
record DeadLetter(String queue, int position, GetResponse message) {

    /** Keys and numbers: who or what it is about, without a person's name and without anything sealed. */
    private static final Set<String> SHOWN =
            Set.of("candidate", "attempt", "submission", "number", "assignment", "press", "revision", "version");

    private static final int LONGEST_EXCERPT = 120;
    private static final ObjectMapper JSON = new ObjectMapper();

    String id() {
        return Optional.ofNullable(properties().getMessageId()).orElse(queue + "#" + position);
    }

    String type() {
        return Optional.ofNullable(properties().getType()).orElse("(no type)");
    }

    AMQP.BasicProperties properties() {
        return message.getProps();
    }

    Map<String, Object> headers() {
        return Optional.ofNullable(properties().getHeaders()).orElse(Map.of());
    }

    String body() {
        return new String(message.getBody(), StandardCharsets.UTF_8);
    }

    /** When it came here where the broker says so, else when it was sent. */
    Optional<Instant> when() {
        Object died = death().<Object>map(death -> death.get("time")).orElse(null);
        return Optional.ofNullable(
                        died instanceof Date date ? date : properties().getTimestamp())
                .map(Date::toInstant);
    }

    /** In words; the embedded broker keeps no record of it. */
    String why() {
        if (queue.equals(Topology.UNROUTED)) {
            return "no queue takes it";
        }
        return death().map(death -> "%s, %s time(s) in %s"
                        .formatted(reason(text(death, "reason")), text(death, "count"), text(death, "queue")))
                .orElse("given up by whoever reads " + Topology.before(queue));
    }

    private static String reason(String word) {
        return switch (word) {
            case "rejected" -> "rejected by the service, whose log says why";
            case "expired" -> "not read in time";
            case "delivery_limit" -> "brought down the service again and again";
            case "maxlen" -> "the queue was full";
            default -> word;
        };
    }

    /** RabbitMQ: newest first. */
    private Optional<Map<?, ?>> death() {
        return headers().get("x-death") instanceof List<?> deaths
                        && !deaths.isEmpty()
                        && deaths.get(0) instanceof Map<?, ?> newest
                ? Optional.of(newest)
                : Optional.empty();
    }

    private static String text(Map<?, ?> death, String key) {
        return String.valueOf(death.get(key));
    }

    String excerpt() {
        try {
            JsonNode body = JSON.readTree(message.getBody());
            if (body instanceof ObjectNode fields) {
                String keys = keys(fields).toString();
                return keys.length() <= LONGEST_EXCERPT ? keys : keys.substring(0, LONGEST_EXCERPT) + "…";
            }
            return "JSON, but no object (%d bytes)".formatted(message.getBody().length);
        } catch (IOException e) {
            return "not JSON (%d bytes)".formatted(message.getBody().length);
        }
    }

    /** A text may be anybody's name, but for the assignment's. */
    private static ObjectNode keys(ObjectNode fields) {
        ObjectNode keys = JSON.createObjectNode();
        fields.fields().forEachRemaining(field -> {
            JsonNode value = field.getValue();
            if (!SHOWN.contains(field.getKey())) {
                return;
            }
            if (value instanceof ObjectNode inner) {
                keys.set(field.getKey(), keys(inner));
            } else if (value.isNumber() || field.getKey().equals("assignment") && value.isTextual()) {
                keys.set(field.getKey(), value);
            }
        });
        return keys;
    }

    /** The whole body, readable where it is JSON. */
    String prettyBody() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(message.getBody()));
        } catch (JsonProcessingException e) {
            return body();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read what is in memory", e);
        }
    }
}
