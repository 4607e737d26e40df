package solutions.trainingdata.candidates.messaging.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A person, by the Telegram user id: a Telegram username may be missing, may change and may pass to somebody else.
 *
 * @param telegramUserId positive
 */
public record CandidateId(@JsonValue long telegramUserId) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CandidateId {
        if (telegramUserId < 1) {
            throw new IllegalArgumentException("A Telegram user id is positive: " + telegramUserId);
        }
    }

    /** The key of the candidate's rows. */
    public String key() {
        return Long.toString(telegramUserId);
    }
}
