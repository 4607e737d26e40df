package solutions.trainingdata.candidates.messaging.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How messages are taken. */
@ConfigMapping(prefix = "inbox")
public interface InboxConfig {

    /** After so many tries that failed by its handler's own fault a message is taken for poison. */
    @WithDefault("5")
    int tries();

    /** Pause after the first failed try; doubles up to {@link #longestDelay}. Holds one of the prefetched places. */
    @WithDefault("200ms")
    Duration delay();

    /** The pause grows up to this: so soon after a database is back its messages are handled. */
    @WithDefault("5s")
    Duration longestDelay();

    /**
     * While the database is away a message is held this long and tried again, and only then put back. Each putting back
     * may count against the queue's delivery limit (20), so an outage of 20 times this makes no dead letter. Below the
     * broker's consumer timeout (30 min).
     */
    @WithDefault("10m")
    Duration hold();

    /** How long a stopping process lets messages in hand be handled and acknowledged. */
    @WithDefault("5s")
    Duration grace();

    /** How long message ids are kept: longer than any broker holds a message back. */
    @WithDefault("7d")
    Duration keep();
}
