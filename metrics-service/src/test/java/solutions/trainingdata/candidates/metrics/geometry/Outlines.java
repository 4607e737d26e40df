package solutions.trainingdata.candidates.metrics.geometry;

import java.util.Random;

/** Generated outlines for properties; everything follows from the seed of the {@link Random}. */
final class Outlines {
    private final Random random;

    Outlines(long seed) {
        random = new Random(seed);
    }

    static Outline rectangle(double x0, double y0, double x1, double y1) {
        return Outline.of(x0, y0, x1, y0, x1, y1, x0, y1);
    }

    static Outline moved(Outline outline, double dx, double dy) {
        double[] points = outline.points();
        for (int i = 0; i < points.length; i += 2) {
            points[i] += dx;
            points[i + 1] += dy;
        }
        return Outline.of(points);
    }

    static Outline scaled(Outline outline, double factor) {
        double[] points = outline.points();
        for (int i = 0; i < points.length; i++) {
            points[i] *= factor;
        }
        return Outline.of(points);
    }

    static Outline reversed(Outline outline) {
        double[] points = new double[2 * outline.size()];
        for (int i = 0; i < outline.size(); i++) {
            points[2 * i] = outline.x(outline.size() - 1 - i);
            points[2 * i + 1] = outline.y(outline.size() - 1 - i);
        }
        return Outline.of(points);
    }

    /** The same course with a point in the middle of every edge, and every point twice. */
    static Outline withIdlePoints(Outline outline) {
        double[] points = new double[6 * outline.size()];
        for (int i = 0; i < outline.size(); i++) {
            int next = (i + 1) % outline.size();
            points[6 * i] = points[6 * i + 2] = outline.x(i);
            points[6 * i + 1] = points[6 * i + 3] = outline.y(i);
            points[6 * i + 4] = (outline.x(i) + outline.x(next)) / 2;
            points[6 * i + 5] = (outline.y(i) + outline.y(next)) / 2;
        }
        return Outline.of(points);
    }

    /** Around a centre at rising angles: does not cross itself unless a gap exceeds half a turn. */
    Outline star(int vertices, double centreX, double centreY, double radius) {
        double[] points = new double[2 * vertices];
        for (int i = 0; i < vertices; i++) {
            double angle = 2 * Math.PI * (i + 0.9 * random.nextDouble()) / vertices;
            double r = radius * (0.3 + 0.7 * random.nextDouble());
            points[2 * i] = centreX + r * Math.cos(angle);
            points[2 * i + 1] = centreY + r * Math.sin(angle);
        }
        return Outline.of(points);
    }

    /** The same on whole pixels, so that pairs share corners, edges and heights. */
    Outline gridStar(int vertices, int size) {
        double[] points = star(vertices, size / 2.0, size / 2.0, size / 2.0).points();
        for (int i = 0; i < points.length; i++) {
            points[i] = Math.round(points[i]);
        }
        return Outline.of(points);
    }

    /** Rectangle on a small grid: pairs are often equal, nested, touching, or share part of an edge. */
    Outline gridRectangle(int size) {
        int x = random.nextInt(size);
        int y = random.nextInt(size);
        return rectangle(x, y, x + 1 + random.nextInt(size), y + 1 + random.nextInt(size));
    }

    /** Teeth upward from a common ground. */
    Outline comb(int teeth, double width, double height) {
        double[] points = new double[4 * teeth + 6];
        int at = 0;
        for (int i = 0; i <= 2 * teeth; i++) {
            points[at++] = width * i / (2 * teeth);
            points[at++] = i % 2 == 0 ? height * 0.8 : height * 0.6 * random.nextDouble();
        }
        points[at++] = width;
        points[at++] = height;
        points[at++] = 0;
        points[at] = height;
        return Outline.of(points);
    }

    /** Points anywhere, in any order: crosses itself again and again. */
    Outline scribble(int vertices, double size) {
        return Outline.of(
                random.doubles(2L * vertices).map(share -> size * share).toArray());
    }

    double upTo(double most) {
        return most * random.nextDouble();
    }

    int from(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }
}
