package solutions.trainingdata.candidates.sandbox.scene;

import java.awt.geom.Path2D;
import java.util.List;

/** A position in the picture, in pixels from its top left corner; the first pixel's centre is at 0.5, 0.5. */
record Pixel(double x, double y) {

    static Path2D outline(List<Pixel> corners) {
        Path2D path = new Path2D.Double();
        for (Pixel corner : corners) {
            if (path.getCurrentPoint() == null) {
                path.moveTo(corner.x, corner.y);
            } else {
                path.lineTo(corner.x, corner.y);
            }
        }
        path.closePath();
        return path;
    }

    /** Distance to the segment from a to b. */
    double distance(Pixel a, Pixel b) {
        double dx = b.x - a.x;
        double dy = b.y - a.y;
        double along = dx * dx + dy * dy;
        double t = along == 0 ? 0 : Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / along));
        double ex = a.x + t * dx - x;
        double ey = a.y + t * dy - y;
        return Math.sqrt(ex * ex + ey * ey);
    }
}
