package solutions.trainingdata.candidates.sandbox.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutlineTest {

    @Test
    void findsTheCornersOfASquareAndLittleElse() {
        List<Pixel> outline = new Outline((x, y) -> x > 10 && x < 30 && y > 5 && y < 25).around(new Pixel(20, 20), 0.3);
        assertThat(outline).hasSizeBetween(4, 8);
        assertThat(area(outline)).isCloseTo(400, within(80 * 0.3 / 2));
    }

    @Test
    void staysWithinTheToleranceOfACircle() {
        List<Pixel> outline = new Outline((x, y) -> Math.hypot(x - 50, y - 50) < 40).around(new Pixel(50, 50), 0.45);
        assertThat(outline)
                .allSatisfy(p -> assertThat(Math.hypot(p.x() - 50, p.y() - 50)).isCloseTo(40, within(0.3)));
        assertThat(area(outline)).isCloseTo(Math.PI * 1600, within(2 * Math.PI * 40 * 0.45));
        assertThat(outline.size()).isLessThan(40);
    }

    @Test
    void leavesOutWhatOnlyTouchesAtACorner() {
        List<Pixel> outline = new Outline(
                        (x, y) -> x < 20 && y < 20 && x > 2 && y > 2 || x > 20 && y > 20 && x < 30 && y < 30)
                .around(new Pixel(10, 10), 0.3);
        assertThat(area(outline)).isCloseTo(324, within(72 * 0.3 / 2));
    }

    private static double area(List<Pixel> outline) {
        double twice = 0;
        for (int i = 0; i < outline.size(); i++) {
            Pixel a = outline.get(i);
            Pixel b = outline.get((i + 1) % outline.size());
            twice += a.x() * b.y() - b.x() * a.y();
        }
        return twice / 2;
    }
}
