package solutions.trainingdata.candidates.sandbox.scene;

/** A closed outline in the car's x-z plane with rounded corners, held as a grid of signed distances (inside < 0). */
final class Profile {

    private static final double CELL = 0.01;
    private static final double FROM_X = -3.2;
    private static final double FROM_Z = -0.3;
    private static final int COLUMNS = 641;
    private static final int ROWS = 331;
    private static final int ROUNDINGS = 3;

    private final float[] distances = new float[COLUMNS * ROWS];

    /** @param corners flat x0,z0,x1,z1,... */
    Profile(double... corners) {
        double[] points = corners;
        for (int i = 0; i < ROUNDINGS; i++) {
            points = cornersCut(points);
        }
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                distances[row * COLUMNS + column] = (float) exact(points, FROM_X + column * CELL, FROM_Z + row * CELL);
            }
        }
    }

    double distance(double x, double z) {
        double column = Math.max(0, Math.min(COLUMNS - 1.001, (x - FROM_X) / CELL));
        double row = Math.max(0, Math.min(ROWS - 1.001, (z - FROM_Z) / CELL));
        int i = (int) column;
        int j = (int) row;
        double u = column - i;
        double v = row - j;
        int at = j * COLUMNS + i;
        double low = distances[at] * (1 - u) + distances[at + 1] * u;
        double high = distances[at + COLUMNS] * (1 - u) + distances[at + COLUMNS + 1] * u;
        return low * (1 - v) + high * v;
    }

    /** Each corner replaced by two, at 1/5 of its edges: close to the corner, so that shapes keep their character. */
    private static double[] cornersCut(double[] points) {
        int n = points.length / 2;
        double[] cut = new double[4 * n];
        for (int i = 0; i < n; i++) {
            int next = (i + 1) % n;
            for (int axis = 0; axis < 2; axis++) {
                double a = points[2 * i + axis];
                double b = points[2 * next + axis];
                cut[4 * i + axis] = a + (b - a) * 0.22;
                cut[4 * i + 2 + axis] = a + (b - a) * 0.78;
            }
        }
        return cut;
    }

    private static double exact(double[] points, double x, double z) {
        double nearest = Double.MAX_VALUE;
        boolean inside = false;
        int n = points.length / 2;
        for (int i = 0, j = n - 1; i < n; j = i++) {
            double ax = points[2 * j];
            double az = points[2 * j + 1];
            double dx = points[2 * i] - ax;
            double dz = points[2 * i + 1] - az;
            double t = Math.max(0, Math.min(1, ((x - ax) * dx + (z - az) * dz) / (dx * dx + dz * dz)));
            double ex = x - ax - t * dx;
            double ez = z - az - t * dz;
            nearest = Math.min(nearest, ex * ex + ez * ez);
            if (az > z != points[2 * i + 1] > z && x < ax + dx * (z - az) / dz) {
                inside = !inside;
            }
        }
        return inside ? -Math.sqrt(nearest) : Math.sqrt(nearest);
    }
}
