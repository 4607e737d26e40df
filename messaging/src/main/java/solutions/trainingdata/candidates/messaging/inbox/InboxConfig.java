package solutions.trainingdata.candidates.messaging.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How messages are taken. */
@ConfigMapping(prefix = "inbox")
public interface InboxConfig {

    /** How often a message is handled before it is taken for poison (or put back, when the database is down). */
    @WithDefault("5")
    int tries();

    /** Pause after the first failed try; n times as long after the n-th. Holds one of the prefetched places. */
    @WithDefault("200ms")
    Duration delay();

    /** How long message ids are kept: longer than any broker holds a message back. */
    @WithDefault("7d")
    Duration keep();
}
