package solutions.trainingdata.candidates.sandbox.scene;

/**
 * A car as a solid: for every point the distance to its surface. What is drawn, its outline, and its shadow all come
 * from this one description. Square roots only, so that every machine gets the same numbers.
 */
final class CarShape {

    /** What a point of the surface belongs to. */
    enum Part {
        BODY,
        CABIN,
        WHEEL,
        MIRROR,
        PLATE_HOLDER,
        ROOF_SIGN,
        ARCH
    }

    static final double PLATE_WIDTH = 0.52;
    static final double PLATE_HEIGHT = 0.112;
    private static final double FAR = 0.3;
    private static final double ROUND = 0.07;

    private final CarStyle style;
    private final boolean taxi;
    private final boolean front;
    private final double plateX;
    private final double plateZ;

    /** @param front whether the plate to be read is the front one */
    CarShape(CarStyle style, boolean taxi, boolean front) {
        this.style = style;
        this.taxi = taxi;
        this.front = front;
        plateZ = front ? style.frontPlate() : style.rearPlate();
        double reach = 0;
        for (double dz = -0.07; dz <= 0.071; dz += 0.01) {
            reach = Math.max(reach, surface(plateZ + dz));
        }
        plateX = (reach + 0.022) * (front ? 1 : -1);
    }

    CarStyle style() {
        return style;
    }

    boolean taxi() {
        return taxi;
    }

    /** Where the plate's face is, along the car. */
    double plateX() {
        return plateX;
    }

    double plateZ() {
        return plateZ;
    }

    boolean front() {
        return front;
    }

    /** How far out the middle of the bumper reaches at a height. */
    private double surface(double z) {
        double x = style.halfLength() + 0.1;
        while (body(front ? x : -x, 0, z) > 0 && x > 1) {
            x -= 0.002;
        }
        return x;
    }

    double distance(double x, double y, double z) {
        double ay = Math.abs(y);
        double outside = box(x, ay, z - 1, style.halfLength() + 0.08, style.halfWidth() + 0.25, 1.2, 0);
        if (outside > FAR) {
            return outside;
        }
        return solid(x, y, z);
    }

    /** The distance without the short cut for what is far away. */
    double solid(double x, double y, double z) {
        double ay = Math.abs(y);
        double d = smoothMin(body(x, ay, z), cabin(x, ay, z), 0.03);
        if (style.bed()) {
            d = Math.max(d, -bed(x, ay, z));
        }
        d = Math.max(d, -arch(x, ay, z));
        d = Math.min(d, wheel(x, ay, z));
        d = Math.min(d, mirror(x, ay, z));
        d = Math.min(d, holder(x, y, z));
        return taxi ? Math.min(d, sign(x, y, z)) : d;
    }

    Part part(double x, double y, double z) {
        double ay = Math.abs(y);
        double body = body(x, ay, z);
        double cabin = cabin(x, ay, z);
        double nearest = 0.006;
        if (wheel(x, ay, z) < nearest) {
            return Part.WHEEL;
        } else if (mirror(x, ay, z) < nearest) {
            return Part.MIRROR;
        } else if (holder(x, y, z) < nearest) {
            return Part.PLATE_HOLDER;
        } else if (taxi && sign(x, y, z) < nearest) {
            return Part.ROOF_SIGN;
        } else if (Math.abs(arch(x, ay, z)) < 0.004 || style.bed() && Math.abs(bed(x, ay, z)) < 0.004) {
            return Part.ARCH;
        }
        return cabin < body ? Part.CABIN : Part.BODY;
    }

    /** The direction away from the surface. */
    Vec normal(double x, double y, double z) {
        double e = 0.008;
        double a = distance(x + e, y - e, z - e);
        double b = distance(x - e, y - e, z + e);
        double c = distance(x - e, y + e, z - e);
        double d = distance(x + e, y + e, z + e);
        return new Vec(a - b - c + d, -a - b + c + d, -a + b - c + d).unit();
    }

    /** Distance to the cabin's side outline, for the frames around its windows. */
    double cabinOutline(double x, double z) {
        return style.cabin().distance(x, z);
    }

    /** Half the cabin's width at a height. */
    double cabinHalfWidth(double x, double z) {
        double along = Math.max(-1, Math.min(1, x / style.halfLength()));
        return style.halfWidth() - 0.055 - style.lean() * Math.max(0, z - style.belt()) - 0.1 * along * along;
    }

