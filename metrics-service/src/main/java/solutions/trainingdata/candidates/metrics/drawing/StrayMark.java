package solutions.trainingdata.candidates.metrics.drawing;

import java.util.Objects;

/**
 * A track or a tag: something that a task of still pictures has no use for.
 *
 * @param frame where it starts; may be one that does not exist
 * @param label name of the label
 */
public record StrayMark(int frame, String label) {
    public StrayMark {
        Objects.requireNonNull(label);
    }
}
