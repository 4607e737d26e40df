package solutions.trainingdata.candidates.sandbox.scene;

/** What every spot of a car is made of: paint, glass, lamps, grille, rims, seams, found from where it lies. */
final class CarFinish {

    private static final Surface PLASTIC = Surface.of(0x1d1e20, 0.02);
    private static final Surface SEAM = Surface.of(0x08080a, 0);
    private static final Surface GLASS = Surface.of(0x11171a, 0.17);
    private static final Surface CHROME = Surface.of(0x9a9da1, 0.45);
    private static final Surface TYRE = Surface.of(0x19191a, 0.004);
    private static final Surface RIM = Surface.of(0xb4b7bb, 0.2);

    private final CarShape shape;
    private final CarStyle style;
    private final Surface paint;
    private final double lamps;

    /** @param lamps how far the car's lamps are lit, 0..1 */
    CarFinish(CarShape shape, int paint, double lamps) {
        this.shape = shape;
        this.style = shape.style();
        this.paint = Surface.of(paint, 0.085);
        this.lamps = lamps;
    }

    Surface at(Vec p, Vec normal) {
        double ay = Math.abs(p.y());
        return switch (shape.part(p.x(), p.y(), p.z())) {
            case WHEEL -> wheel(p, normal);
            case MIRROR -> p.z() < style.belt() + 0.06 ? PLASTIC : paint;
            case PLATE_HOLDER -> PLASTIC;
            case ROOF_SIGN -> roofSign(p);
            case ARCH -> Surface.of(0x0d0d0e, 0);
            case CABIN -> cabin(p, normal, ay);
            case BODY -> body(p, normal, ay);
        };
    }

    private Surface roofSign(Vec p) {
        boolean dark = (Math.floorMod((long) Math.floor(p.y() / 0.04), 2) == 0) == (p.z() > style.roof() + 0.06);
        return dark
                ? PLASTIC
                : Surface.of(0xf7d14a, 0.05).glowing(Vec.rgb(0xf7c23a).times(0.35 + lamps));
    }

    private Surface wheel(Vec p, Vec normal) {
        double r = shape.wheelCentre(p.x(), p.z()) / style.wheel();
        if (Math.abs(normal.y()) < 0.6 || r > 0.72) {
            return r > 0.84 && r < 0.86 ? Surface.of(0x242425, 0.01) : TYRE;
        }
        double axle = p.x() > 0 ? style.axleFront() : style.axleRear();
        double turn = StrictMath.atan2(p.z() - style.wheel(), p.x() - axle) / (2 * Math.PI) * 5 + 0.3;
        double fromSpoke = Math.abs(turn - Math.floor(turn) - 0.5) * r;
        boolean metal = r > 0.63 || r < 0.16 || fromSpoke < 0.055 + 0.03 * r;
        return metal ? (r < 0.07 ? PLASTIC : RIM) : Surface.of(0x141416, 0.01);
    }

    private Surface cabin(Vec p, Vec normal, double ay) {
        double inset = shape.cabinOutline(p.x(), p.z());
        if (Math.abs(normal.y()) > 0.62) {
            boolean glazed = p.z() > style.belt() + 0.035
                    && inset < -0.075
                    && p.x() > style.glassFrom()
                    && p.x() < style.glassTo() - 0.08;
            return glazed ? sideGlass(p) : nearGlass(p, inset);
        }
        return screen(p, ay) ? GLASS : paint;
    }

    private Surface sideGlass(Vec p) {
        for (double pillar : style.pillars()) {
            if (Math.abs(p.x() - pillar - 0.06 * (p.z() - style.belt())) < 0.035) {
                return PLASTIC;
            }
        }
        return GLASS;
    }

    private Surface nearGlass(Vec p, double inset) {
        boolean rubber = p.z() > style.belt() + 0.022
                && inset < -0.062
                && p.x() > style.glassFrom() - 0.02
                && p.x() < style.glassTo() - 0.06;
        return rubber ? SEAM : seam(p) ? SEAM : paint;
    }

    private boolean screen(Vec p, double ay) {
        double inner = shape.cabinHalfWidth(p.x(), p.z()) - 0.1;
        boolean height = p.z() > style.belt() + 0.05 && p.z() < style.roof() - 0.07;
        boolean van = style.roofRear() < -2;
        boolean rear =
                p.x() < style.roofRear() && (!van || ay > 0.06 && p.z() < style.roof() - 0.2 && ay < inner - 0.08);
        return height && ay < inner && (p.x() > style.roofFront() || rear);
    }

    private Surface body(Vec p, Vec normal, double ay) {
        double end = style.halfLength() - Math.abs(p.x());
        if (p.z() < lowest()) {
            return PLASTIC;
        }
        if (end < 0.5) {
            Surface detail = p.x() > 0 ? nose(p, ay, end) : tail(p, ay, end);
            if (detail != null) {
                return detail;
            }
        }
        return Math.abs(normal.y()) > 0.6 && side(p) ? SEAM : handle(p, normal) ? CHROME : banded(p, normal);
    }

    private double lowest() {
        return style.belt() > 1.05 ? 0.46 : 0.3;
    }

