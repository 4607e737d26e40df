package solutions.trainingdata.candidates.bot.hr.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where spreadsheets are fetched. */
@ConfigMapping(prefix = "export")
public interface ExportConfig {

    /** Address of metrics-service; without it HR are told that there is no export. */
    Optional<String> metricsUrl();

    /** What metrics-service knows us by, a secret. */
    Optional<String> metricsToken();

    /** The longest that fetching a file may take as a whole. */
    @WithDefault("60s")
    Duration fetchLimit();

    /** Telegram takes no larger files from a bot. */
    @WithDefault("52428800")
    long largestBytes();
}
