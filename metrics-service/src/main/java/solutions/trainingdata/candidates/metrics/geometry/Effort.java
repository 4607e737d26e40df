package solutions.trainingdata.candidates.metrics.geometry;

/**
 * How much comparing is left for one submission, in steps of the {@link SlabSweep}: cuts times edges. An outline drawn by
 * hand takes some ten thousand steps, a scribble of 1,000 points a hundred million. Counted from the outlines alone and
 * before it is spent, so that the same drawing is judged the same on every machine.
 */
public final class Effort {

    /** About 2 s of one core; 500 outlines of 100 points, compared with each other where they touch, take a tenth. */
    private static final long OF_A_SUBMISSION = 500_000_000;

    private long left;

    private Effort(long steps) {
        this.left = steps;
    }

    public static Effort ofASubmission() {
        return new Effort(OF_A_SUBMISSION);
    }

    /** For what a trusted author drew. */
    static Effort unlimited() {
        return new Effort(Long.MAX_VALUE);
    }

    /** @throws EffortUsedUpException when it does not suffice; then nothing is left for anything else either */
    void spend(long steps) {
        left = steps > left ? 0 : left - steps;
        if (left == 0) {
            throw new EffortUsedUpException();
        }
    }
}
