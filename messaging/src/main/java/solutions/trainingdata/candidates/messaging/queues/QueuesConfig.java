package solutions.trainingdata.candidates.messaging.queues;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the broker is asked about queues. */
@ConfigMapping(prefix = "queues")
public interface QueuesConfig {

    /** Pause between two looks. Health and metrics are that old at most, and {@link #answerWithin} more. */
    @WithDefault("10s")
    Duration lookEvery();

    /** How long the broker may take for connecting and for each answer; after it the connection is made anew. */
    @WithDefault("5s")
    Duration answerWithin();

    /**
     * So long messages may wait, the broker may know no consumer, or the connector may have no channel though the
     * broker answers, while this process takes, tries and acknowledges none. Then it says that it is not alive: only a
     * new process consumes again. Several looks long.
     */
    @WithDefault("60s")
    Duration silentConsumer();

    /** How long a starting service waits for its broker; then it ends, to be started again. */
    @WithDefault("5m")
    Duration awaitBroker();

    /** Whether the dead letters of all services and what nobody takes are counted, or only those of the own queue. */
    @WithDefault("false")
    boolean everybodysDeadLetters();
}
