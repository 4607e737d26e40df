package solutions.trainingdata.candidates.sandbox.scene;

import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Walks around a shape of which only "is this spot inside?" is known, on a grid of a quarter pixel, and keeps the
 * corners that matter.
 */
final class Outline {

    private static final int GRID = 4;
    /** Thinning may make narrow places cross; the walked boundary itself never does, so a finer one ends it. */
    private static final double FINER = 0.9;

    private static final int[][] AHEAD = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};

    private final BiPredicate<Double, Double> inside;

    Outline(BiPredicate<Double, Double> inside) {
        this.inside = inside;
    }

    /**
     * The outer boundary as a polygon, clockwise on the screen.
     *
     * @param seed a spot inside
     * @param tolerancePx how far the polygon may stray from the boundary
     */
    List<Pixel> around(Pixel seed, double tolerancePx) {
        List<Pixel> boundary = walked(seed);
        int farthest = 0;
        for (int i = 1; i < boundary.size(); i++) {
            if (reach(boundary, i) > reach(boundary, farthest)) {
                farthest = i;
            }
        }
        boundary.add(boundary.get(0));
        double tolerance = tolerancePx;
        List<Pixel> outline = thinned(boundary, farthest, tolerance);
        while (crossesItself(outline)) {
            tolerance *= FINER;
            outline = thinned(boundary, farthest, tolerance);
        }
        return outline;
    }

    private static List<Pixel> thinned(List<Pixel> boundary, int farthest, double tolerance) {
        List<Pixel> kept = new ArrayList<>();
        keep(boundary, 0, farthest, tolerance, kept);
        keep(boundary, farthest, boundary.size() - 1, tolerance, kept);
        return kept;
    }

    private static boolean crossesItself(List<Pixel> outline) {
        int n = outline.size();
        for (int i = 0; i < n; i++) {
            for (int j = i + 2; j < n; j++) {
                if ((j + 1) % n != i
                        && Line2D.linesIntersect(
                                outline.get(i).x(), outline.get(i).y(),
                                outline.get(i + 1).x(), outline.get(i + 1).y(),
                                outline.get(j).x(), outline.get(j).y(),
                                outline.get((j + 1) % n).x(),
                                        outline.get((j + 1) % n).y())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static double reach(List<Pixel> boundary, int i) {
        return boundary.get(i).distance(boundary.get(0), boundary.get(0));
    }

    /** Follows the cracks between inside and outside cells, the inside on the right; corners are halved to points. */
    private List<Pixel> walked(Pixel seed) {
        int x = (int) (seed.x() * GRID);
        int y = (int) (seed.y() * GRID);
        while (cell(x, y - 1)) {
            y--;
        }
        int startX = x;
        int startY = y;
        int heading = 0;
        List<Pixel> middles = new ArrayList<>();
        do {
            int[] step = AHEAD[heading];
            middles.add(new Pixel((x + step[0] / 2.0) / GRID, (y + step[1] / 2.0) / GRID));
            x += step[0];
            y += step[1];
            heading = turned(x, y, heading);
        } while (x != startX || y != startY || heading != 0);
        return middles;
    }

    private int turned(int x, int y, int heading) {
        for (int turn : new int[] {1, 0, 3}) {
            int next = (heading + turn) % 4;
            if (between(x, y, next)) {
                return next;
            }
        }
        return (heading + 2) % 4;
    }

    /** Whether the crack from a grid corner has the inside on its right and the outside on its left. */
    private boolean between(int x, int y, int heading) {
        return switch (heading) {
            case 0 -> cell(x, y) && !cell(x, y - 1);
            case 1 -> cell(x - 1, y) && !cell(x, y);
            case 2 -> cell(x - 1, y - 1) && !cell(x - 1, y);
            default -> cell(x, y - 1) && !cell(x - 1, y - 1);
        };
    }

    private boolean cell(int x, int y) {
        return inside.test((x + 0.5) / GRID, (y + 0.5) / GRID);
    }

    /** Douglas and Peucker: the farthest point of a stretch stays while it is farther than the tolerance. */
    private static void keep(List<Pixel> points, int from, int to, double tolerance, List<Pixel> kept) {
        int farthest = -1;
        double distance = tolerance;
        for (int i = from + 1; i < to; i++) {
            double d = points.get(i).distance(points.get(from), points.get(to));
            if (d > distance) {
                distance = d;
                farthest = i;
            }
        }
        if (farthest < 0) {
            kept.add(points.get(from));
        } else {
            keep(points, from, farthest, tolerance, kept);
            keep(points, farthest, to, tolerance, kept);
        }
    }
}
