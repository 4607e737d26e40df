package solutions.trainingdata.candidates.metrics.geometry;

/** A drawing is too much to compare: too many outlines, or too tangled ones. */
public final class EffortUsedUpException extends RuntimeException {

    EffortUsedUpException() {
        super("the drawing is too much to compare");
    }
}
