package solutions.trainingdata.candidates.sandbox.scene;

import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.stream.IntStream;

/** What a camera does to light: brightness to sRGB, blur of what is far, darker corners, grain. */
final class Film {

    private Film() {}

    /** Linear light as an sRGB value; highlights are rolled off. */
    static int developed(Vec light) {
        return tone(light.x()) << 16 | tone(light.y()) << 8 | tone(light.z());
    }

    private static int tone(double light) {
        double x = Math.max(0, light) * 1.28;
        double rolled = x * (1 + x * 0.12) / (1 + x * 0.42);
        return (int) Math.min(255, 255 * StrictMath.pow(rolled, 1 / 2.2) + 0.5);
    }

    /** Far spots out of focus: three box blurs, mixed in by distance. */
    static void blurFar(BufferedImage image, float[] metres) {
        int w = image.getWidth();
        int h = image.getHeight();
        int[] sharp = image.getRGB(0, 0, w, h, null, 0, w);
        int[] soft = sharp.clone();
        for (int pass = 0; pass < 3; pass++) {
            soft = turnedAndBlurred(turnedAndBlurred(soft, w, h, 3), h, w, 3);
        }
        for (int i = 0; i < sharp.length; i++) {
            sharp[i] = mixed(sharp[i], soft[i], Noise.step(8.5, 24, metres[i]));
        }
        image.setRGB(0, 0, w, h, sharp, 0, w);
    }

    private static int[] turnedAndBlurred(int[] pixels, int w, int h, int radius) {
        int[] out = new int[pixels.length];
        IntStream.range(0, h).parallel().forEach(y -> {
            for (int x = 0; x < w; x++) {
                int r = 0;
                int g = 0;
                int b = 0;
                for (int k = -radius; k <= radius; k++) {
                    int p = pixels[y * w + Math.max(0, Math.min(w - 1, x + k))];
                    r += p >> 16 & 255;
                    g += p >> 8 & 255;
                    b += p & 255;
                }
                int n = 2 * radius + 1;
                out[x * h + y] = r / n << 16 | g / n << 8 | b / n;
            }
        });
        return out;
    }

    static int mixed(int a, int b, double t) {
        int out = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int from = a >> shift & 255;
            int to = b >> shift & 255;
            out |= (int) Math.round(from + (to - from) * t) << shift;
        }
        return out;
    }

    /** Vignette and grain. */
    static void expose(BufferedImage image, int seed) {
        Random random = new Random(seed);
        int w = image.getWidth();
        int h = image.getHeight();
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                double grain = random.nextGaussian() * 2.6;
                image.setRGB(x, y, exposed(image.getRGB(x, y), vignette(x, y, w, h), grain));
            }
        }
    }

    /** How much darker a pixel is for being away from the middle. */
    static double vignette(int x, int y, int width, int height) {
        double dx = (x - width / 2.0) / width;
        double dy = (y - height / 2.0) / width;
        return 1 - 0.75 * (dx * dx + dy * dy);
    }

    private static int exposed(int rgb, double dark, double grain) {
        int out = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            double level = (rgb >> shift & 255) * dark + grain;
            out |= (int) Math.max(0, Math.min(255, level)) << shift;
        }
        return out;
    }
}
