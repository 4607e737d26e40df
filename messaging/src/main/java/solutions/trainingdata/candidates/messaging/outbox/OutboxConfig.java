package solutions.trainingdata.candidates.messaging.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How messages are published. */
@ConfigMapping(prefix = "outbox")
public interface OutboxConfig {

    /** Rows claimed at once. */
    @WithDefault("50")
    int batch();

    /** How long the broker may take to confirm one message; after it the message is published again. */
    @WithDefault("10s")
    Duration confirmWithin();

    /** Rows claimed by a relay that died are free again after this; longer than {@link #confirmWithin}. */
    @WithDefault("20s")
    Duration lease();

    /** Delay after a refused or silent publish; doubles up to {@link #longestDelay}. */
    @WithDefault("1s")
    Duration firstDelay();

    /** The delay grows up to this. */
    @WithDefault("30s")
    Duration longestDelay();

    /** So many silent publishes in a row, and the process says that it is not alive: its connection is wedged. */
    @WithDefault("3")
    int silentPublishes();

    /** A message that waits longer, and the service says that it is not ready: nobody hears it. */
    @WithDefault("5m")
    Duration oldestWaiting();

    /** More messages waiting than this, and it says so, too: minutes of publishing. */
    @WithDefault("10000")
    long mostWaiting();

    /** How long a stopping process lets publishes under way be confirmed. */
    @WithDefault("5s")
    Duration grace();
}
