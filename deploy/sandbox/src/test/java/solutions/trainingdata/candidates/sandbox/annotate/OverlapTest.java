package solutions.trainingdata.candidates.sandbox.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class OverlapTest {
    private static final List<Double> SQUARE = List.of(0.0, 0.0, 10.0, 0.0, 10.0, 10.0, 0.0, 10.0);
    private static final List<Double> BOW_TIE = List.of(0.0, 0.0, 10.0, 10.0, 10.0, 0.0, 0.0, 10.0);

    @Test
    void aSquareShiftedByHalfOverlapsByAThird() {
        List<Double> shifted = List.of(5.0, 0.0, 15.0, 0.0, 15.0, 10.0, 5.0, 10.0);
        assertThat(Overlap.iou(SQUARE, shifted)).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(Overlap.iou(shifted, SQUARE)).isCloseTo(1.0 / 3, within(1e-12));
    }

    @Test
    void bothHalvesOfABowTieCount() {
        assertThat(Overlap.iou(SQUARE, BOW_TIE)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void whatHasNoAreaOverlapsNothing() {
        assertThat(Overlap.iou(SQUARE, List.of(5.0, 5.0, 5.0, 5.0, 5.0, 5.0))).isZero();
    }

    @Test
    void matchingTakesTheHighestTotalNotTheHighestPair() {
        double[][] worth = {{0.9, 0.8}, {0.8, 0.0}};
        assertThat(BestMatching.of(worth)).containsExactly(1, 0);
        assertThat(BestMatching.of(new double[][] {{0, 0}, {0.1, 0}})).containsExactly(-1, 0);
    }
}
