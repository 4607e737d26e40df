package solutions.trainingdata.candidates.sandbox.scene;

/**
 * What is around the car: road, kerb, pavement, and beyond them houses, a park, a quay or a yard. Written for a camera
 * on the car's right; {@code side} = -1 mirrors it.
 */
final class Street {

    /** What stands along the street. */
    enum Kind {
        CITY,
        SUBURB,
        PARK,
        QUAY,
        YARD
    }

    /**
     * A spot of the surroundings.
     *
     * @param level whether it is road or pavement, where shadows fall
     */
    record Spot(Vec point, double metres, Vec colour, boolean level) {}

    static final double KERB = 1.3;
    private static final double PAVEMENT = 0.12;
    private static final double FAR_KERB = -7.4;
    private static final double SKY = 900;

    private final Kind kind;
    private final Light light;
    private final Frontage frontage;
    private final int seed;
    private final double side;

    Street(Kind kind, Light light, int seed, double side) {
        this.kind = kind;
        this.light = light;
        this.seed = seed;
        this.side = side;
        this.frontage = new Frontage(kind, light, seed);
    }

    Kind kind() {
        return kind;
    }

    double side() {
        return side;
    }

    /** What a ray from the eye meets first, leaving the car aside. */
    Spot seen(Vec realEye, Vec realDirection) {
        Vec eye = new Vec(realEye.x(), realEye.y() * side, realEye.z());
        Vec to = new Vec(realDirection.x(), realDirection.y() * side, realDirection.z());
        Spot ground = ground(eye, to);
        Spot house = frontage.seen(eye, to);
        Spot nearest = house.metres() < ground.metres() ? house : ground;
        if (nearest.metres() >= SKY) {
            nearest = new Spot(eye.plus(to.times(SKY)), SKY, beyond(to), false);
        }
        double haze = 1 - StrictMath.exp(-nearest.metres() / 260);
        Vec hazy = nearest.metres() >= SKY
                ? nearest.colour()
                : nearest.colour().mix(light.horizon().times(0.8), haze);
        Vec p = nearest.point();
        return new Spot(new Vec(p.x(), p.y() * side, p.z()), nearest.metres(), hazy, nearest.level());
    }

    /** Sky with a line of far trees or hills. */
    private Vec beyond(Vec to) {
        double flat = Math.sqrt(to.x() * to.x() + to.y() * to.y()) + 1e-9;
        double around = StrictMath.atan2(to.y(), to.x());
        double rough = Noise.cloudy(seed + 5, around * 60, 1, 4);
        double ridge = 0.035 + 0.07 * Noise.cloudy(seed + 3, around * 4, 2, 3) + 0.012 * rough;
        double slope = to.z() / flat;
        Vec hills = Vec.rgb(kind == Kind.QUAY ? 0x5d6f80 : 0x4c5f4a).times(light.fill());
        Vec land = hills.times(0.6 + 0.5 * rough).mix(light.horizon().times(0.8), 0.45);
        return land.mix(light.sky(to), Noise.step(ridge - 0.004, ridge + 0.004, slope));
    }

    private Spot ground(Vec eye, Vec to) {
        if (to.z() < -1e-4) {
            double t = (PAVEMENT - eye.z()) / to.z();
            Vec high = eye.plus(to.times(t));
            if (high.y() > KERB || high.y() < FAR_KERB) {
                return pavement(high, t);
            }
            double kerb = (KERB - eye.y()) / to.y();
            Vec face = eye.plus(to.times(kerb));
            t = -eye.z() / to.z();
            if (kerb > 0 && kerb < t && face.z() >= 0 && face.z() < PAVEMENT) {
                Vec stone = Vec.rgb(0x8f8d88).times(0.8 + 0.3 * Noise.smooth(seed, face.x() * 9, face.z() * 20));
                return new Spot(face, kerb, lighted(stone, 0.5), true);
            }
            return new Spot(eye.plus(to.times(t)), t, road(eye.plus(to.times(t))), true);
        }
        return new Spot(eye, SKY, Vec.BLACK, false);
    }

