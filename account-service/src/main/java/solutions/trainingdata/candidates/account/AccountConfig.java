package solutions.trainingdata.candidates.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How accounts are made. */
@ConfigMapping(prefix = "account")
interface AccountConfig {

    /** Keys that seal passwords, {@code id:base64} of 32 bytes, comma-separated, the first seals. A secret. */
    String credentialsKey();

    /** The longest that a step may take: a login and three calls of CVAT. The lease is this and a margin. */
    @WithDefault("20s")
    Duration stepWithin();

    /**
     * After so many logins or passwords that CVAT did not take, the account is given up until a person presses again:
     * something is wrong that choosing once more does not mend.
     */
    @WithDefault("20")
    int maxChoices();

    /** How often CVAT users that no row owns are looked for and deleted. */
    @WithDefault("1h")
    Duration sweepEvery();

    /** How long after its start a process does so for the first time: not while everything else starts. */
    @WithDefault("5m")
    Duration sweepFirstAfter();

    /** The sweep leaves CVAT users alone that are younger than this by CVAT's own clock. */
    @WithDefault("1h")
    Duration sweepOlderThan();

    /** The sweep deletes no more CVAT users than this at once: more of them is for a person to look at. */
    @WithDefault("20")
    int sweepAtMost();
}
