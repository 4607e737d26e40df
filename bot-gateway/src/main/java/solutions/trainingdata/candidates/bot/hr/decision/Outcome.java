package solutions.trainingdata.candidates.bot.hr.decision;

/** Where a decision stands. */
public enum Outcome {
    OPEN,
    /** Somebody pressed "later": open, and reminded of anew. */
    POSTPONED,
    INVITED,
    DECLINED,
    /** Nobody decided before the candidate's next result came. */
    SUPERSEDED;

    /** Whether HR can still decide. */
    public boolean waits() {
        return this == OPEN || this == POSTPONED;
    }
}
