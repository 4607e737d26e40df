package solutions.trainingdata.candidates.sandbox.scene;

/** Three numbers: a point or direction in metres, or a linear colour (red, green, blue, 1 = full). */
record Vec(double x, double y, double z) {

    static final Vec BLACK = new Vec(0, 0, 0);

    static Vec grey(double level) {
        return new Vec(level, level, level);
    }

    /** The linear colour of an sRGB value such as 0xff8800. */
    static Vec rgb(int hex) {
        return new Vec(linear(hex >> 16 & 255), linear(hex >> 8 & 255), linear(hex & 255));
    }

    private static double linear(int level) {
        return StrictMath.pow(level / 255.0, 2.2);
    }

    Vec plus(Vec o) {
        return new Vec(x + o.x, y + o.y, z + o.z);
    }

    Vec minus(Vec o) {
        return new Vec(x - o.x, y - o.y, z - o.z);
    }

    Vec times(double k) {
        return new Vec(x * k, y * k, z * k);
    }

    Vec times(Vec o) {
        return new Vec(x * o.x, y * o.y, z * o.z);
    }

    double dot(Vec o) {
        return x * o.x + y * o.y + z * o.z;
    }

    Vec cross(Vec o) {
        return new Vec(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
    }

    double length() {
        return Math.sqrt(dot(this));
    }

    Vec unit() {
        return times(1 / length());
    }

    /** This at 0, the other at 1. */
    Vec mix(Vec o, double t) {
        return new Vec(x + (o.x - x) * t, y + (o.y - y) * t, z + (o.z - z) * t);
    }

    /** The direction after bouncing off a surface with this normal. */
    Vec reflectedAt(Vec normal) {
        return minus(normal.times(2 * dot(normal)));
    }
}