    private double body(double x, double ay, double z) {
        double across = Math.min(1, ay / style.halfWidth());
        double along = Math.max(-1, Math.min(1, x / style.halfLength()));
        double bowed = x + 0.13 * across * across * along;
        double up = Math.max(-1, Math.min(1, (z - 0.58 * style.belt()) / (0.6 * style.belt())));
        double ends = along * along;
        double half = style.halfWidth() - 0.07 * up * up - 0.1 * ends * ends * ends;
        double crease = 0.012 * Noise.step(-0.015, 0.015, z - 0.74 * style.belt() - 0.02 * along);
        return extruded(style.body().distance(bowed, z), ay - half + crease, ROUND);
    }

    private double cabin(double x, double ay, double z) {
        double across = Math.min(1, ay / style.halfWidth());
        double bowed = x + 0.12 * across * across * Math.max(-1, Math.min(1, x / style.halfLength()));
        double crowned = z + 0.05 * across * across;
        return extruded(style.cabin().distance(bowed, crowned), ay - cabinHalfWidth(x, z), 0.09);
    }

    private double bed(double x, double ay, double z) {
        double from = -style.halfLength() + 0.14;
        double to = style.roofRear() - 0.42;
        return box(x - (from + to) / 2, ay, z - 1.6, (to - from) / 2, style.halfWidth() - 0.17, 0.85, 0.02);
    }

    private double arch(double x, double ay, double z) {
        return Math.max(wheelCentre(x, z) - style.wheel() - 0.055, style.halfWidth() - 0.34 - ay);
    }

    private double wheel(double x, double ay, double z) {
        double r = wheelCentre(x, z);
        double dish = r < style.wheel() * 0.7 ? 0.02 : 0;
        return extruded(r - style.wheel(), Math.abs(ay - style.halfWidth() + 0.15) - 0.11 + dish, 0.03);
    }

    /** Distance from the axle of the nearer wheel. */
    double wheelCentre(double x, double z) {
        double dx = Math.min(Math.abs(x - style.axleFront()), Math.abs(x - style.axleRear()));
        double dz = z - style.wheel();
        return Math.sqrt(dx * dx + dz * dz);
    }

    private double mirror(double x, double ay, double z) {
        double cx = style.glassTo() - 0.16;
        double cz = style.belt() + 0.1;
        double shell = box(x - cx, ay - style.halfWidth() - 0.09, z - cz, 0.06, 0.11, 0.075, 0.05);
        double arm = box(x - cx - 0.02, ay - style.halfWidth() + 0.05, z - cz + 0.07, 0.035, 0.12, 0.025, 0.02);
        return smoothMin(shell, arm, 0.03);
    }

    private double holder(double x, double y, double z) {
        double behind = front ? -0.016 : 0.016;
        return box(x - plateX - behind, y, z - plateZ, 0.014, PLATE_WIDTH / 2 + 0.012, PLATE_HEIGHT / 2 + 0.012, 0.004);
    }

    private double sign(double x, double y, double z) {
        return box(x + 0.25, y, z - style.roof() - 0.05, 0.09, 0.2, 0.085, 0.03);
    }

    private static double box(double x, double y, double z, double hx, double hy, double hz, double round) {
        double dx = Math.abs(x) - hx + round;
        double dy = Math.abs(y) - hy + round;
        double dz = Math.abs(z) - hz + round;
        double ox = Math.max(dx, 0);
        double oy = Math.max(dy, 0);
        double oz = Math.max(dz, 0);
        return Math.sqrt(ox * ox + oy * oy + oz * oz) + Math.min(Math.max(dx, Math.max(dy, dz)), 0) - round;
    }

    private static double extruded(double flat, double across, double round) {
        double a = flat + round;
        double b = across + round;
        double oa = Math.max(a, 0);
        double ob = Math.max(b, 0);
        return Math.min(Math.max(a, b), 0) + Math.sqrt(oa * oa + ob * ob) - round;
    }

    private static double smoothMin(double a, double b, double k) {
        double h = Math.max(k - Math.abs(a - b), 0) / k;
        return Math.min(a, b) - h * h * k / 4;
    }
}
