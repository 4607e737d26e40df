package solutions.trainingdata.candidates.bot.texts;

import java.time.Duration;
import java.time.ZoneId;

/**
 * What the texts need to know about whoever runs the bot.
 *
 * @param zone of every date shown
 * @param contact whom candidates write to, null when nobody is named
 * @param decisionWithin a scored work is decided on within this
 * @param keepAfterDecision what is known about a candidate is kept for so long
 */
record Company(ZoneId zone, String contact, Duration decisionWithin, Duration keepAfterDecision) {

    static Company of(TextsConfig config) {
        return new Company(
                config.displayZone(),
                config.hrContact().orElse(null),
                config.decisionWithin(),
                config.keepAfterDecision());
    }
}
