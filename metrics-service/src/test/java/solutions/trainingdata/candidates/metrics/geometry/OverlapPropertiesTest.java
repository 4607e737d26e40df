package solutions.trainingdata.candidates.metrics.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverlapPropertiesTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void overlapIsSymmetricBoundedAndTheSameAnywhere(long seed) {
        Outlines outlines = new Outlines(seed);
        for (int i = 0; i < 500; i++) {
            Outline a = any(outlines, i);
            Outline b = any(outlines, i / 3);
            Overlap overlap = Overlap.of(a, b);
            Overlap swapped = Overlap.of(b, a);
            double iou = overlap.iou();

            assertThat(iou).isBetween(0.0, 1.0);
            assertThat(overlap.bothPx2()).isLessThanOrEqualTo(Math.min(overlap.aPx2(), overlap.bPx2()) + 1e-9);
            assertThat(swapped.iou()).isEqualTo(iou, within(1e-12));
            assertThat(overlap.aPx2()).isEqualTo(Overlap.areaPx2(a), within(1e-8));
            assertThat(Overlap.iou(a, a)).isEqualTo(1, within(1e-12));
            assertThat(Overlap.iou(Outlines.reversed(a), b)).isEqualTo(iou, within(1e-12));
            assertThat(Overlap.iou(Outlines.moved(a, 512, 1024), Outlines.moved(b, 512, 1024)))
                    .isEqualTo(iou, within(1e-10));
            assertThat(Overlap.iou(Outlines.scaled(a, 8), Outlines.scaled(b, 8)))
                    .isEqualTo(iou, within(1e-12));
            assertThat(Overlap.iou(a, Outlines.withIdlePoints(b))).isEqualTo(iou, within(1e-10));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void crossingOutlinesAgreeWithAFinePixelGrid(long seed) {
        Outlines outlines = new Outlines(seed);
        for (int i = 0; i < 12; i++) {
            Outline a = outlines.scribble(outlines.from(4, 12), 100);
            Outline b = outlines.scribble(outlines.from(4, 12), 100);

            assertThat(Overlap.iou(a, b)).isEqualTo(gridIou(a, b, 100, 1000), within(0.002));
        }
    }

    private static Outline any(Outlines outlines, int kind) {
        return switch (kind % 4) {
            case 0 -> outlines.scribble(outlines.from(4, 15), 100);
            case 1 -> outlines.gridStar(outlines.from(4, 20), 30);
            case 2 -> outlines.gridRectangle(30);
            default -> outlines.star(outlines.from(3, 40), 50, 50, 40);
        };
    }

    /** Another way to the same number: every centre of a grid, asked point by point. */
    private static double gridIou(Outline a, Outline b, double size, int cells) {
        int both = 0;
        int either = 0;
        for (int row = 0; row < cells; row++) {
            for (int column = 0; column < cells; column++) {
                double x = size * (column + 0.5) / cells;
                double y = size * (row + 0.5) / cells;
                boolean inA = contains(a, x, y);
                boolean inB = contains(b, x, y);
                both += inA && inB ? 1 : 0;
                either += inA || inB ? 1 : 0;
            }
        }
        return (double) both / either;
    }

    private static boolean contains(Outline outline, double x, double y) {
        boolean inside = false;
        for (int i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
            if (outline.y(i) > y != outline.y(j) > y
                    && x
                            < (outline.x(j) - outline.x(i)) * (y - outline.y(i)) / (outline.y(j) - outline.y(i))
                                    + outline.x(i)) {
                inside = !inside;
            }
        }
        return inside;
    }
}
