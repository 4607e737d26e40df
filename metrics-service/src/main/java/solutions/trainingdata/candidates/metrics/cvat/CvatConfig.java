package solutions.trainingdata.candidates.metrics.cvat;

import io.quarkus.runtime.configuration.MemorySize;
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

    /** Of an answer no more than this is taken into memory: 10,000 points are about 200 KB. */
    @WithDefault("4M")
    MemorySize mostOfAnAnswer();

    /** After CVAT refused our login it is not asked again for so long: the password is wrong for every row alike. */
    @WithDefault("30s")
    Duration refusedLoginFor();
}
