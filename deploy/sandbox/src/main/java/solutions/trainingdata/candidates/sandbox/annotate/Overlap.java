package solutions.trainingdata.candidates.sandbox.annotate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.polygonize.Polygonizer;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/** Intersection over union of two outlines by JTS; outlines that cross themselves count by the even-odd rule. */
final class Overlap {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private Overlap() {}

    /** From 0 to 1. */
    static double iou(List<Double> left, List<Double> right) {
        Geometry a = area(left);
        Geometry b = area(right);
        double union = a.union(b).getArea();
        return union == 0 ? 0 : a.intersection(b).getArea() / union;
    }

    private static Geometry area(List<Double> points) {
        Coordinate[] ring = new Coordinate[points.size() / 2 + 1];
        for (int i = 0; i < ring.length - 1; i++) {
            ring[i] = new Coordinate(points.get(2 * i), points.get(2 * i + 1));
        }
        ring[ring.length - 1] = ring[0].copy();
        LinearRing outline = GEOMETRY.createLinearRing(ring);
        Polygon polygon = GEOMETRY.createPolygon(outline);
        return polygon.isValid() ? polygon : evenOdd(outline, ring);
    }

    /** The faces between the lines that lie inside an odd number of times. */
    private static Geometry evenOdd(LinearRing outline, Coordinate[] ring) {
        Polygonizer polygonizer = new Polygonizer();
        polygonizer.add(UnaryUnionOp.union(GEOMETRY.createLineString(ring)));
        @SuppressWarnings("unchecked")
        Collection<Polygon> faces = polygonizer.getPolygons();
        List<Geometry> inside = new ArrayList<>();
        for (Polygon face : faces) {
            if (isInside(face.getInteriorPoint(), ring)) {
                inside.add(face);
            }
        }
        return inside.isEmpty() ? GEOMETRY.createPolygon() : UnaryUnionOp.union(inside);
    }

    private static boolean isInside(Point point, Coordinate[] ring) {
        boolean inside = false;
        for (int i = 0; i + 1 < ring.length; i++) {
            boolean spans = ring[i].y > point.getY() != ring[i + 1].y > point.getY();
            if (spans) {
                double x = ring[i].x
                        + (point.getY() - ring[i].y) / (ring[i + 1].y - ring[i].y) * (ring[i + 1].x - ring[i].x);
                inside ^= point.getX() < x;
            }
        }
        return inside;
    }
}
