package solutions.trainingdata.candidates.sandbox.scene;

/** The two rows of houses, hedges or walls along a street, drawn by rule on flat fronts. */
final class Frontage {

    private static final double NONE = 1e9;
    private static final int[] WALLS = {
        0xc9b79a, 0xb9a58c, 0xd8cdb8, 0xa8695a, 0x9c8f86, 0xc4a48e, 0xb7bcb9, 0xd2b48a, 0x8f5b4c, 0xcabfae
    };

    private final Street.Kind kind;
    private final Light light;
    private final int seed;

    Frontage(Street.Kind kind, Light light, int seed) {
        this.kind = kind;
        this.light = light;
        this.seed = seed;
    }

    Street.Spot seen(Vec eye, Vec to) {
        Street.Spot near =
                switch (kind) {
                    case CITY -> row(eye, to, 6.2, 0);
                    case SUBURB -> nearer(wall(eye, to, 4.6), row(eye, to, 11, 0));
                    case PARK -> nearer(wall(eye, to, 9), row(eye, to, 60, 0));
                    case QUAY -> wall(eye, to, 4.0);
                    case YARD -> row(eye, to, 9, 0);
                };
        return nearer(near, row(eye, to, kind == Street.Kind.CITY ? -12.5 : -17, 40));
    }

    private static Street.Spot nearer(Street.Spot a, Street.Spot b) {
        return a.metres() < b.metres() ? a : b;
    }

    private Street.Spot nothing(Vec eye) {
        return new Street.Spot(eye, NONE, Vec.BLACK, false);
    }

    /** Hedge of a garden or park, railing of a quay. */
    private Street.Spot wall(Vec eye, Vec to, double y) {
        double t = (y - eye.y()) / to.y();
        Vec p = eye.plus(to.times(t));
        if (t <= 0 || t > 300 || p.z() < 0) {
            return nothing(eye);
        }
        if (kind == Street.Kind.QUAY) {
            boolean post = Math.floorMod((long) Math.floor(p.x() / 0.09), 22) == 0;
            boolean bar = p.z() > 0.98 || Math.abs(p.z() - 0.55) < 0.025 || Math.abs(p.z() - 0.25) < 0.025;
            boolean rail = p.z() < 1.06 && (post || bar);
            return rail ? new Street.Spot(p, t, lighted(Vec.rgb(0x3d4a4f), 0.6), false) : nothing(eye);
        }
        double top = 1.15 + 0.12 * Noise.cloudy(seed, p.x() * 5, 0, 3);
        if (p.z() > top) {
            return nothing(eye);
        }
        double leaves = Noise.cloudy(seed + 8, p.x() * 9, p.z() * 9, 5);
        Vec green = Vec.rgb(0x3f5a2a).times(0.25 + 1.3 * leaves * (0.5 + 0.5 * p.z() / top));
        return new Street.Spot(p, t, lighted(green, 0.8), false);
    }

    private Street.Spot row(Vec eye, Vec to, double y, int offset) {
        double t = (y - eye.y()) / to.y();
        Vec p = eye.plus(to.times(t));
        if (t <= 0 || t > 260 || p.z() < 0) {
            return nothing(eye);
        }
        double length = kind == Street.Kind.YARD ? 30 : kind == Street.Kind.SUBURB ? 15 : 17;
        double along = p.x() / length + 0.37 + Noise.at(seed, offset, 77);
        long house = (long) Math.floor(along);
        double u = (along - house) * length;
        double height = height(house + offset);
        if (kind == Street.Kind.SUBURB) {
            double roof = height + 2.2 - Math.abs(u - 5.2) * 0.62;
            if (u > 10.4 || p.z() > roof) {
                return nothing(eye);
            } else if (p.z() > height - 0.25) {
                double tile = 0.8 + 0.2 * Noise.smooth(seed, u * 5, p.z() * 8);
                return new Street.Spot(p, t, lighted(Vec.rgb(0x7d4636).times(tile), 1), false);
            }
        }
        return p.z() > height ? nothing(eye) : new Street.Spot(p, t, front(u, p.z(), height, house + offset), false);
    }

    private double height(long house) {
        double chance = Noise.at(seed + 1, house, 3);
        return switch (kind) {
            case CITY -> 3.6 + 3.05 * Math.floor(3 + 3.9 * chance);
            case SUBURB -> chance > 0.5 ? 3.4 : 6.2;
            case YARD -> 5.5 + Math.floor(2 * chance);
            default -> 3.5 + 3.05 * Math.floor(2 + 6 * chance);
        };
    }

