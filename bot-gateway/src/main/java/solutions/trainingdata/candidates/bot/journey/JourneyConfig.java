package solutions.trainingdata.candidates.bot.journey;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** What the journey shows. */
@ConfigMapping(prefix = "journey")
public interface JourneyConfig {

    /** Where candidates sign in: CVAT's address for people. */
    URI cvatPublicUrl();

    /** Login and password stay in the chat for so long; a button brings them back. */
    @WithDefault("15m")
    Duration credentialsVisible();

    /** A candidate who waits for a step of ours for so long is told that it is still worked on. */
    @WithDefault("30s")
    Duration slowAfter();

    /** How often is looked for candidates who have waited so long. */
    @WithDefault("2s")
    Duration slowLookEvery();

    /** How often is looked for journeys that ops want to go on ({@code deploy/stuck retry}). */
    @WithDefault("2s")
    Duration retryLookEvery();

    /** How often is looked for opened attempts of which it is not known yet whether HR try the test themselves. */
    @WithDefault("2s")
    Duration trialLookEvery();
}
