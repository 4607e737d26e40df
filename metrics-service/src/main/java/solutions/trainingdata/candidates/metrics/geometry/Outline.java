package solutions.trainingdata.candidates.metrics.geometry;

import java.util.Arrays;

/**
 * A closed polygon with any course whatever: crossing itself, touching itself, repeating points. Its inside is the
 * even-odd one. Immutable.
 */
public final class Outline implements Region {
    private final double[] points;

    private Outline(double[] points) {
        this.points = points;
    }

    /**
     * @param points flat x0,y0,x1,y1,... in image pixels, origin top left, at least three points
     * @throws IllegalArgumentException for an odd number, fewer than three points or a coordinate that is not finite
     */
    public static Outline of(double... points) {
        if (points.length < 6 || points.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "an outline has at least 6 numbers and an even count of them, not " + points.length);
        }
        for (double coordinate : points) {
            if (!Double.isFinite(coordinate)) {
                throw new IllegalArgumentException("an outline has finite coordinates, not " + coordinate);
            }
        }
        return new Outline(points.clone());
    }

    public int size() {
        return points.length / 2;
    }

    public double x(int vertex) {
        return points[2 * vertex];
    }

    public double y(int vertex) {
        return points[2 * vertex + 1];
    }

    /** Flat copy of the points. */
    public double[] points() {
        return points.clone();
    }

    public double minX() {
        return extreme(0, -1);
    }

    public double maxX() {
        return extreme(0, 1);
    }

    public double minY() {
        return extreme(1, -1);
    }

    public double maxY() {
        return extreme(1, 1);
    }

    /** Whether no coordinate is farther from 0 than this. */
    public boolean isWithin(double px) {
        return minX() >= -px && minY() >= -px && maxX() <= px && maxY() <= px;
    }

    private double extreme(int offset, int sign) {
        double found = points[offset];
        for (int i = offset + 2; i < points.length; i += 2) {
            found = sign > 0 ? Math.max(found, points[i]) : Math.min(found, points[i]);
        }
        return found;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Outline outline && Arrays.equals(points, outline.points);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(points);
    }

    @Override
    public String toString() {
        return "Outline" + Arrays.toString(points);
    }
}