    private Vec front(double u, double z, double height, long house) {
        Vec paint = Vec.rgb(WALLS[(int) (Noise.at(seed, house, 5) * WALLS.length)]);
        double stains = 0.8 + 0.35 * Noise.cloudy(seed, u * 0.8, z * 0.5, 4);
        if (kind == Street.Kind.YARD) {
            return yard(u, z, height, stains);
        }
        Vec wall = lighted(paint.times(stains), 0.7);
        if (u < 0.12 || z > height - 0.35) {
            return wall.times(0.72);
        } else if (z < 3.3 && kind == Street.Kind.CITY) {
            return shop(u, z, house, wall);
        }
        double floor = (z - 3.6) / 3.05;
        double storey = Math.floor(floor);
        double bay = 2.1 + 0.7 * Noise.at(seed, house, 6);
        double column = Math.floor(u / bay);
        double du = Math.abs(u / bay - column - 0.5) * bay;
        double dz = (floor - storey) * 3.05;
        return window(du, dz, wall, house * 31 + (long) column, (long) storey);
    }

    private Vec window(double du, double dz, Vec wall, long column, long storey) {
        if (dz > 0.8 && dz < 0.92 && du < 0.78) {
            return wall.times(1.18);
        } else if (du > 0.6 || dz < 0.9 || dz > 2.5) {
            double band = dz > 2.9 ? 0.85 : 1;
            return du < 0.7 && dz > 0.9 && dz < 2.62 ? wall.times(1.2) : wall.times(band);
        } else if (du > 0.53 || du < 0.035 || dz < 0.97 || dz > 2.43 || Math.abs(dz - 1.95) < 0.03) {
            return lighted(Vec.grey(0.6), 0.6);
        }
        double chance = Noise.at(seed + 2, column, storey);
        Vec glass = light.fill().times(0.1 + 0.35 * chance * (dz - 0.4) / 2);
        Vec curtain = lighted(Vec.rgb(0xb7ab97), 0.15);
        Vec day = glass.mix(curtain, chance > 0.62 && du > 0.25 ? 0.5 : 0);
        Vec lamp = Vec.rgb(0xffc070).times(0.5 + 0.5 * chance);
        return Noise.at(seed + 3, column, storey) > 0.55 ? day.mix(lamp, light.night() * 0.85) : day;
    }

    private Vec shop(double u, double z, long house, Vec wall) {
        double cell = Math.floor(u / 3.4);
        double du = u - cell * 3.4;
        double chance = Noise.at(seed + 4, house, (long) cell);
        Vec awning = Vec.rgb(new int[] {0x7a2f2b, 0x2f5a44, 0x2c456e, 0x8a7a4c, 0x5b5b5e}[(int) (chance * 5)]);
        if (z > 2.55 && z < 3.15 && du > 0.2) {
            boolean stripe = Math.floorMod((long) Math.floor(u / 0.22), 2) == 0 && chance > 0.4;
            return lighted(stripe ? awning.mix(Vec.grey(0.7), 0.6) : awning, 0.9);
        } else if (du < 0.35 || z > 2.55 || z < 0.55) {
            return z < 0.55 ? wall.times(0.5) : wall.times(0.85);
        } else if (du < 0.43 || Math.abs(du - 1.9) < 0.04 || z > 2.48) {
            return lighted(Vec.grey(0.08), 0.5);
        }
        double goods = Noise.at(seed + 6, (long) Math.floor(u / 0.45), house);
        boolean shelf = z < 0.8 + 1.1 * goods;
        Vec stuff =
                Vec.rgb(WALLS[(int) (goods * WALLS.length)]).times(0.25 + 0.4 * Noise.cloudy(seed, u * 9, z * 9, 3));
        Vec inside = shelf ? stuff.times(0.55) : Vec.rgb(0x4a4136).times(0.3);
        double roofs = 1.75 + 0.5 * Noise.smooth(seed + 7, u * 0.5, 1) + 0.3 * Noise.at(seed, (long) Math.floor(u), 9);
        Vec shine = light.fill().times(z > roofs ? 0.3 : 0.06 + 0.03 * Noise.smooth(seed, u * 3, z * 3));
        return inside.times(light.fill())
                .plus(shine)
                .plus(Vec.rgb(0xffbf78).times(light.night() * (0.15 + 0.5 * chance)));
    }

    private Vec yard(double u, double z, double height, double stains) {
        double rib = u / 0.28 - Math.floor(u / 0.28);
        double gate = Math.abs(u - 8) < 2.2 || Math.abs(u - 20) < 2.2 ? 1 : 0;
        if (gate > 0 && z < 3.9) {
            double slat = z / 0.3 - Math.floor(z / 0.3);
            return lighted(Vec.rgb(0x4a6474).times(slat < 0.12 ? 0.6 : 1).times(stains), 0.7);
        } else if (z < 0.9) {
            return lighted(Vec.rgb(0x85827c).times(stains), 0.7);
        }
        double trim = z > height - 0.4 || gate > 0 && z < 4.1 ? 0.5 : 1;
        return lighted(Vec.rgb(0xa9aeb0).times(0.8 + 0.25 * rib).times(stains * trim), 0.7);
    }

    private Vec lighted(Vec colour, double towardsSun) {
        double facing = Math.max(0.12, -light.toSun().y() * towardsSun);
        return colour.times(light.fill().times(0.6).plus(light.sun().times(facing * 0.5)));
    }
}
