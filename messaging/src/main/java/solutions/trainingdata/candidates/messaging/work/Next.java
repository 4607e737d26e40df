package solutions.trainingdata.candidates.messaging.work;

import java.time.Duration;

/** What becomes of a row after a step. Whatever is to be saved with it runs in the same transaction. */
public sealed interface Next {

    /** Nothing to save. */
    Runnable NOTHING = () -> {};

    /** The step succeeded; the next one is due at once. */
    record Continue(String state, Runnable inTransaction) implements Next {}

    /** The step succeeded; the next one is due after the delay. */
    record ContinueAfter(String state, Duration delay, Runnable inTransaction) implements Next {}

    /** The row has ended well (or as well as it can). */
    record Finish(String state, Runnable inTransaction) implements Next {}

    /**
     * The outside is not ready: look again after the delay. Not a failure; but after {@code atMost} in this state it
     * becomes one and the row is given up.
     *
     * @param forWhat in words, for the reason
     */
    record Wait(Duration delay, Duration atMost, String forWhat) implements Next {}

    /** It can't succeed: give up without trying again. */
    record GiveUp(String reason) implements Next {}
}
