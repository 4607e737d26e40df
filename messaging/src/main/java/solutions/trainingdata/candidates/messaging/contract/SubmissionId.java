package solutions.trainingdata.candidates.messaging.contract;

/**
 * One "done" within an attempt.
 *
 * @param number counts from 1 within the attempt
 */
public record SubmissionId(AttemptId attempt, int number) {

    public SubmissionId {
        if (attempt == null || number < 1) {
            throw new IllegalArgumentException("A submission needs an attempt and counts from 1: " + number);
        }
    }

    /** The key of the submission's row, for example {@code 4711/car-plates/1/2}. */
    public String key() {
        return attempt.key() + "/" + number;
    }
}
