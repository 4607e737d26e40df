package solutions.trainingdata.candidates.metrics.geometry;

/**
 * Areas of two outlines and of what they share, by the even-odd rule.
 *
 * @param aPx2 area of the first, px²
 * @param bPx2 area of the second, px²
 * @param bothPx2 area inside both, px²
 */
public record Overlap(double aPx2, double bPx2, double bothPx2) {

    public static Overlap of(Outline a, Outline b) {
        return of(a, b, Effort.unlimited());
    }

    private static Overlap of(Outline a, Outline b, Effort effort) {
        Sums sums = new Sums();
        SlabSweep.of(a, b, effort, sums);
        return new Overlap(sums.a, sums.b, sums.both);
    }

    /** Area of one outline in px². */
    public static double areaPx2(Outline outline) {
        Sums sums = new Sums();
        SlabSweep.of(outline, Effort.unlimited(), sums);
        return sums.a;
    }

    /**
     * Intersection over union, 0 to 1; 0 where neither has an area. Exact against an outline, by pixel centres against a
     * mask.
     */
    public static double iou(Outline drawn, Region truth) {
        return iou(drawn, truth, Effort.unlimited());
    }

    /** @throws EffortUsedUpException when they are too tangled for what is left */
    public static double iou(Outline drawn, Region truth, Effort effort) {
        if (truth instanceof Mask mask) {
            effort.spend((long) mask.height() * drawn.size());
            return PixelCentres.iou(drawn, mask);
        }
        Outline outline = (Outline) truth;
        return apart(drawn, outline) ? 0 : of(drawn, outline, effort).iou();
    }

    public double iou() {
        double union = aPx2 + bPx2 - bothPx2;
        return union > 0 ? Math.min(1, bothPx2 / union) : 0;
    }

    private static boolean apart(Outline a, Outline b) {
        return a.maxX() <= b.minX() || b.maxX() <= a.minX() || a.maxY() <= b.minY() || b.maxY() <= a.minY();
    }

    private static final class Sums implements SlabSweep.Trapezoids {
        private double a;
        private double b;
        private double both;

        @Override
        public void add(double areaPx2, int windingA, int windingB) {
            boolean inA = (windingA & 1) != 0;
            boolean inB = (windingB & 1) != 0;
            a += inA ? areaPx2 : 0;
            b += inB ? areaPx2 : 0;
            both += inA && inB ? areaPx2 : 0;
        }
    }
}
