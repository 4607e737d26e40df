package solutions.trainingdata.candidates.sandbox.scene;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;

/** Trees and street lamps behind the car, painted over the finished surroundings from far to near. */
final class Greenery {

    private final Camera camera;
    private final Light light;
    private final double side;
    private final Random random;

    Greenery(Camera camera, Light light, double side, int seed) {
        this.camera = camera;
        this.light = light;
        this.side = side;
        this.random = new Random(seed);
    }

    void paint(BufferedImage image, Graphics2D g, Street.Kind kind) {
        double row = kind == Street.Kind.CITY ? 4.6 : kind == Street.Kind.QUAY ? 3.4 : 6.5;
        boolean ahead = camera.depth(new Vec(50, 0, 0)) > camera.depth(new Vec(-50, 0, 0));
        for (int i = 8; i >= 0; i--) {
            double x = (ahead ? 1 : -1) * (i * 8.5 - 14.5 + random.nextDouble() * 2);
            Vec foot = new Vec(x, side * (row + random.nextDouble() * 0.6), 0.1);
            boolean lamp = i % 3 == 1;
            if (camera.depth(foot) > 5 && kind != Street.Kind.YARD && (lamp || kind != Street.Kind.QUAY || i > 3)) {
                if (lamp) {
                    lamp(g, new Vec(x, side * (Street.KERB + 0.9), 0.1));
                } else {
                    tree(g, foot, 4.6 + 2.4 * random.nextDouble());
                }
            }
        }
    }

    private void tree(Graphics2D g, Vec foot, double height) {
        Pixel base = camera.project(foot);
        double metre = camera.focalPx() / camera.depth(foot);
        double lean = (random.nextDouble() - 0.5) * 0.3 * metre;
        g.setColor(shade(0x4a3a2c, 1));
        g.setStroke(new BasicStroke((float) (0.2 * metre), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        g.draw(new Line2D.Double(base.x(), base.y(), base.x() + lean, base.y() - 0.55 * height * metre));
        boolean yellowish = random.nextBoolean();
        double[][] lumps = new double[14][];
        for (int i = 0; i < lumps.length; i++) {
            double angle = random.nextDouble() * 2 * Math.PI;
            double out = Math.sqrt(random.nextDouble());
            lumps[i] = new double[] {
                Math.cos(angle) * out * 0.24, Math.sin(angle) * out * 0.22, 0.1 + 0.08 * random.nextDouble()
            };
        }
        Arrays.sort(lumps, Comparator.comparingDouble(lump -> -lump[1]));
        for (double[] lump : lumps) {
            leaves(g, base.x() + lean, base.y() - height * metre * 0.68, lump, height * metre, metre, yellowish);
        }
    }

    /** A lump of leaves: dark below and inside, brighter where the sky reaches. */
    private void leaves(
            Graphics2D g, double x, double y, double[] lump, double scale, double metre, boolean yellowish) {
        int count = 900;
        for (int i = 0; i < count; i++) {
            double angle = random.nextDouble() * 2 * Math.PI;
            double r = Math.sqrt(random.nextDouble()) * (0.9 + 0.3 * random.nextDouble()) * lump[2];
            double dx = Math.cos(angle) * r;
            double dy = Math.sin(angle) * r;
            double bright = 0.22 + 0.3 * i / count - 1.7 * dy - 0.5 * lump[1] + 0.28 * random.nextDouble();
            double size = (0.045 + 0.065 * random.nextDouble()) * metre;
            g.setColor(shade(yellowish ? 0x66753f : 0x566a41, Math.max(0.08, bright)));
            double cx = x + (lump[0] + dx) * scale;
            double cy = y + (lump[1] + dy) * scale;
            g.fill(new Ellipse2D.Double(cx - size / 2, cy - size / 2, size, size * 0.7));
        }
    }

    private void lamp(Graphics2D g, Vec foot) {
        Pixel base = camera.project(foot);
        double metre = camera.focalPx() / camera.depth(foot);
        double top = base.y() - 5.2 * metre;
        double headX = base.x() + 0.7 * metre;
        g.setColor(shade(0x3b4044, 1));
        g.setStroke(new BasicStroke((float) (0.09 * metre)));
        g.draw(new Line2D.Double(base.x(), base.y(), base.x(), top));
        g.setStroke(new BasicStroke((float) (0.06 * metre)));
        g.draw(new Line2D.Double(base.x(), top, headX, top - 0.15 * metre));
        g.fill(new Ellipse2D.Double(headX - 0.3 * metre, top - 0.24 * metre, 0.6 * metre, 0.16 * metre));
        if (light.night() > 0.5) {
            float reach = (float) (1.5 * metre);
            g.setPaint(new RadialGradientPaint(
                    (float) headX, (float) (top - 0.1 * metre), reach, new float[] {0, 0.12f, 1}, new Color[] {
                        new Color(255, 236, 190, 255), new Color(255, 214, 150, 150), new Color(255, 190, 110, 0)
                    }));
            g.fill(new Ellipse2D.Double(headX - reach, top - reach, 2 * reach, 2 * reach));
        }
    }

    private Color shade(int rgb, double bright) {
        Vec lit = Vec.rgb(rgb)
                .times(light.fill().times(0.75).plus(light.sun().times(0.32)))
                .times(bright * 1.5);
        return new Color(Film.developed(lit));
    }
}
