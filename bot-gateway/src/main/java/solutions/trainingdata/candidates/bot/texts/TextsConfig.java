package solutions.trainingdata.candidates.bot.texts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** What the texts need to know about the company. */
@ConfigMapping(prefix = "texts")
public interface TextsConfig {

    /** Zone of every date shown, for example {@code Europe/Moscow}; the offset is shown beside the time. */
    @WithDefault("UTC")
    ZoneId displayZone();

    /** Whom candidates write to when something does not work, as shown to them. Without it: whoever invited them. */
    Optional<String> hrContact();

    /**
     * A candidate whose work was scored is told that HR decide within this; HR are reminded once when nobody did,
     * counted from the card or from the last "later".
     */
    @WithDefault("P3D")
    Duration decisionWithin();

    /** Candidates are told, before they agree, that what is known about them is kept for so long after the decision. */
    @WithDefault("P30D")
    Duration keepAfterDecision();
}
