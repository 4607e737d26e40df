package solutions.trainingdata.candidates.metrics.cvat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The CVAT that candidates annotate in. Its address is {@code quarkus.rest-client.cvat.url}. */
@ConfigMapping(prefix = "cvat")
public interface CvatConfig {

    /** Login of a CVAT admin, who may read every task. */
    String username();

    /** That user's password. A secret. */
    String password();

    /** CVAT's address for people: links to pictures begin with it. Default: the address that the service uses. */
    java.net.URI publicUrl();

    /** The longest that one call may take from connecting to the last byte. Reading takes CVAT about 50 ms. */
    @WithDefault("5s")
    Duration callWithin();
}
