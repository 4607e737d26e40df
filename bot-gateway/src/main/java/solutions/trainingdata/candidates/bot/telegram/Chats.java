package solutions.trainingdata.candidates.bot.telegram;

import java.time.Duration;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;

/**
 * What people are told. Every call writes rows in the caller's transaction; they are sent afterwards, in order per chat.
 * A message is known by (chat, purpose), so telling the same thing twice tells it once.
 */
public interface Chats {

    /**
     * Sends a new message, unless one with this purpose was ever asked for in this chat.
     *
     * @throws IllegalArgumentException when Telegram would refuse the screen (4096 characters, 64 bytes of a button)
     */
    void tell(CandidateId chat, String purpose, Screen screen);

    /**
     * Makes the message of this purpose look like this: sent when it is not there yet, edited when it is. Of several
     * changes not yet shown only the last is. A removal that was asked for before is taken back.
     *
     * @throws IllegalArgumentException as {@link #tell}
     */
    void show(CandidateId chat, String purpose, Screen screen);

    /**
     * Gives the message of a purpose to another one, under which it is changed and removed from now on.
     *
     * @return false, and nothing is changed, when there is no such message, or there is one of the other purpose
     */
    boolean rename(CandidateId chat, String purpose, String other);

    /**
     * Deletes the message of this purpose; afterwards the purpose is free for a new message.
     *
     * @param delay from now, or from when the message is sent if it is not yet; zero also takes back an unsent one
     */
    void remove(CandidateId chat, String purpose, Duration delay);
}
