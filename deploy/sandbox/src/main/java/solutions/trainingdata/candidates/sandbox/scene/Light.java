package solutions.trainingdata.candidates.sandbox.scene;

/**
 * The time of day and the weather: colours are linear light.
 *
 * @param toSun unit direction to the sun
 * @param sun its colour and strength; black when clouds hide it
 * @param zenith, horizon colours of the sky
 * @param clouds how much of the sky they cover, 0..1
 * @param night how far lamps and windows are lit, 0..1
 */
record Light(Vec toSun, Vec sun, Vec zenith, Vec horizon, double clouds, double night) {

    static Light noon(double degrees) {
        return new Light(
                sunAt(degrees, 52), Vec.rgb(0xfff2dc).times(2.7), Vec.rgb(0x4a84cc), Vec.rgb(0xcfe2f3), 0.5, 0);
    }

    static Light morning(double degrees) {
        return new Light(
                sunAt(degrees, 27), Vec.rgb(0xffe3bd).times(2.6), Vec.rgb(0x6f9fd8), Vec.rgb(0xf3e6d6), 0.4, 0);
    }

    static Light overcast() {
        return new Light(sunAt(-60, 60), Vec.rgb(0xeaf0f6).times(0.5), Vec.rgb(0xc3cdd8), Vec.rgb(0xf1f4f7), 0.9, 0.1);
    }

    static Light evening(double degrees) {
        return new Light(
                sunAt(degrees, 17), Vec.rgb(0xffc184).times(2.6), Vec.rgb(0x6d93cf), Vec.rgb(0xffdab4), 0.55, 0.2);
    }

    static Light dusk() {
        return new Light(sunAt(150, 35), Vec.rgb(0xa3b4e0).times(0.45), Vec.rgb(0x5069a8), Vec.rgb(0xe7b7a6), 0.6, 1);
    }

    private static Vec sunAt(double degrees, double height) {
        double a = StrictMath.toRadians(degrees);
        double h = StrictMath.toRadians(height);
        double flat = StrictMath.cos(h);
        return new Vec(flat * StrictMath.cos(a), flat * StrictMath.sin(a), StrictMath.sin(h));
    }

    Vec sky(Vec direction) {
        double up = Math.max(0, direction.z());
        Vec clear = horizon.mix(zenith, Math.min(1, Math.sqrt(up) * 1.15));
        double near = Math.max(0, direction.dot(toSun));
        Vec glow = sun.times(0.12 * near * near * near * near);
        double u = direction.x() / (up + 0.15);
        double v = direction.y() / (up + 0.15);
        double cover = Noise.step(0.72 - clouds * 0.5, 0.95 - clouds * 0.35, Noise.cloudy(7, u * 0.9, v * 0.9, 5));
        Vec cloud = horizon.mix(Vec.grey(0.9), 0.45).times(0.95 - 0.35 * night);
        return clear.plus(glow).mix(cloud, cover * 0.8 * Math.min(1, up * 6));
    }

    /** What a shiny surface mirrors: sky above, a line of roofs at the horizon, road below. */
    Vec mirrored(Vec direction, int seed) {
        double flat = Math.sqrt(direction.x() * direction.x() + direction.y() * direction.y()) + 1e-6;
        double slope = direction.z() / flat;
        double around = StrictMath.atan2(direction.y(), direction.x()) * 5;
        double roofs = 0.1 + 0.45 * Noise.at(seed, (long) Math.floor(around), 0) * Noise.smooth(seed, around, 3);
        Vec road = Vec.grey(0.1).times(fill().plus(sun.times(0.25)));
        Vec houses = Vec.grey(0.16 + 0.14 * Noise.smooth(seed + 1, around * 3, slope * 30))
                .times(fill().plus(sun.times(0.2)));
        double above = Noise.step(roofs - 0.03, roofs + 0.03, slope);
        Vec upper = houses.mix(sky(direction), above);
        return road.mix(upper, Noise.step(-0.05, 0.04, slope));
    }

    /** Light from the whole sky. */
    Vec fill() {
        return zenith.mix(horizon, 0.45);
    }
}
