package solutions.trainingdata.candidates.ops.settings;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Queues as {@code deploy/rabbitmq/definitions.json} has them. */
public record Topology(List<String> queues) {

    /** Where messages end that no queue takes. */
    public static final String UNROUTED = "unrouted";

    private static final String DEAD = ".dead";

    public static Topology read(Path projectRoot) throws IOException {
        List<String> queues = new ArrayList<>();
        new ObjectMapper()
                .readTree(
                        projectRoot.resolve("deploy/rabbitmq/definitions.json").toFile())
                .path("queues")
                .forEach(queue -> queues.add(queue.path("name").asText()));
        return new Topology(List.copyOf(queues));
    }

    /** Where messages lie that nobody works on. */
    public List<String> dead() {
        return queues.stream()
                .filter(queue -> queue.endsWith(DEAD) || queue.equals(UNROUTED))
                .toList();
    }

    /** @param dead a queue of dead letters */
    public static String before(String dead) {
        return dead.endsWith(DEAD) ? dead.substring(0, dead.length() - DEAD.length()) : dead;
    }
}
