package solutions.trainingdata.candidates.messaging.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The declared topology against the contract: nothing that a service says may get lost. */
class TopologyTest {

    private static JsonNode topology;

    @BeforeAll
    static void read() throws IOException {
        Path root = Path.of(System.getProperty("project.root", ".."));
        topology = new ObjectMapper()
                .readTree(root.resolve("deploy/rabbitmq/definitions.json").toFile());
    }

    @Test
    void givesEveryMessageExactlyOneQueue() {
        Contract.messages().forEach((name, type) -> {
            boolean command = Command.class.isAssignableFrom(type);
            String exchange = command ? "candidates.commands" : "candidates.events";
            String owner = name.substring(0, name.indexOf('.'));
            assertThat(queues(exchange, name)).as(name).containsExactly(command ? owner + ".commands" : "bot.events");
        });
    }

    @Test
    void keepsWhatNobodyTakes() {
        for (String exchange : List.of("candidates.commands", "candidates.events")) {
            String alternate = find("exchanges", exchange)
                    .at("/arguments/alternate-exchange")
                    .asText();
            assertThat(queues(alternate, "anything")).as(exchange).containsExactly("unrouted");
        }
    }

    @Test
    void givesEveryQueueOfAServiceADeadLetterQueueThatIsBound() {
        for (String queue : Topology.queues()) {
            JsonNode arguments = find("queues", queue).get("arguments");
            assertThat(arguments.get("x-queue-type").asText()).isEqualTo("quorum");
            assertThat(queues(
                            arguments.get("x-dead-letter-exchange").asText(),
                            arguments.get("x-dead-letter-routing-key").asText()))
                    .containsExactly(queue + ".dead");
        }
    }

    @Test
    void declaresTheQueuesThatTheServicesLookFor() {
        List<String> declared = new ArrayList<>();
        topology.get("queues").forEach(queue -> declared.add(queue.get("name").asText()));
        List<String> known = new ArrayList<>(Topology.queues());
        known.addAll(Topology.deadLetters());
        assertThat(declared).containsExactlyInAnyOrderElementsOf(known);
    }

    /** Each look at a dead letter is a delivery, and RabbitMQ 4 drops a message after twenty where no limit is given. */
    @Test
    void letsDeadLettersBeLookedAtAsOftenAsAnybodyLikes() {
        for (String queue : Topology.deadLetters()) {
            assertThat(find("queues", queue).at("/arguments/x-delivery-limit").asLong())
                    .as(queue)
                    .isGreaterThan(1_000_000);
        }
    }

    private static JsonNode find(String kind, String name) {
        for (JsonNode entry : topology.get(kind)) {
            if (entry.get("name").asText().equals(name)) {
                return entry;
            }
        }
        throw new AssertionError("No " + name + " among the " + kind);
    }

    private static List<String> queues(String exchange, String routingKey) {
        String kind = find("exchanges", exchange).get("type").asText();
        List<String> found = new ArrayList<>();
        for (JsonNode binding : topology.get("bindings")) {
            if (binding.get("source").asText().equals(exchange)
                    && matches(kind, binding.get("routing_key").asText(), routingKey)) {
                String queue = binding.get("destination").asText();
                find("queues", queue);
                found.add(queue);
            }
        }
        return found;
    }

    private static boolean matches(String kind, String pattern, String key) {
        return switch (kind) {
            case "fanout" -> true;
            case "direct" -> pattern.equals(key);
            default ->
                key.matches(pattern.replace(".", "\\.")
                        .replace("*", "[^.]+")
                        .replace("\\.#", "(\\..+)?")
                        .replace("#", ".*"));
        };
    }
}
