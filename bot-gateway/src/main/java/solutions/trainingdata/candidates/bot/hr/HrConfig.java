package solutions.trainingdata.candidates.bot.hr;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who is HR. */
@ConfigMapping(prefix = "hr")
public interface HrConfig {

    /** Telegram ids put on the whitelist at start, comma-separated; nobody is ever taken off by it. */
    Optional<List<Long>> first();

    /** Where the whitelist is: {@code own}, {@code foreign-id} or {@code foreign-username}. */
    @WithDefault("own")
    WhitelistSource whitelist();

    /** The whitelist may live in another database: no answer within this, and nobody gets in. */
    @WithDefault("2s")
    Duration whitelistWithin();

    /** What HR are to be told waits for a whitelist that does not answer, or has nobody on it: asked again after this. */
    @WithDefault("5s")
    Duration lookForWhitelistEvery();

    /** How often is looked for decisions that are overdue; when one is: {@code texts.decision-within}. */
    @WithDefault("30s")
    Duration lookForOverdueDecisionsEvery();

    /** How often it is looked whether there are new dead letters that HR should know of. */
    @WithDefault("30s")
    Duration lookForDeadLettersEvery();
}
