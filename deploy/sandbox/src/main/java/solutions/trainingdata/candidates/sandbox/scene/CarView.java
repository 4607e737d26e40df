package solutions.trainingdata.candidates.sandbox.scene;

import java.util.List;

/** A car as one camera sees it: where rays meet it and, from that, exactly which spots of the picture it covers. */
final class CarView {

    private static final double CLOSE = 0.0004;
    private static final int STEPS = 160;

    private final CarShape shape;
    private final Camera camera;

    CarView(CarShape shape, Camera camera) {
        this.shape = shape;
        this.camera = camera;
    }

    /** Metres along a ray to the car, or NaN. */
    double hit(Vec from, Vec direction, double start) {
        double t = start;
        for (int step = 0; step < STEPS && t < 25; step++) {
            double d = shape.distance(
                    from.x() + direction.x() * t, from.y() + direction.y() * t, from.z() + direction.z() * t);
            if (d < CLOSE) {
                return t;
            }
            t += d * 0.82;
        }
        return Double.NaN;
    }

    boolean covers(double px, double py) {
        return !Double.isNaN(hit(camera.eye(), camera.through(px, py), 0));
    }

    /** How much of the light from a direction reaches a point beside the car, 0..1. */
    double lit(Vec point, Vec direction, double softness) {
        double light = 1;
        double t = 0.03;
        for (int step = 0; step < 70 && t < 5; step++) {
            Vec at = point.plus(direction.times(t));
            if (leaves(at, direction)) {
                break;
            }
            double d = shape.distance(at.x(), at.y(), at.z());
            if (d < CLOSE) {
                return 0;
            }
            light = Math.min(light, softness * d / t);
            t += Math.max(0.012, d > 0.4 ? d * 0.9 : Math.min(0.15, d * 0.7));
        }
        return light * light * (3 - 2 * light);
    }

    /** Whether nothing of the car can lie ahead any more. */
    private boolean leaves(Vec at, Vec direction) {
        CarStyle style = shape.style();
        return at.z() > style.roof() + 0.2
                || Math.abs(at.y()) > style.halfWidth() + 0.35 && at.y() * direction.y() > 0
                || Math.abs(at.x()) > style.halfLength() + 0.3 && at.x() * direction.x() > 0;
    }

    /** How much of the sky straight above a point is free of the car, 0..1; taken at fixed heights, so without rings. */
    double roofless(Vec p) {
        double free = 1;
        for (double h = 0.06; h < 2.2; h *= 1.25) {
            free = Math.min(free, 1.1 * shape.solid(p.x(), p.y(), p.z() + h) / h + 0.1 * h);
        }
        return Noise.step(0, 1, free);
    }

    /** How open the surroundings of a point are, 0..1. */
    double open(Vec p, Vec normal, double reach) {
        double closed = 0;
        double weight = 1;
        for (int i = 1; i <= 4; i++) {
            double h = reach * i / 4;
            double d = shape.solid(p.x() + normal.x() * h, p.y() + normal.y() * h, p.z() + normal.z() * h);
            closed += weight * Math.max(0, h - d) / reach;
            weight *= 0.75;
        }
        return Math.max(0, 1 - 0.75 * closed);
    }

    /** The plate's corners in the picture, as it reads: top left, top right, bottom right, bottom left. */
    List<Pixel> plate() {
        double left = CarShape.PLATE_WIDTH / 2 * (shape.front() ? -1 : 1);
        double up = CarShape.PLATE_HEIGHT / 2;
        return List.of(corner(left, up), corner(-left, up), corner(-left, -up), corner(left, -up));
    }

    private Pixel corner(double y, double dz) {
        return camera.project(new Vec(shape.plateX(), y, shape.plateZ() + dz));
    }
}