    private Vec road(Vec p) {
        double coarse = Noise.cloudy(seed, p.x() * 0.7, p.y() * 1.1, 4);
        double grit = Noise.cloudy(seed + 9, p.x() * 45, p.y() * 45, 3);
        Vec tar = Vec.rgb(0x6a6a6c).times(0.62 + 0.35 * coarse + 0.32 * grit);
        double crack = Math.abs(Noise.cloudy(seed + 21, p.x() * 0.55, p.y() * 0.55, 4) - 0.5);
        tar = tar.times(0.66 + 0.34 * Noise.step(0.001, 0.006, crack));
        double worn = Noise.step(0.25, 0.5, Noise.cloudy(seed + 4, p.x() * 6, p.y() * 14, 3));
        boolean dash = Math.abs(p.y() + 3) < 0.065 && Math.floorMod((long) Math.floor((p.x() + 1) / 3), 2) == 0;
        boolean edge = kind == Kind.YARD && (Math.abs(p.x() - 3.3) < 0.06 || Math.abs(p.x() + 3.3) < 0.06);
        double gutter = Noise.step(0, 0.4, KERB - p.y());
        Vec painted = dash || edge && p.y() > -2.5 ? tar.mix(Vec.rgb(0xd8d8d2), worn * 0.85) : tar;
        return lighted(painted.times(0.75 + 0.25 * gutter), 1);
    }

    private Spot pavement(Vec p, double t) {
        double far = Math.min(Math.abs(p.y() - KERB), Math.abs(p.y() - FAR_KERB));
        if (far < 0.16) {
            boolean joint = Math.floorMod((long) Math.floor(p.x() / 0.012), 83) == 0;
            return new Spot(p, t, lighted(Vec.rgb(0xa9a7a1).times(joint ? 0.5 : 1), 1), true);
        }
        double width = kind == Kind.CITY ? 40 : 2.6;
        if (far > width && kind == Kind.QUAY && p.y() > 0) {
            return new Spot(p, t, water(p), false);
        } else if (far > width) {
            return new Spot(p, t, kind == Kind.YARD ? road(p) : lighted(grass(p), 1), true);
        }
        double tile = 0.42;
        double u = p.x() / tile + (Math.floorMod((long) Math.floor(p.y() / tile), 2) * 0.5);
        double v = p.y() / tile;
        boolean joint = u - Math.floor(u) < 0.03 || v - Math.floor(v) < 0.03;
        double tone = 0.72
                + 0.16 * Noise.at(seed, (long) Math.floor(u), (long) Math.floor(v))
                + 0.22 * Noise.cloudy(seed, p.x() * 3, p.y() * 3, 5);
        return new Spot(p, t, lighted(Vec.rgb(0x9d9890).times(joint ? tone * 0.62 : tone), 1), true);
    }

    private Vec grass(Vec p) {
        double tone = Noise.cloudy(seed, p.x() * 1.3, p.y() * 1.3, 3);
        double blades = Noise.cloudy(seed + 2, p.x() * 30, p.y() * 18, 3);
        return Vec.rgb(0x4d6b2c).mix(Vec.rgb(0x82903f), tone).times(0.45 + blades);
    }

    private Vec water(Vec p) {
        double waves = Noise.cloudy(seed, p.x() * 0.5, p.y() * 2.2, 5);
        double rail = Math.abs(p.y() - KERB - 2.7) < 0.25 ? 0.6 : 1;
        return Vec.rgb(0x2f5d7a)
                .times(light.fill())
                .mix(light.horizon(), waves * 0.75)
                .times(rail);
    }

    private Vec lighted(Vec colour, double towardsSky) {
        return colour.times(light.fill()
                .times(0.62)
                .plus(light.sun().times(towardsSky * light.toSun().z() * 0.75)));
    }
}
