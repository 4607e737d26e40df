package solutions.trainingdata.candidates.sandbox.scene;

/** A pinhole camera; pixels have their origin at the picture's top left corner. */
final class Camera {

    static final int WIDTH = 1920;
    static final int HEIGHT = 1080;

    private final Vec eye;
    private final Vec forward;
    private final Vec right;
    private final Vec down;
    private final double focalPx;

    Camera(Vec eye, Vec target, double focalPx) {
        this.eye = eye;
        this.focalPx = focalPx;
        forward = target.minus(eye).unit();
        right = forward.cross(new Vec(0, 0, 1)).unit();
        down = forward.cross(right);
    }

    /** Looks at a target from a compass angle around it: 0 is from ahead of the car, 90 from its left. */
    static Camera around(Vec target, double degrees, double distance, double height, double focalPx) {
        double angle = StrictMath.toRadians(degrees);
        Vec eye = new Vec(
                target.x() + distance * StrictMath.cos(angle), target.y() + distance * StrictMath.sin(angle), height);
        return new Camera(eye, target, focalPx);
    }

    Vec eye() {
        return eye;
    }

    double focalPx() {
        return focalPx;
    }

    /** Unit direction through a pixel position. */
    Vec through(double px, double py) {
        return forward.times(focalPx)
                .plus(right.times(px - WIDTH / 2.0))
                .plus(down.times(py - HEIGHT / 2.0))
                .unit();
    }

    /** How far ahead of the camera a point lies, in metres along its axis. */
    double depth(Vec point) {
        return point.minus(eye).dot(forward);
    }

    Pixel project(Vec point) {
        Vec to = point.minus(eye);
        double scale = focalPx / to.dot(forward);
        return new Pixel(WIDTH / 2.0 + to.dot(right) * scale, HEIGHT / 2.0 + to.dot(down) * scale);
    }
}
