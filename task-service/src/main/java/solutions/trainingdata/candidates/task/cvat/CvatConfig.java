package solutions.trainingdata.candidates.task.cvat;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Where CVAT is and how long it may take. */
@ConfigMapping(prefix = "cvat")
public interface CvatConfig {

    /** Address for this service, without {@code /api}. */
    String url();

    /** A superuser of CVAT: makes tasks and assigns jobs. */
    String username();

    /** The superuser's password. Has no default. */
    String password();

    /** Address for people, the start of every link. */
    String publicUrl();

    /** Total limit of one call, connecting and reading the whole answer included. CVAT needs well under a second. */
    @WithDefault("10s")
    Duration callWithin();

    /** After CVAT refused our login it is not asked again for so long: a mended password is noticed this late. */
    @WithDefault("30s")
    Duration refusedLoginFor();

    /** Of an answer no more than this is taken into memory: a page of a hundred tasks is about 250 KB. */
    @WithDefault("4M")
    MemorySize mostOfAnAnswer();

    /** Total limit of sending the images. */
    @WithDefault("2m")
    Duration uploadWithin();
}
