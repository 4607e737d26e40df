package solutions.trainingdata.candidates.metrics.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LoopsTest {

    @Test
    void anOutlineThatDoesNotCrossHasNoStrayArea() {
        assertThat(Loops.of(Outlines.rectangle(0, 0, 10, 10))).isEqualTo(new Loops(100, 0));
        assertThat(Loops.of(Outlines.reversed(Outlines.rectangle(0, 0, 10, 10))))
                .isEqualTo(new Loops(100, 0));
    }

    @Test
    void halfOfABowTieIsStray() {
        Loops loops = Loops.of(Outline.of(0, 0, 10, 10, 10, 0, 0, 10));

        assertThat(loops.enclosedPx2()).isEqualTo(50, within(1e-12));
        assertThat(loops.strayShare()).isEqualTo(0.5, within(1e-12));
    }

    @Test
    void theSmallerLoopIsStrayWhicheverWayTheLargerOneGoes() {
        // A square of 10 x 10 whose lower edge makes a triangle of 1 px² below the square.
        Outline outline = Outline.of(0, 0, 10, 0, 10, 10, 6, 10, 4, 11, 6, 11, 4, 10, 0, 10);

        assertThat(Loops.of(outline).strayPx2()).isEqualTo(0.5, within(1e-12));
        assertThat(Loops.of(Outlines.reversed(outline)).strayPx2()).isEqualTo(0.5, within(1e-12));
        assertThat(Loops.of(outline).enclosedPx2()).isEqualTo(101, within(1e-12));
    }

    @Test
    void whatIsGoneAroundTwiceIsStray() {
        Outline twice = Outline.of(0, 0, 10, 0, 10, 10, 0, 10, 0, 0, 10, 0, 10, 10, 0, 10);

        assertThat(Loops.of(twice).strayShare()).isEqualTo(1);
    }

    @Test
    void anOutlineWithoutAreaHasNoShare() {
        assertThat(Loops.of(Outline.of(0, 0, 5, 5, 10, 10))).isEqualTo(new Loops(0, 0));
        assertThat(Loops.of(Outline.of(1, 1, 1, 1, 1, 1)).strayShare()).isZero();
    }

    @Test
    void validOutlinesOfAllKindsHaveNoStrayArea() {
        Outlines outlines = new Outlines(5);
        for (int i = 0; i < 1000; i++) {
            assertThat(Loops.of(outlines.star(outlines.from(4, 40), 700, 400, 300))
                            .strayShare())
                    .isLessThan(1e-12);
        }
    }
}
