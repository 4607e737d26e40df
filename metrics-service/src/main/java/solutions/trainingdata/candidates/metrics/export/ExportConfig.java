package solutions.trainingdata.candidates.metrics.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** How spreadsheets are written and handed out. */
@ConfigMapping(prefix = "export")
public interface ExportConfig {

    /** How long a file is kept: it holds names of people, and the next one is made in seconds. */
    @WithDefault("P1D")
    Duration keep();

    /** Zone of every date in the sheets, for example {@code Europe/Moscow}; named in the sheet "method". */
    @WithDefault("UTC")
    ZoneId displayZone();

    /** What whoever fetches a file must show (METRICS_TOKEN, the same in the gateway). Without it nobody gets any. */
    Optional<String> token();
}
