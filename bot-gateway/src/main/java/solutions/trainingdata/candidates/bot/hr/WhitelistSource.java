package solutions.trainingdata.candidates.bot.hr;

import java.util.Locale;
import solutions.trainingdata.candidates.bot.candidate.Candidate;

/** Where the whitelist is and by what it knows people. */
public enum WhitelistSource {
    /** A table of the gateway's, by Telegram id: {@code deploy/whitelist}. */
    OWN("SELECT candidate_id::text FROM whitelist ORDER BY candidate_id"),
    /** Another database's, by Telegram id: {@code deploy/postgres/whitelist-fdw.sql}. */
    FOREIGN_ID("SELECT key FROM whitelist_foreign"),
    /** Another database's, by Telegram username. */
    FOREIGN_USERNAME("SELECT key FROM whitelist_foreign");

    final String select;

    WhitelistSource(String select) {
        this.select = select;
    }

    /** @return null for somebody who cannot be on it */
    String key(Candidate person) {
        if (this == FOREIGN_USERNAME) {
            return person.username == null ? null : normal(person.username);
        }
        return Long.toString(person.id);
    }

    /** Usernames have no case, and people write them with the @. */
    static String normal(String key) {
        return key.strip().replaceFirst("^@", "").toLowerCase(Locale.ROOT);
    }
}
