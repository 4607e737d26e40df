package solutions.trainingdata.candidates.bot.hr.decision;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Decisions that are overdue; when one is: {@code texts.decision-within}. */
@ConfigMapping(prefix = "decision")
public interface DecisionConfig {

    /** How often is looked for decisions that are overdue. */
    @WithDefault("30s")
    Duration lookEvery();
}
