package solutions.trainingdata.candidates.messaging.assignment;

import java.util.Objects;

/**
 * A kind of object that candidates outline.
 *
 * @param name as in CVAT, unique in the assignment
 * @param color {@code #rrggbb}
 * @param shape how it is drawn
 * @param points exact number of points of an outline; null where any number will do
 * @param text name of the attribute whose text the candidate types; null where there is none
 */
public record Label(String name, String color, Shape shape, Integer points, String text) {
    public Label {
        Objects.requireNonNull(name);
        Objects.requireNonNull(color);
        Objects.requireNonNull(shape);
    }

    public boolean fixesPoints() {
        return points != null;
    }

    public boolean asksForText() {
        return text != null;
    }

    /** Name of this label's overlap metric, such as {@code car_iou}. */
    public String iouMetric() {
        return name + "_iou";
    }

    /** Name of this label's text metric, such as {@code plate_accuracy}; null where no text is asked for. */
    public String accuracyMetric() {
        return text == null ? null : text + "_accuracy";
    }
}
