package solutions.trainingdata.candidates.metrics.drawing;

import java.util.Map;
import java.util.Objects;
import solutions.trainingdata.candidates.metrics.geometry.Outline;

/**
 * Something that a candidate drew on one frame.
 *
 * @param frame position in the task; may be one that does not exist
 * @param label name of the label
 * @param type what it was drawn as, in the tool's word ({@code polygon}, {@code rectangle}, ...)
 * @param outline its course; null for everything but polygons
 * @param texts typed texts by attribute name
 */
public record DrawnShape(int frame, String label, String type, Outline outline, Map<String, String> texts) {
    /** A scribble has crossings by the square of its points: one with more could keep a processor busy for minutes. */
    public static final int MOST_POINTS = 1_000;

    /** Of one label on one image: pictures have dozens of objects, and each shape may have a problem of its own. */
    public static final int MOST_OF_A_LABEL = 500;

    /** The tool stores any number, and areas of the largest ones are no numbers any more. */
    private static final double FARTHEST_PX = 1_000_000;

    public DrawnShape {
        Objects.requireNonNull(label);
        Objects.requireNonNull(type);
        texts = Map.copyOf(texts);
    }

    /** True for a polygon of a reasonable number of points that lies within reach of a picture. */
    public boolean isComparable() {
        return outline != null && outline.size() <= MOST_POINTS && outline.isWithin(FARTHEST_PX);
    }

    /** Typed text, empty where none was typed. */
    public String text(String attribute) {
        return texts.getOrDefault(attribute, "");
    }
}
