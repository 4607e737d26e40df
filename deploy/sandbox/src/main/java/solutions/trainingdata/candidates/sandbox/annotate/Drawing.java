package solutions.trainingdata.candidates.sandbox.annotate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One object on one image.
 *
 * @param image base name of the file
 * @param label by name
 * @param type CVAT's name of the shape: polygon, rectangle, ...
 * @param points flat x0,y0,x1,y1,... in pixels of the image, origin top left; empty for a tag
 * @param texts value by name of the attribute
 */
public record Drawing(
        Kind kind, String image, String label, String type, List<Double> points, Map<String, String> texts) {

    /** What CVAT keeps it as. */
    public enum Kind {
        SHAPE,
        TRACK,
        TAG
    }

    public Drawing {
        points = List.copyOf(points);
        texts = Map.copyOf(texts);
    }

    public static Drawing polygon(String image, String label, List<Double> points, Map<String, String> texts) {
        return new Drawing(Kind.SHAPE, image, label, "polygon", points, texts);
    }

    Drawing as(Kind other) {
        return new Drawing(other, image, label, type, points, texts);
    }

    Drawing withPoints(List<Double> others) {
        return new Drawing(kind, image, label, type, others, texts);
    }

    Drawing withTexts(java.util.function.UnaryOperator<String> change) {
        Map<String, String> changed = new LinkedHashMap<>();
        texts.forEach((name, value) -> changed.put(name, change.apply(value)));
        return new Drawing(kind, image, label, type, points, changed);
    }

    /** Its bounding box. */
    Drawing asRectangle() {
        return new Drawing(kind, image, label, "rectangle", List.of(min(0), min(1), max(0), max(1)), texts);
    }

    boolean hasText() {
        return texts.values().stream().anyMatch(text -> !text.isBlank());
    }

    private double min(int axis) {
        return axis(axis).stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    private double max(int axis) {
        return axis(axis).stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    private List<Double> axis(int axis) {
        List<Double> values = new ArrayList<>();
        for (int i = axis; i < points.size(); i += 2) {
            values.add(points.get(i));
        }
        return values;
    }
}
