package solutions.trainingdata.candidates.metrics.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MatchingTest {

    @Test
    void givesUpTheBestPairForABetterTotal() {
        assertThat(Matching.best(new double[][] {{0.9, 0.8}, {0.8, 0}})).containsExactly(1, 0);
    }

    @Test
    void leavesWhatDoesNotOverlapUnmatched() {
        assertThat(Matching.best(new double[][] {{0, 0}, {0.1, 0}})).containsExactly(Matching.NONE, 0);
        assertThat(Matching.best(new double[][] {{}, {}})).containsExactly(Matching.NONE, Matching.NONE);
        assertThat(Matching.best(new double[0][])).isEmpty();
    }

    @Test
    void usesAShapeOnce() {
        assertThat(Matching.best(new double[][] {{0.5}, {0.6}, {0.4}}))
                .containsExactly(Matching.NONE, 0, Matching.NONE);
    }

    @Test
    void reachesTheGreatestTotalOfAllAssignments() {
        Random random = new Random(8);
        for (int round = 0; round < 300; round++) {
            double[][] iou = new double[1 + random.nextInt(5)][1 + random.nextInt(5)];
            for (double[] row : iou) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = random.nextBoolean() ? random.nextDouble() : 0;
                }
            }
            int[] found = Matching.best(iou);
            double total = 0;
            for (int i = 0; i < found.length; i++) {
                total += found[i] == Matching.NONE ? 0 : iou[i][found[i]];
            }
            assertThat(total).isEqualTo(greatest(iou, 0, new boolean[iou[0].length]), within(1e-12));
        }
    }

    private static double greatest(double[][] iou, int object, boolean[] used) {
        if (object == iou.length) {
            return 0;
        }
        double best = greatest(iou, object + 1, used);
        for (int j = 0; j < used.length; j++) {
            if (!used[j]) {
                used[j] = true;
                best = Math.max(best, iou[object][j] + greatest(iou, object + 1, used));
                used[j] = false;
            }
        }
        return best;
    }
}
