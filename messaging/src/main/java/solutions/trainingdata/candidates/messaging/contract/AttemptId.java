package solutions.trainingdata.candidates.messaging.contract;

import java.util.regex.Pattern;

/**
 * One candidate's n-th attempt at one assignment.
 *
 * @param assignment the assignment's folder name
 * @param number counts from 1
 */
public record AttemptId(CandidateId candidate, String assignment, int number) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public AttemptId {
        if (candidate == null || assignment == null || !NAME.matcher(assignment).matches()) {
            throw new IllegalArgumentException("An attempt needs a candidate and an assignment's name: " + assignment);
        }
        if (number < 1) {
            throw new IllegalArgumentException("Attempts count from 1: " + number);
        }
    }

    /** The key of the attempt's rows, for example {@code 4711/car-plates/1}. */
    public String key() {
        return candidate.key() + "/" + assignment + "/" + number;
    }
}
