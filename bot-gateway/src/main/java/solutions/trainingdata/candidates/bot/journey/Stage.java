package solutions.trainingdata.candidates.bot.journey;

/** Where a journey is: what it waits for. */
public enum Stage {
    /** For {@code account.opened}. */
    OPENING_ACCOUNT,
    /** For the candidate to try again. */
    ACCOUNT_FAILED,
    /** For {@code task.issued}. */
    ISSUING_TASK,
    /** For the candidate to try again. */
    TASK_FAILED,
    /** For the candidate to say "done". */
    ANNOTATING,
    /** For the verdict of metrics-service. */
    CHECKING,
    /** For the candidate to try again. */
    CHECK_FAILED,
    /** For nothing: the work is accepted, or its time was over; either way it is scored. */
    SCORED,
    /** For nothing, the account was closed before the work was scored; a score counts until another attempt begins. */
    WITHDRAWN;

    /** The attempt counts as finished: another one may follow. */
    public boolean isFinished() {
        return this == SCORED || this == WITHDRAWN;
    }

    public boolean isFailure() {
        return this == ACCOUNT_FAILED || this == TASK_FAILED || this == CHECK_FAILED;
    }
}
