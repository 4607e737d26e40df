package solutions.trainingdata.candidates.account.cvat;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The CVAT that accounts are made in. Its address is {@code quarkus.rest-client.cvat.url}. */
@ConfigMapping(prefix = "cvat")
public interface CvatConfig {

    /** Login of a CVAT superuser: no other may see e-mail addresses or give a role. */
    String username();

    /** The superuser's password. A secret. */
    String password();

    /** The longest that one call may take from connecting to the last byte. Registering takes CVAT about 0.3 s. */
    @WithDefault("5s")
    Duration callWithin();

    /** Of an answer no more than this is taken into memory: a hundred users are about 50 KB. */
    @WithDefault("1M")
    MemorySize mostOfAnAnswer();

    /** After CVAT refused our login it is not asked again for so long: the password is wrong for every row alike. */
    @WithDefault("30s")
    Duration refusedLoginFor();
}
