package solutions.trainingdata.candidates.sandbox.scene;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.stream.IntStream;

/** Paints a scene: surroundings with the car's shadow, then the car, finer where neighbouring pixels differ. */
final class Painter {

    private static final int W = Camera.WIDTH;
    private static final int H = Camera.HEIGHT;
    private static final int FINE = 3;

    private final Scene scene;
    private final CarView view;
    private final Street street;
    private final CarLook look;

    Painter(Scene scene) {
        this.scene = scene;
        this.view = scene.view();
        this.street = new Street(
                scene.street(),
                scene.light(),
                scene.seed(),
                scene.camera().eye().y() > 0 ? -1 : 1);
        this.look = new CarLook(scene, view, scene.plate().picture());
    }

    BufferedImage picture() {
        BufferedImage image = new BufferedImage(W, H, BufferedImage.TYPE_INT_RGB);
        float[] metres = new float[W * H];
        int[] around = new int[W * H];
        IntStream.range(0, H).parallel().forEach(y -> {
            for (int x = 0; x < W; x++) {
                around[y * W + x] = surroundings(x, y, metres);
            }
        });
        image.setRGB(0, 0, W, H, around, 0, W);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        new Greenery(scene.camera(), scene.light(), street.side(), scene.seed()).paint(image, g, scene.street());
        g.dispose();
        Film.blurFar(image, metres);
        addCar(image);
        Film.expose(image, scene.seed());
        return image;
    }

    private int surroundings(int x, int y, float[] metres) {
        Vec sum = Vec.BLACK;
        double shade = 1;
        for (int i = 0; i < 4; i++) {
            Vec to = scene.camera().through(x + 0.25 + 0.5 * (i & 1), y + 0.25 + 0.5 * (i >> 1));
            Street.Spot spot = street.seen(scene.camera().eye(), to);
            if (i == 0) {
                metres[y * W + x] = (float) spot.metres();
                shade = spot.level() && spot.point().length() < 7 ? shade(spot.point()) : 1;
            }
            sum = sum.plus(spot.colour());
        }
        return Film.developed(sum.times(shade / 4));
    }

    /** What the car leaves of the light on the ground: the sun's shadow and the dark under it. */
    private double shade(Vec point) {
        Light light = scene.light();
        double sunny = light.sun().y() * light.toSun().z() * 0.75;
        double sky = light.fill().y() * 0.62;
        double sun = sunny < 0.02 ? 1 : view.lit(point, light.toSun(), 14);
        double up = 0.16 + 0.84 * view.roofless(point);
        return (sunny * sun * (0.5 + 0.5 * up) + sky * up) / (sunny + sky);
    }

    private void addCar(BufferedImage image) {
        int[] coarse = new int[W * H];
        IntStream.range(0, H).parallel().forEach(y -> {
            for (int x = 0; x < W; x++) {
                coarse[y * W + x] = look.seen(x + 0.5, y + 0.5);
            }
        });
        IntStream.range(0, H).parallel().forEach(y -> {
            for (int x = 0; x < W; x++) {
                if (differs(coarse, x, y)) {
                    image.setRGB(x, y, fine(x, y, image.getRGB(x, y)));
                } else if (coarse[y * W + x] != CarLook.NOTHING) {
                    image.setRGB(x, y, coarse[y * W + x]);
                }
            }
        });
    }

    private static boolean differs(int[] coarse, int x, int y) {
        int here = coarse[y * W + x];
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                int there = coarse[Math.max(0, Math.min(H - 1, y + dy)) * W + Math.max(0, Math.min(W - 1, x + dx))];
                boolean edge = (here == CarLook.NOTHING) != (there == CarLook.NOTHING);
                if (edge || Math.abs((here >> 8 & 255) - (there >> 8 & 255)) > 9) {
                    return true;
                }
            }
        }
        return false;
    }

    private int fine(int x, int y, int behind) {
        int r = 0;
        int g = 0;
        int b = 0;
        for (int i = 0; i < FINE * FINE; i++) {
            int seen = look.seen(x + (i % FINE + 0.5) / FINE, y + (i / FINE + 0.5) / FINE);
            int colour = seen == CarLook.NOTHING ? behind : seen;
            r += colour >> 16 & 255;
            g += colour >> 8 & 255;
            b += colour & 255;
        }
        int n = FINE * FINE;
        return r / n << 16 | g / n << 8 | b / n;
    }
}
