package solutions.trainingdata.candidates.bot.screens;

import java.time.Instant;
import solutions.trainingdata.candidates.bot.hr.decision.Outcome;
import solutions.trainingdata.candidates.bot.journey.Position;

/**
 * Where a candidate stands, for the first line of the menu and the buttons under it.
 *
 * @param assignment null before anything was published
 * @param title in the candidate's language, null with the assignment
 * @param position null before the start
 * @param deadline null before the task is ready
 * @param scoredAt null before
 * @param allowed attempts in all
 * @param trial HR try the test: nobody decides about it
 * @param outcome what HR made of the last result; null before
 * @param closed the account was closed by HR
 * @param hr sees HR's buttons too
 */
public record Standing(
        String assignment,
        String title,
        Position position,
        Instant deadline,
        Instant scoredAt,
        int allowed,
        boolean trial,
        Outcome outcome,
        boolean closed,
        boolean hr) {

    /** Nothing was published. */
    public static Standing nowhere(boolean closed, boolean hr) {
        return new Standing(null, null, null, null, null, 0, false, null, closed, hr);
    }

    boolean mayTakeAnother() {
        return !closed && position != null && position.another(allowed) == Position.Another.POSSIBLE;
    }
}
