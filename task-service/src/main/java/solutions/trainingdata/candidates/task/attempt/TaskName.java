package solutions.trainingdata.candidates.task.attempt;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import solutions.trainingdata.candidates.messaging.contract.AttemptId;

/**
 * The name of an attempt's task in CVAT: for people the number and the login, for us the attempt's key, the mark by
 * which our tasks are known.
 */
public record TaskName(AttemptId attempt, String cvatUsername) {

    /** What all our names have in common. */
    static final String WORDS = "Test Assignment";

    private static final Pattern MARKED =
            Pattern.compile("\\d+ " + WORDS + " \\S.* \\[(\\d+/[A-Za-z0-9_-]+/\\d+)]", Pattern.DOTALL);

    public String text() {
        return attempt.number() + " " + WORDS + " " + cvatUsername + " [" + attempt.key() + "]";
    }

    /** The attempt's key in a name of ours; empty for any other name. */
    public static Optional<String> markIn(String name) {
        Matcher matcher = MARKED.matcher(name == null ? "" : name);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
