package solutions.trainingdata.candidates.metrics.geometry;

import java.util.Arrays;

/**
 * Cuts the plane into horizontal slabs at every vertex and every crossing of the edges of one or two outlines. Within a
 * slab the edges do not cross, so it falls into trapezoids, each with one winding number of either outline; they are
 * handed to a {@link Trapezoids}. Even-odd insides follow from the winding numbers' parity.
 *
 * <p>Nothing is a special case: horizontal edges bound no trapezoid, equal points make no edge, edges that lie upon each
 * other enclose an area of zero whichever is taken for the left one. A crossing whose height is off by a rounding error
 * leaves a triangle of the size of that error. Coordinates are taken relative to the outlines' corner, so that shapes
 * far from the origin keep their digits.
 */
final class SlabSweep {

    /** Receives the trapezoids of all slabs. */
    interface Trapezoids {
        /**
         * @param areaPx2 of one trapezoid, never negative
         * @param windingA how often the first outline goes around it
         * @param windingB how often the second one does
         */
        void add(double areaPx2, int windingA, int windingB);
    }

    // Edge i goes from (topX, topY) down to (bottomX, bottomY); windA and windB are what it adds, left to right.
    private final double[] topX;
    private final double[] topY;
    private final double[] bottomX;
    private final double[] bottomY;
    private final double[] slope;
    private final int[] windA;
    private final int[] windB;
    private final Effort effort;
    private int edges;

    private SlabSweep(int capacity, Effort effort) {
        this.effort = effort;
        topX = new double[capacity];
        topY = new double[capacity];
        bottomX = new double[capacity];
        bottomY = new double[capacity];
        slope = new double[capacity];
        windA = new int[capacity];
        windB = new int[capacity];
    }

    static void of(Outline a, Effort effort, Trapezoids trapezoids) {
        SlabSweep sweep = new SlabSweep(a.size(), effort);
        sweep.addEdges(a, a.minX(), a.minY(), true);
        sweep.run(trapezoids);
    }

    static void of(Outline a, Outline b, Effort effort, Trapezoids trapezoids) {
        SlabSweep sweep = new SlabSweep(a.size() + b.size(), effort);
        double originX = Math.min(a.minX(), b.minX());
        double originY = Math.min(a.minY(), b.minY());
        sweep.addEdges(a, originX, originY, true);
        sweep.addEdges(b, originX, originY, false);
        sweep.run(trapezoids);
    }

    private void addEdges(Outline outline, double originX, double originY, boolean first) {
        for (int i = 0; i < outline.size(); i++) {
            int next = (i + 1) % outline.size();
            double fromY = outline.y(i) - originY;
            double toY = outline.y(next) - originY;
            if (fromY == toY) {
                continue;
            }
            boolean down = fromY < toY;
            double fromX = outline.x(i) - originX;
            double toX = outline.x(next) - originX;
            topX[edges] = down ? fromX : toX;
            topY[edges] = down ? fromY : toY;
            bottomX[edges] = down ? toX : fromX;
            bottomY[edges] = down ? toY : fromY;
            slope[edges] = (bottomX[edges] - topX[edges]) / (bottomY[edges] - topY[edges]);
            windA[edges] = first ? (down ? -1 : 1) : 0;
            windB[edges] = first ? 0 : (down ? -1 : 1);
            edges++;
        }
    }

    private void run(Trapezoids trapezoids) {
        Integer[] byTop = new Integer[edges];
        Arrays.setAll(byTop, i -> i);
        Arrays.sort(byTop, (i, j) -> Double.compare(topY[i], topY[j]));
        effort.spend((long) edges * edges);
        double[] cuts = cuts(byTop);
        effort.spend((long) cuts.length * edges);
        int[] active = new int[edges];
        double[] middle = new double[edges];
        int count = 0;
        int entering = 0;
        for (int cut = 0; cut + 1 < cuts.length; cut++) {
            double top = cuts[cut];
            double height = cuts[cut + 1] - top;
            count = withoutEnded(active, count, top);
            while (entering < edges && topY[byTop[entering]] <= top) {
                active[count++] = byTop[entering++];
            }
            sortByX(active, middle, count, top + height / 2);
            addSlab(active, middle, count, height, trapezoids);
        }
    }

    private int withoutEnded(int[] active, int count, double top) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (bottomY[active[i]] > top) {
                active[kept++] = active[i];
            }
        }
        return kept;
    }

    /** Insertion sort: from one slab to the next the order hardly changes. */
    private void sortByX(int[] active, double[] middle, int count, double y) {
        for (int i = 0; i < count; i++) {
            int edge = active[i];
            double x = xAt(edge, y);
            int place = i;
            while (place > 0 && middle[place - 1] > x) {
                middle[place] = middle[place - 1];
                active[place] = active[place - 1];
                place--;
            }
            middle[place] = x;
            active[place] = edge;
        }
    }

    /** A trapezoid's area is its width at mid-height times its height. */
    private void addSlab(int[] active, double[] middle, int count, double height, Trapezoids trapezoids) {
        int windingA = 0;
        int windingB = 0;
        for (int i = 0; i + 1 < count; i++) {
            windingA += windA[active[i]];
            windingB += windB[active[i]];
            trapezoids.add((middle[i + 1] - middle[i]) * height, windingA, windingB);
        }
    }

    private double xAt(int edge, double y) {
        return topX[edge] + (y - topY[edge]) * slope[edge];
    }

    /** Heights of all vertices and crossings, rising, each once. */
    private double[] cuts(Integer[] byTop) {
        Heights heights = new Heights(4 * edges);
        for (int i = 0; i < edges; i++) {
            heights.add(topY[i]);
            heights.add(bottomY[i]);
        }
        for (int i = 0; i < edges; i++) {
            int edge = byTop[i];
            for (int j = i + 1; j < edges && topY[byTop[j]] < bottomY[edge]; j++) {
                addCrossing(edge, byTop[j], heights);
            }
        }
        return heights.rising();
    }

    /** Two edges cross inside their common heights where the one left at the top is the right one at the bottom. */
    private void addCrossing(int i, int j, Heights heights) {
        if (Math.max(topX[i], bottomX[i]) < Math.min(topX[j], bottomX[j])
                || Math.max(topX[j], bottomX[j]) < Math.min(topX[i], bottomX[i])) {
            return;
        }
        double top = Math.max(topY[i], topY[j]);
        double bottom = Math.min(bottomY[i], bottomY[j]);
        double above = xAt(i, top) - xAt(j, top);
        double below = xAt(i, bottom) - xAt(j, bottom);
        if (above < 0 && below > 0 || above > 0 && below < 0) {
            heights.add(top + (bottom - top) * (above / (above - below)));
        }
    }

    /** A growing list of heights. */
    private static final class Heights {
        private double[] values;
        private int count;

        Heights(int capacity) {
            values = new double[Math.max(capacity, 1)];
        }

        void add(double height) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = height;
        }

        double[] rising() {
            Arrays.sort(values, 0, count);
            int kept = 0;
            for (int i = 0; i < count; i++) {
                if (kept == 0 || values[i] > values[kept - 1]) {
                    values[kept++] = values[i];
                }
            }
            return Arrays.copyOf(values, kept);
        }
    }
}
