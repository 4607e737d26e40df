package solutions.trainingdata.candidates.bot.asking;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How patient the gateway is. */
@ConfigMapping(prefix = "asking")
public interface AskingConfig {

    /** A command without an answer is sent again after this; doubles with each time, with jitter. */
    @WithDefault("30s")
    Duration firstDelay();

    /** The delay grows up to this. */
    @WithDefault("10m")
    Duration longestDelay();

    /** How often is looked for what is to be sent again. */
    @WithDefault("2s")
    Duration lookEvery();

    /** How many commands one look sends again: an outage of hours must not end in a flood. */
    @WithDefault("50")
    int batch();
}
