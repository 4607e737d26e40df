package solutions.trainingdata.candidates.metrics.geometry;

import java.util.Arrays;

/** Compares an outline with a mask: a pixel is the outline's when its centre (x+0.5, y+0.5) is inside, even-odd. */
final class PixelCentres {
    private final Outline outline;
    private final Mask mask;
    private long drawn;
    private long both;

    private PixelCentres(Outline outline, Mask mask) {
        this.outline = outline;
        this.mask = mask;
    }

    /** Pixels beyond the mask's canvas do not exist and count for neither side. */
    static double iou(Outline outline, Mask mask) {
        PixelCentres counts = new PixelCentres(outline, mask);
        int first = (int) Math.max(0, Math.floor(outline.minY()));
        int end = (int) Math.min(mask.height(), Math.ceil(outline.maxY()));
        for (int row = first; row < end; row++) {
            counts.addRow(row);
        }
        long union = counts.drawn + mask.areaPx2() - counts.both;
        return union == 0 ? 0 : (double) counts.both / union;
    }

    private void addRow(int row) {
        double[] crossings = crossings(row + 0.5);
        for (int i = 0; i + 1 < crossings.length; i += 2) {
            int from = firstCentre(crossings[i]);
            int to = firstCentre(crossings[i + 1]);
            if (from < to) {
                drawn += to - from;
                both += mask.count(row, from, to);
            }
        }
    }

    /** The first pixel whose centre is not left of {@code x}, kept on the canvas. */
    private int firstCentre(double x) {
        return (int) Math.max(0, Math.min(mask.width(), Math.ceil(x - 0.5)));
    }

    private double[] crossings(double y) {
        double[] found = new double[outline.size()];
        int count = 0;
        for (int i = 0; i < outline.size(); i++) {
            int next = (i + 1) % outline.size();
            double y0 = outline.y(i);
            double y1 = outline.y(next);
            if (y0 <= y != y1 <= y) {
                found[count++] = outline.x(i) + (y - y0) / (y1 - y0) * (outline.x(next) - outline.x(i));
            }
        }
        double[] sorted = Arrays.copyOf(found, count);
        Arrays.sort(sorted);
        return sorted;
    }
}