    /** A taxi's row of checks along the doors; paint elsewhere. */
    private Surface banded(Vec p, Vec normal) {
        double row = (p.z() - style.belt() * 0.62) / 0.045;
        if (!shape.taxi() || Math.abs(normal.y()) < 0.6 || row < 0 || row > 2 || Math.abs(p.x()) > 0.95) {
            return paint;
        }
        boolean dark = Math.floorMod((long) Math.floor(p.x() / 0.045) + (long) row, 2) == 0;
        return dark ? PLASTIC : paint;
    }

    private Surface nose(Vec p, double ay, double end) {
        double w = style.halfWidth();
        double eyes = style.belt() * 0.7;
        double lamp = rounded(ay - w * 0.8, p.z() - eyes - 0.05 * (ay / w - 0.8), w * 0.27, 0.065, 0.045);
        if (lamp < 0) {
            double bulb = Math.min(Math.hypot(ay - w * 0.68, p.z() - eyes), Math.hypot(ay - w * 0.86, p.z() - eyes));
            Vec glow = Vec.rgb(0xfff4dc).times(bulb < 0.045 ? 0.25 + 2.5 * lamps : 0.06 + 0.3 * lamps);
            return lamp > -0.008
                    ? SEAM
                    : Surface.of(bulb < 0.05 ? 0xf2f4f6 : 0x6f767d, 0.16).glowing(glow);
        }
        if (end > 0.35) {
            return null;
        }
        double grille = rounded(ay, p.z() - eyes + 0.015, w * 0.47, 0.07, 0.03);
        if (grille < 0) {
            boolean badge = Math.hypot(ay, p.z() - eyes + 0.015) < 0.045;
            boolean slat = Math.floorMod((long) Math.floor(p.z() / 0.014), 2) == 0;
            return grille > -0.012 || badge || slat ? CHROME : SEAM;
        }
        double intake = rounded(ay, p.z() - lowest() - 0.03, w * 0.62, 0.05, 0.03);
        boolean fog = Math.hypot(ay - w * 0.78, p.z() - lowest() - 0.06) < 0.045;
        return intake < 0 ? SEAM : fog ? Surface.of(0xa0a6ab, 0.2) : null;
    }

    private Surface tail(Vec p, double ay, double end) {
        double w = style.halfWidth();
        boolean low = style.rearPlate() > 0.7 && style.belt() < 1 && style.roofRear() > -1.2;
        double half = low ? 0.075 : 0.15;
        double lamp = rounded(ay - w * 0.87, p.z() - style.belt() + half + 0.07, low ? w * 0.27 : w * 0.13, half, 0.04);
        if (lamp < 0 && end < 0.42) {
            boolean white = Math.abs(p.z() - style.belt() + half + 0.07 + half * 0.55) < half * 0.18;
            Surface lens = white ? Surface.of(0xc9c3bd, 0.12) : Surface.of(0x9c0d12, 0.12);
            return lamp > -0.007
                    ? SEAM
                    : lens.glowing(Vec.rgb(white ? 0x553322 : 0xff1a14).times(0.12 + 1.1 * lamps));
        }
        if (end > 0.3) {
            return null;
        }
        boolean gap =
                Math.abs(ay - w * 0.73) < 0.005 && p.z() > 0.58 || Math.abs(p.z() - 0.585) < 0.005 && ay < w * 0.73;
        boolean split = style.roofRear() < -2 && ay < 0.006 && p.z() > 0.58;
        boolean badge = Math.hypot(ay, p.z() - style.belt() + 0.1) < 0.04;
        boolean bumper = p.z() < lowest() + 0.1 && ay < w * 0.8;
        return gap || split ? SEAM : badge ? CHROME : bumper ? PLASTIC : reflector(p, ay, w);
    }

    private Surface reflector(Vec p, double ay, double w) {
        boolean red = Math.abs(p.z() - lowest() - 0.13) < 0.018 && Math.abs(ay - w * 0.8) < 0.07;
        return red ? Surface.of(0x8c1014, 0.1) : null;
    }

    private boolean side(Vec p) {
        return seam(p)
                || Math.abs(p.z() - lowest() - 0.04) < 0.004 && p.x() > style.glassFrom() && p.x() < style.glassTo();
    }

    private boolean seam(Vec p) {
        if (p.z() < lowest() + 0.04 || p.z() > style.belt() + 0.03) {
            return false;
        }
        boolean seam = Math.abs(p.x() - style.glassTo() + 0.02) < 0.005;
        for (double pillar : style.pillars()) {
            seam |= Math.abs(p.x() - pillar) < 0.005;
        }
        return seam;
    }

    private boolean handle(Vec p, Vec normal) {
        if (Math.abs(normal.y()) < 0.6 || Math.abs(p.z() - style.belt() + 0.13) > 0.014) {
            return false;
        }
        for (double pillar : style.pillars()) {
            if (Math.abs(p.x() - pillar - 0.14) < 0.075) {
                return true;
            }
        }
        return false;
    }

    private static double rounded(double x, double z, double halfX, double halfZ, double round) {
        double dx = Math.abs(x) - halfX + round;
        double dz = Math.abs(z) - halfZ + round;
        return Math.hypot(Math.max(dx, 0), Math.max(dz, 0)) + Math.min(Math.max(dx, dz), 0) - round;
    }
}
