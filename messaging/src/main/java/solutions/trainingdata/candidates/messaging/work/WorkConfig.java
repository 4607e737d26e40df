package solutions.trainingdata.candidates.messaging.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How rows of work are advanced. */
@ConfigMapping(prefix = "work")
public interface WorkConfig {

    /** Steps at the same time in one process. They wait for answers of CVAT most of the time. */
    @WithDefault("16")
    int workers();

    /** Lease = the step's time limit + this: covers saving the result and a pause of the process. */
    @WithDefault("5s")
    Duration leaseMargin();

    /** Delay after the first failure; doubles with each further one, with jitter. */
    @WithDefault("1s")
    Duration firstDelay();

    /** The delay grows up to this. */
    @WithDefault("5m")
    Duration longestDelay();

    /** After so many failed tries in a row a row is given up: about an hour with the delays above. */
    @WithDefault("20")
    int maxTries();

    /** How long a stopping process lets running steps end before it releases their rows. Below Kubernetes' grace. */
    @WithDefault("10s")
    Duration grace();
}
