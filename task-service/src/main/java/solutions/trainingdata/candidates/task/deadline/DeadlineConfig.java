package solutions.trainingdata.candidates.task.deadline;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When candidates are reminded, and how often it is said that their time is over. */
@ConfigMapping(prefix = "deadline")
interface DeadlineConfig {

    /**
     * The reminder is due when one part in so many of the time that was given is left: of three days the last twelve
     * hours. After an extension the time given counts from the extension.
     */
    @WithDefault("6")
    int reminderPart();

    /** But never earlier before the deadline than this: a reminder days ahead is forgotten again. */
    @WithDefault("24h")
    Duration reminderAtMost();

    /** That the time is over is said again after this, then after twice as long, ..., until the attempt is closed. */
    @WithDefault("10m")
    Duration repeatAfter();

    /** Longest pause between two repetitions. */
    @WithDefault("1h")
    Duration repeatAtMost();
}
