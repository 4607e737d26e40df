package solutions.trainingdata.candidates.sandbox.annotate;

import java.util.Arrays;

/** One-to-one matching of the highest total, by trying every subset: slow, plain, and for at most 20 columns. */
final class BestMatching {
    private static final int MOST_COLUMNS = 20;

    private BestMatching() {}

    /** Column by row, -1 for none; a pair worth 0 is none. */
    static int[] of(double[][] worth) {
        int rows = worth.length;
        int columns = rows == 0 ? 0 : worth[0].length;
        if (columns > MOST_COLUMNS) {
            throw new IllegalArgumentException("More than " + MOST_COLUMNS + " drawings of one label on one image");
        }
        // best[row][used]: the highest total of the rows from this one on, with those columns used.
        double[][] best = new double[rows + 1][1 << columns];
        for (int row = rows - 1; row >= 0; row--) {
            for (int used = 0; used < 1 << columns; used++) {
                best[row][used] = best[row + 1][used];
                for (int column = 0; column < columns; column++) {
                    if ((used >> column & 1) == 0 && worth[row][column] > 0) {
                        double total = worth[row][column] + best[row + 1][used | 1 << column];
                        best[row][used] = Math.max(best[row][used], total);
                    }
                }
            }
        }
        return walked(worth, best);
    }

    private static int[] walked(double[][] worth, double[][] best) {
        int[] match = new int[worth.length];
        Arrays.fill(match, -1);
        int used = 0;
        for (int row = 0; row < worth.length; row++) {
            for (int column = 0; column < worth[row].length && match[row] < 0; column++) {
                boolean free = (used >> column & 1) == 0 && worth[row][column] > 0;
                if (free && worth[row][column] + best[row + 1][used | 1 << column] == best[row][used]) {
                    match[row] = column;
                }
            }
            used |= match[row] < 0 ? 0 : 1 << match[row];
        }
        return match;
    }
}
