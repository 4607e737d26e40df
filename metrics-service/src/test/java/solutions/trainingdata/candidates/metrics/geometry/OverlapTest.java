package solutions.trainingdata.candidates.metrics.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static solutions.trainingdata.candidates.metrics.geometry.Outlines.moved;
import static solutions.trainingdata.candidates.metrics.geometry.Outlines.rectangle;
import static solutions.trainingdata.candidates.metrics.geometry.Outlines.reversed;
import static solutions.trainingdata.candidates.metrics.geometry.Outlines.withIdlePoints;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlapTest {
    private static final Outline SQUARE = rectangle(0, 0, 10, 10);
    private static final Outline BOW_TIE = Outline.of(0, 0, 10, 10, 10, 0, 0, 10);

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1", // the same
        "5, 0, 0.3333333333333333", // 50 of 150
        "5, 5, 0.14285714285714285", // 25 of 175
        "10, 0, 0", // shares an edge
        "10, 10, 0", // shares a corner
        "9, 0, 0.05263157894736842", // 10 of 190
        "50, 50, 0"
    })
    void comparesSquaresAsByHand(double dx, double dy, double iou) {
        assertThat(Overlap.iou(SQUARE, moved(SQUARE, dx, dy))).isEqualTo(iou, within(1e-15));
    }

    @Test
    void computesATriangleAsByHand() {
        Overlap overlap = Overlap.of(SQUARE, Outline.of(0, 0, 10, 10, 0, 10));

        assertThat(overlap).isEqualTo(new Overlap(100, 50, 50));
        assertThat(overlap.iou()).isEqualTo(0.5);
    }

    @Test
    void countsTheInsideOfACrossingOutlineByTheEvenOddRule() {
        assertThat(Overlap.areaPx2(BOW_TIE)).isEqualTo(50, within(1e-12));
        assertThat(Overlap.iou(BOW_TIE, SQUARE)).isEqualTo(0.5, within(1e-15));
        assertThat(Overlap.areaPx2(Outline.of(0, 0, 10, 0, 10, 10, 0, 10, 0, 0, 10, 0, 10, 10, 0, 10)))
                .isZero();
    }

    @Test
    void countsTwoLoopsOfOneOutline() {
        Outline twoSquares = Outline.of(0, 0, 4, 0, 4, 4, 8, 4, 8, 8, 4, 8, 4, 4, 0, 4);

        assertThat(Overlap.areaPx2(twoSquares)).isEqualTo(32);
        assertThat(Overlap.iou(twoSquares, rectangle(0, 0, 8, 8))).isEqualTo(0.5);
    }

    @Test
    void outlinesWithoutAreaOverlapNothing() {
        Outline point = Outline.of(5, 5, 5, 5, 5, 5);
        Outline line = Outline.of(0, 0, 5, 5, 10, 10);

        assertThat(Overlap.iou(point, SQUARE)).isZero();
        assertThat(Overlap.iou(line, SQUARE)).isZero();
        assertThat(Overlap.iou(line, line)).isZero();
        assertThat(Overlap.iou(Outline.of(0, 5, 10, 5, 5, 5), SQUARE)).isZero();
    }

    @Test
    void standsRepeatedPointsCollinearPointsAndBothDirections() {
        Outline busy = withIdlePoints(reversed(moved(SQUARE, 3, 2)));

        assertThat(Overlap.iou(SQUARE, busy)).isEqualTo(56.0 / 144, within(1e-15));
    }

    @Test
    void standsCrossingsAtNearlyEqualHeights() {
        double hair = Math.ulp(5.0);
        Outline a = Outline.of(0, 0, 10, 10, 10, 10 + hair, 0, 10);
        Outline b = Outline.of(0, 10 + hair, 10, hair, 10, 10, 0, 10 - hair);
        Overlap overlap = Overlap.of(a, b);

        assertThat(overlap.bothPx2()).isBetween(0.0, Math.min(overlap.aPx2(), overlap.bPx2()) + 1e-12);
        assertThat(overlap.aPx2()).isEqualTo(50, within(1e-12));
        assertThat(overlap.bothPx2()).isEqualTo(25, within(1e-12));
    }

    @Test
    void refusesWhatIsNoOutline() {
        assertThatThrownBy(() -> Outline.of(1, 2, 3, 4)).hasMessageContaining("at least 6 numbers");
        assertThatThrownBy(() -> Outline.of(1, 2, 3, 4, 5, 6, 7)).hasMessageContaining("even");
        assertThatThrownBy(() -> Outline.of(1, 2, 3, 4, 5, Double.NaN)).hasMessageContaining("finite");
    }
}
