package solutions.trainingdata.candidates.metrics.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class MaskTest {

    /** Pixels of columns 2..5 and rows 1..3 of a canvas of 8 x 6: 12 of them. */
    private static final Mask MASK = mask(8, 6, 2, 1, 6, 4);

    @Test
    void anOutlineOnThePixelBordersOverlapsFully() {
        assertThat(MASK.areaPx2()).isEqualTo(12);
        assertThat(Overlap.iou(Outlines.rectangle(2, 1, 6, 4), MASK)).isEqualTo(1);
    }

    @Test
    void aPixelBelongsToTheOutlineThatHoldsItsCentre() {
        // Column 6 is cut at 6.4: its centre 6.5 is outside; at 6.6 it is inside.
        assertThat(Overlap.iou(Outlines.rectangle(2, 1, 6.4, 4), MASK)).isEqualTo(1);
        assertThat(Overlap.iou(Outlines.rectangle(2, 1, 6.6, 4), MASK)).isEqualTo(12.0 / 15);
        assertThat(Overlap.iou(Outlines.rectangle(2.6, 1.6, 6, 4), MASK)).isEqualTo(6.0 / 12);
    }

    @Test
    void pixelsBeyondTheCanvasCountForNeitherSide() {
        assertThat(Overlap.iou(Outlines.rectangle(-100, 1, 6, 4), MASK)).isEqualTo(12.0 / 18);
        assertThat(Overlap.iou(Outlines.rectangle(2, -1e12, 6, 1e12), MASK)).isEqualTo(12.0 / 24);
        assertThat(Overlap.iou(Outlines.rectangle(20, 20, 30, 30), MASK)).isZero();
    }

    @Test
    void crossingOutlinesAreFilledByTheEvenOddRule() {
        Mask canvas = mask(10, 10, 0, 0, 10, 10);
        Outline squareTwice = Outline.of(0, 0, 10, 0, 10, 10, 0, 10, 0, 0, 10, 0, 10, 10, 0, 10);
        Outline bowTie = Outline.of(0, 0, 10, 10, 10, 0, 0, 10);

        assertThat(Overlap.iou(squareTwice, canvas)).isZero();
        assertThat(Overlap.iou(bowTie, canvas)).isEqualTo(0.5, within(0.06));
    }

    @Test
    void countsAcrossWordsLikePixelByPixel() {
        Outlines outlines = new Outlines(9);
        BitSet bits = new BitSet();
        for (int i = 0; i < 300; i++) {
            bits.set(outlines.from(0, 200 * 3 - 1));
        }
        Mask mask = new Mask(200, 3, bits);
        for (int i = 0; i < 2000; i++) {
            int row = outlines.from(0, 2);
            int from = outlines.from(0, 200);
            int to = outlines.from(0, 200);
            int expected =
                    to <= from ? 0 : bits.get(row * 200 + from, row * 200 + to).cardinality();
            assertThat(mask.count(row, from, to)).isEqualTo(expected);
        }
    }

    @Test
    void comesNearTheExactOverlapOnLargeShapes() {
        Outlines outlines = new Outlines(4);
        Outline truth = Outlines.rectangle(100, 80, 500, 300);
        Mask mask = mask(640, 480, 100, 80, 500, 300);
        for (int i = 0; i < 50; i++) {
            Outline drawn = outlines.star(30, 300, 190, 180);
            assertThat(Overlap.iou(drawn, mask)).isEqualTo(Overlap.iou(drawn, truth), within(0.002));
        }
    }

    private static Mask mask(int width, int height, int x0, int y0, int x1, int y1) {
        BitSet bits = new BitSet();
        for (int y = y0; y < y1; y++) {
            bits.set(y * width + x0, y * width + x1);
        }
        return new Mask(width, height, bits);
    }
}
