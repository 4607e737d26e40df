package solutions.trainingdata.candidates.bot.telegram;

import java.time.Duration;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;

/**
 * What people are told. Every call writes rows in the caller's transaction; they are sent afterwards, in order per chat.
 * A message is known by (chat, purpose), so telling the same thing twice tells it once.
 */
public interface Chats {

    /** Sends a new message, unless one with this purpose was ever asked for in this chat. */
    void tell(CandidateId chat, String purpose, Screen screen);

    /**
     * Makes the message of this purpose look like this: sent when it is not there yet, edited when it is. Of several
     * changes not yet shown only the last is.
     */
    void show(CandidateId chat, String purpose, Screen screen);

    /** Deletes the message of this purpose after the delay; afterwards the purpose is free for a new message. */
    void remove(CandidateId chat, String purpose, Duration delay);
}
