package solutions.trainingdata.candidates.metrics.truth;

import java.util.Objects;
import solutions.trainingdata.candidates.metrics.geometry.Region;

/**
 * One object as it should be drawn.
 *
 * @param image base name of the image
 * @param label name of the label
 * @param region where it is
 * @param text what is to be typed; null where nothing is or where it cannot be read on the picture
 */
public record TrueObject(String image, String label, Region region, String text) {
    public TrueObject {
        Objects.requireNonNull(image);
        Objects.requireNonNull(label);
        Objects.requireNonNull(region);
    }

    public boolean hasReadableText() {
        return text != null;
    }
}
