package solutions.trainingdata.candidates.messaging.contract;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The names of the queues that the contract needs; {@code deploy/rabbitmq/definitions.json} declares exactly these. */
public final class Topology {

    /** Where messages end that no queue takes. */
    public static final String UNROUTED = "unrouted";

    private static final String EVENTS = "bot.events";

    private Topology() {}

    /** The queue of each service. */
    public static List<String> queues() {
        TreeSet<String> queues = new TreeSet<>(List.of(EVENTS));
        Contract.messages().forEach((name, type) -> {
            if (Command.class.isAssignableFrom(type)) {
                queues.add(name.substring(0, name.indexOf('.')) + ".commands");
            }
        });
        return List.copyOf(queues);
    }

    /** Where messages end that the queue's service could not handle. */
    public static String deadLettersOf(String queue) {
        return queue + ".dead";
    }

    /** Every place where messages end that nobody handled. */
    public static Collection<String> deadLetters() {
        TreeSet<String> names = new TreeSet<>(List.of(UNROUTED));
        queues().forEach(queue -> names.add(deadLettersOf(queue)));
        return names;
    }
}
