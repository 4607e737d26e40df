package solutions.trainingdata.candidates.bot.hr.decision;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long HR may take. */
@ConfigMapping(prefix = "decision")
public interface DecisionConfig {

    /** HR are reminded once when nobody decided within this, counted from the card or from the last "later". */
    @WithDefault("P3D")
    Duration within();

    /** How often is looked for decisions that are overdue. */
    @WithDefault("30s")
    Duration lookEvery();
}
