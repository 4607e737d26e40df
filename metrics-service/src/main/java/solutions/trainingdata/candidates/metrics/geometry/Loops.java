package solutions.trainingdata.candidates.metrics.geometry;

/**
 * How much of an outline goes astray because it crosses itself.
 *
 * @param enclosedPx2 area where the winding number is not 0
 * @param strayPx2 area where it is neither 0 nor s, s being +1 or -1, whichever covers more
 */
public record Loops(double enclosedPx2, double strayPx2) {

    /** Hand-drawn outlines of good candidates often cross by a pixel. */
    private static final double HARMLESS = 0.01;
    /** With a fixed number of points every crossing counts; this much is rounding of the areas. */
    private static final double ROUNDING = 1e-9;

    public static Loops of(Outline outline) {
        return of(outline, Effort.unlimited());
    }

    /** @throws EffortUsedUpException when the outline is too tangled for what is left */
    public static Loops of(Outline outline, Effort effort) {
        Sums sums = new Sums();
        SlabSweep.of(outline, effort, sums);
        double main = Math.max(sums.left, sums.right);
        double stray = sums.left + sums.right + sums.more - main;
        return new Loops(main + stray, stray);
    }

    /** Stray area over enclosed area, 0 to 1; 0 where nothing is enclosed. */
    public double strayShare() {
        return enclosedPx2 > 0 ? strayPx2 / enclosedPx2 : 0;
    }

    public boolean encloseNothing() {
        return enclosedPx2 <= 0;
    }

    /** Whether the crossings are more than the rules let pass: any for a fixed number of points, else 1 %. */
    public boolean areTooMuch(boolean pointsAreFixed) {
        return strayShare() > (pointsAreFixed ? ROUNDING : HARMLESS);
    }

    private static final class Sums implements SlabSweep.Trapezoids {
        private double left;
        private double right;
        private double more;

        @Override
        public void add(double areaPx2, int windingA, int windingB) {
            if (windingA == 1) {
                left += areaPx2;
            } else if (windingA == -1) {
                right += areaPx2;
            } else if (windingA != 0) {
                more += areaPx2;
            }
        }
    }
}
