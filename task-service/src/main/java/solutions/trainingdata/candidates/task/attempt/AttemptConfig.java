package solutions.trainingdata.candidates.task.attempt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How CVAT tasks of attempts are made. */
@ConfigMapping(prefix = "attempt")
public interface AttemptConfig {

    /** Longest time of a step of a few calls; a process that died in it is replaced after this and a margin. */
    @WithDefault("20s")
    Duration stepWithin();

    /** Pause between two looks at CVAT's work on the images; five pictures take it well under a second. */
    @WithDefault("500ms")
    Duration lookAgainAfter();

    /** How long CVAT may work on the images: its queue is shared with exports and other tasks. */
    @WithDefault("15m")
    Duration imagesWithin();

    /** How long CVAT may still work on a task to be deleted; then it is deleted all the same, until CVAT says gone. */
    @WithDefault("2m")
    Duration discardWithin();

    /** CVAT tasks begun for one press of a person; then the attempt fails in words. */
    @WithDefault("3")
    int starts();

    /** Pause between two sweeps; read at the start. */
    @WithDefault("1h")
    Duration sweepEvery();

    /** The first sweep comes this long after the start: CVAT may start at the same time. */
    @WithDefault("5m")
    Duration sweepFirstAfter();

    /** Tasks of failed tries are swept when older: a step is far shorter, so that none is still being made. */
    @WithDefault("1h")
    Duration sweepOlderThan();

    /** A sweep that would delete more deletes nothing and says so: so many leftovers are rather a mistake of ours. */
    @WithDefault("100")
    int sweepAtMost();
}
