package solutions.trainingdata.candidates.sandbox.scene;

/** Repeatable randomness in space: the same place always has the same value, 0..1. */
final class Noise {

    private Noise() {}

    static double at(int seed, long i, long j) {
        long h = seed * 0x9E3779B97F4A7C15L + i * 0xC2B2AE3D27D4EB4FL + j * 0x165667B19E3779F9L;
        h = (h ^ h >>> 29) * 0xBF58476D1CE4E5B9L;
        h = (h ^ h >>> 32) * 0x94D049BB133111EBL;
        return ((h ^ h >>> 31) >>> 11) / (double) (1L << 53);
    }

    static double smooth(int seed, double x, double y) {
        long i = (long) Math.floor(x);
        long j = (long) Math.floor(y);
        double u = ease(x - i);
        double v = ease(y - j);
        double low = at(seed, i, j) * (1 - u) + at(seed, i + 1, j) * u;
        double high = at(seed, i, j + 1) * (1 - u) + at(seed, i + 1, j + 1) * u;
        return low * (1 - v) + high * v;
    }

    /** Clouds: several sizes of smooth noise on top of each other. */
    static double cloudy(int seed, double x, double y, int octaves) {
        double sum = 0;
        double weight = 0.5;
        for (int octave = 0; octave < octaves; octave++) {
            sum += weight * smooth(seed + octave, x, y);
            weight /= 2;
            x = x * 2.03 + 7.1;
            y = y * 2.03 + 3.7;
        }
        return sum / (1 - 2 * weight);
    }

    /** 0 up to {@code from}, 1 beyond {@code to}, gently between. */
    static double step(double from, double to, double value) {
        return ease(Math.max(0, Math.min(1, (value - from) / (to - from))));
    }

    private static double ease(double t) {
        return t * t * (3 - 2 * t);
    }
}
