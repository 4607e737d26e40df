package solutions.trainingdata.candidates.metrics.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** JTS is the referee: valid outlines, an overlap within 1e-9 of its own. */
class OverlapRefereeTest {
    private static final int PAIRS = 100_000;
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final Outlines outlines = new Outlines(20);
    private double worst;
    private int overlapping;

    @Test
    void agreesWithJtsOnAHundredThousandValidPairs() {
        int compared = 0;
        for (int i = 0; compared < PAIRS; i++) {
            Outline a = valid(kind(i));
            Outline b = valid(i % 5 == 0 ? variationOf(a, i) : kind(i));
            compare(a, b);
            compared++;
        }
        assertThat(worst).isLessThanOrEqualTo(1e-9);
        assertThat(overlapping).isGreaterThan(PAIRS / 2);
    }

    private Supplier<Outline> kind(int i) {
        return switch (i % 7) {
            case 0 -> () -> outlines.star(outlines.from(3, 25), outlines.upTo(60), outlines.upTo(60), 50);
            case 1 -> () -> outlines.gridStar(outlines.from(3, 10), 12);
            case 2 -> () -> outlines.gridRectangle(6);
            case 3 -> () -> outlines.comb(outlines.from(2, 6), 40, 30);
            // Small, and as far from the origin as the largest pictures reach.
            case 4 -> () -> outlines.star(outlines.from(3, 12), 10_000 + outlines.upTo(3), 8_000, 4);
            case 5 -> () -> outlines.star(outlines.from(3, 12), outlines.upTo(0.02), 0.01, 0.02);
            default -> () -> outlines.gridRectangle(4 + outlines.from(0, 4));
        };
    }

    private Supplier<Outline> variationOf(Outline a, int i) {
        return switch (i / 5 % 6) {
            case 0 -> () -> a;
            case 1 -> () -> Outlines.reversed(a);
            case 2 -> () -> Outlines.moved(a, a.maxX() - a.minX(), 0); // touches
            case 3 -> () -> Outlines.scaled(a, 0.5); // nested or beside
            case 4 -> () -> Outlines.moved(a, 0.1 + outlines.upTo(1), 0); // edges upon each other
            default -> () -> Outlines.moved(a, 1e-7, 1e-7); // all but the same
        };
    }

    private Outline valid(Supplier<Outline> outlines) {
        Outline outline = outlines.get();
        while (!polygon(outline).isValid() || polygon(outline).isEmpty()) {
            outline = outlines.get();
        }
        return outline;
    }

    private void compare(Outline a, Outline b) {
        Polygon first = polygon(a);
        Polygon second = polygon(b);
        double both =
                OverlayNGRobust.overlay(first, second, OverlayNG.INTERSECTION).getArea();
        double expected = both / (first.getArea() + second.getArea() - both);
        double difference = Math.abs(Overlap.iou(a, b) - expected);
        if (difference > 1e-9) {
            throw new AssertionError(difference + " between " + a + " and " + b + ", JTS says " + expected);
        }
        worst = Math.max(worst, difference);
        overlapping += expected > 0 ? 1 : 0;
    }

    private static Polygon polygon(Outline outline) {
        Coordinate[] ring = new Coordinate[outline.size() + 1];
        for (int i = 0; i < ring.length; i++) {
            ring[i] = new Coordinate(outline.x(i % outline.size()), outline.y(i % outline.size()));
        }
        return GEOMETRY.createPolygon(ring);
    }
}
