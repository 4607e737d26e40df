package solutions.trainingdata.candidates.bot.telegram;

import java.nio.file.Path;
import java.time.Duration;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;

/** Files for people. Unlike {@link Chats} it calls Telegram at once: for a step of work, never in a transaction. */
public interface Documents {

    /** The longest that a send may take as a whole. */
    Duration LIMIT = Duration.ofMinutes(3);

    /** What became of a send. */
    enum Kind {
        SENT,
        /** It may have arrived. */
        UNSURE,
        /** It certainly did not arrive; try again. */
        LATER,
        /** The person does not let the bot write. */
        UNREACHABLE,
        /** Telegram does not take it, and would not another time. */
        REFUSED
    }

    /**
     * @param reason in words; empty when it was sent
     * @param delay before the next try; zero where Telegram asked for none
     */
    record Outcome(Kind kind, String reason, Duration delay) {}

    /**
     * Sends it once.
     *
     * @param caption text and buttons of the file, 1024 characters at most
     * @param name as people see it, with its ending
     */
    Outcome send(CandidateId chat, Screen caption, Path file, String name);
}
