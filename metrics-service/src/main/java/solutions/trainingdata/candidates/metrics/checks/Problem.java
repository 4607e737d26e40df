package solutions.trainingdata.candidates.metrics.checks;

import java.util.Objects;

/**
 * One thing to mend before a drawing is accepted; it carries what a sentence in any language needs.
 *
 * @param kind what is wrong
 * @param image base name; null where no one image is meant
 * @param label name; null where no one label is meant
 * @param frame position in the task, for the link; null where no one image is meant
 * @param expected number as the kind says; null where it has none
 * @param found number as the kind says; null where it has none
 * @param percent as the kind says, 0 to 100; null where it has none
 * @param drawnAs type of the shape; null but for {@link ProblemKind#WRONG_SHAPE}
 */
public record Problem(
        ProblemKind kind,
        String image,
        String label,
        Integer frame,
        Integer expected,
        Integer found,
        Double percent,
        String drawnAs) {
    public Problem {
        Objects.requireNonNull(kind);
    }

    static Problem of(ProblemKind kind, String image, String label, Integer frame) {
        return new Problem(kind, image, label, frame, null, null, null, null);
    }

    Problem numbers(int expectedNumber, int foundNumber) {
        return new Problem(kind, image, label, frame, expectedNumber, foundNumber, percent, drawnAs);
    }

    Problem share(double sharePercent) {
        return new Problem(kind, image, label, frame, expected, found, sharePercent, drawnAs);
    }

    Problem as(String type) {
        return new Problem(kind, image, label, frame, expected, found, percent, type);
    }
}
