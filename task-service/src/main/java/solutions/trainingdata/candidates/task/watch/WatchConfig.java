package solutions.trainingdata.candidates.task.watch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often it is looked whether candidates finished their jobs. A look costs CVAT about 35 ms. */
@ConfigMapping(prefix = "watch")
interface WatchConfig {

    /**
     * Pause between two looks at a task, with jitter so that tasks do not come in crowds. All tasks are looked at one
     * after the other: very many take longer than this, and CVAT is never asked twice at once.
     */
    @WithDefault("1m")
    Duration lookEvery();

    /** After failures in a row a task's pause doubles up to this. */
    @WithDefault("15m")
    Duration longestPause();

    /** When look after look fails, CVAT is left alone for so long. */
    @WithDefault("30s")
    Duration awayFor();
}
