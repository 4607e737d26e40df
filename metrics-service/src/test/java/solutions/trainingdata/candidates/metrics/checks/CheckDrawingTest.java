package solutions.trainingdata.candidates.metrics.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import solutions.trainingdata.candidates.metrics.ExampleFolder;
import solutions.trainingdata.candidates.metrics.ExampleFolder.Snapshot;
import solutions.trainingdata.candidates.metrics.cvat.SnapshotReader;
import solutions.trainingdata.candidates.metrics.drawing.OtherPicturesException;

class CheckDrawingTest {
    private static final int BOX = 31;
    private static final int SIGN = 32;
    private static final int TREE = 33;

    @TempDir
    Path parent;

    private ExampleFolder folder;

    @BeforeEach
    void writeFolder() {
        folder = new ExampleFolder(parent);
    }

    @Test
    void acceptsAFaultlessDrawing() {
        assertThat(check(Snapshot.faultless())).isEmpty();
    }

    @Test
    void sloppyIsNoProblem() {
        Snapshot sloppy = Snapshot.of("a.png", "b.png")
                .box(0, 60, 60, 90, 90)
                .sign(0, "?", 1, 1, 2, 2)
                .box(1, 0, 0, 100, 100)
                .sign(1, "wrong", 1, 1, 2, 2);

        assertThat(check(sloppy)).isEmpty();
    }

    @Test
    void nothingDrawnIsOneProblem() {
        assertThat(check(Snapshot.of("a.png", "b.png")))
                .containsExactly(Problem.of(ProblemKind.NOTHING_DRAWN, null, null, null));
    }

    @Test
    void countsPerImageAndLabelNotInTotal() {
        // Four shapes as wanted, but two boxes on one image and none on the other.
        Snapshot uneven = Snapshot.of("a.png", "b.png")
                .box(0, 10, 10, 30, 30)
                .box(0, 60, 10, 80, 30)
                .sign(0, "x", 50, 50, 60, 54)
                .sign(1, "x", 70, 70, 80, 74);

        assertThat(check(uneven))
                .containsExactly(
                        Problem.of(ProblemKind.WRONG_COUNT, "a.png", "box", 0).numbers(1, 2),
                        Problem.of(ProblemKind.WRONG_COUNT, "b.png", "box", 1).numbers(1, 0));
    }

    @Test
    void atLeastOneAsksForOneWhereThereIsAny() {
        folder.write("ground-truth.yaml", ExampleFolder.TRUTH.replace("exact", "at-least-one"));
        Snapshot boxes = Snapshot.of("a.png", "b.png")
                .box(0, 10, 10, 30, 30)
                .box(0, 60, 10, 80, 30)
                .box(1, 10, 10, 30, 30)
                .sign(1, "x", 70, 70, 80, 74);

        assertThat(check(boxes))
                .containsExactly(
                        Problem.of(ProblemKind.TOO_FEW, "a.png", "sign", 0).numbers(1, 0));
        assertThat(check(2, Snapshot.of("c.png").box(0, 0, 0, 10, 10))).isEmpty();
    }

    @Test
    void noneCountsNothing() {
        folder.write("ground-truth.yaml", ExampleFolder.TRUTH.replace("exact", "none"));

        assertThat(check(Snapshot.of("a.png", "b.png").box(0, 10, 10, 30, 30))).isEmpty();
    }

    @Test
    void onlyTheLabelsShapeIsAllowed() {
        Snapshot rectangle = Snapshot.of("a.png", "b.png")
                .shape("rectangle", 0, BOX, null, 10, 10, 30, 30)
                .sign(0, "x", 50, 50, 60, 54)
                .box(1, 20, 20, 40, 40)
                .sign(1, "x", 70, 70, 80, 74);

        assertThat(check(rectangle))
                .containsExactly(
                        Problem.of(ProblemKind.WRONG_SHAPE, "a.png", "box", 0).as("rectangle"));
    }

    @Test
    void aFixedNumberOfPointsIsExact() {
        Snapshot five = replacingSign("x", 50, 50, 60, 50, 60, 54, 55, 54, 50, 54);
        Snapshot three = replacingSign("x", 50, 50, 60, 50, 60, 54);

        assertThat(check(five))
                .containsExactly(
                        Problem.of(ProblemKind.WRONG_POINTS, "a.png", "sign", 0).numbers(4, 5));
        assertThat(check(three))
                .containsExactly(
                        Problem.of(ProblemKind.WRONG_POINTS, "a.png", "sign", 0).numbers(4, 3));
        assertThat(check(replacingBox(10, 10, 30, 10, 30, 30))).isEmpty();
    }

    @Test
    void aTextMustBeTyped() {
        Problem missing = Problem.of(ProblemKind.MISSING_TEXT, "a.png", "sign", 0);

        assertThat(check(replacingSign("", 50, 50, 60, 50, 60, 54, 50, 54))).containsExactly(missing);
        assertThat(check(replacingSign("  ", 50, 50, 60, 50, 60, 54, 50, 54))).containsExactly(missing);
        assertThat(check(replacingSign(null, 50, 50, 60, 50, 60, 54, 50, 54))).containsExactly(missing);
    }

    @Test
    void nothingReachesBeyondTheImage() {
        Problem outside = Problem.of(ProblemKind.OUTSIDE_IMAGE, "a.png", "box", 0);

        assertThat(check(replacingBox(-1, 10, 30, 10, 30, 30))).containsExactly(outside);
        assertThat(check(replacingBox(10, 10, 100.5, 10, 30, 30))).containsExactly(outside);
        assertThat(check(replacingBox(10, 10, 30, 10, 30, 100.02))).containsExactly(outside);
        assertThat(check(replacingBox(0, 0, 100, 0, 100, 100, 0, 100.004))).isEmpty();
    }

    @Test
    void nothingIsDrawnTwice() {
        folder.write("ground-truth.yaml", ExampleFolder.TRUTH.replace("exact", "none"));
        Snapshot twice = Snapshot.of("a.png", "b.png").box(0, 10, 10, 30, 30).box(0, 10, 10, 30, 31);
        Snapshot beside = Snapshot.of("a.png", "b.png").box(0, 10, 10, 30, 30).box(0, 15, 10, 35, 30);
        Snapshot otherLabel =
                Snapshot.of("a.png", "b.png").box(0, 10, 10, 30, 30).sign(0, "x", 10, 10, 30, 30);
        Snapshot otherImage =
                Snapshot.of("a.png", "b.png").box(0, 10, 10, 30, 30).box(1, 10, 10, 30, 30);

        assertThat(check(twice)).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(ProblemKind.DRAWN_TWICE);
            assertThat(problem.percent()).isEqualTo(100 * 400.0 / 420, within(1e-9));
        });
        assertThat(check(beside)).isEmpty();
        assertThat(check(otherLabel)).isEmpty();
        assertThat(check(otherImage)).isEmpty();
    }

    @Test
    void aZigZagOfFixedPointsIsAProblemHoweverSmall() {
        assertThat(check(replacingSign("x", 50, 50, 60, 54, 60, 50, 50, 54)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.kind()).isEqualTo(ProblemKind.CROSSES_ITSELF);
                    assertThat(problem.percent()).isEqualTo(50, within(1e-9));
                });
        // The last edge crosses the first one close to its end: a loop of 0.03 %.
        assertThat(check(replacingSign("x", 50, 50, 90, 50, 90, 90, 50.2, 49.8)))
                .extracting(Problem::kind)
                .containsExactly(ProblemKind.CROSSES_ITSELF);
    }

    @Test
    void anOutlineOfManyPointsMayCrossByAHair() {
        // Boxes of 400 px² with a loop of 0.5 px² (0.1 %), and with one of 8 px² (2 %).
        assertThat(check(replacingBox(10, 10, 30, 10, 30, 30, 21, 30, 19, 31, 21, 31, 19, 30, 10, 30)))
                .isEmpty();
        assertThat(check(replacingBox(10, 10, 30, 10, 30, 30, 24, 30, 16, 34, 24, 34, 16, 30, 10, 30)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.kind()).isEqualTo(ProblemKind.CROSSES_ITSELF);
                    assertThat(problem.percent()).isEqualTo(100 * 8.0 / 416, within(1e-9));
                });
    }

    @Test
    void anOutlineEnclosesSomething() {
        assertThat(check(replacingBox(10, 10, 20, 20, 30, 30)))
                .containsExactly(Problem.of(ProblemKind.NO_AREA, "a.png", "box", 0));
    }

    @Test
    void anOutlineOfThousandsOfPointsIsRefusedNotComputed() {
        double[] points =
                IntStream.range(0, 2 * 20_000).mapToDouble(i -> i * 7919L % 100).toArray();

        assertThat(check(replacingBox(points)))
                .containsExactly(Problem.of(ProblemKind.TOO_MANY_POINTS, "a.png", "box", 0)
                        .numbers(1_000, 20_000));
    }

    @Test
    void tracksAndTagsAreProblems() {
        assertThat(check(Snapshot.faultless().track(0)))
                .containsExactly(Problem.of(ProblemKind.TRACK, "a.png", "box", 0));
        assertThat(check(Snapshot.faultless().tag(1))).containsExactly(Problem.of(ProblemKind.TAG, "b.png", "box", 1));
    }

    @Test
    void shapesOnFramesThatDoNotExistAreProblemsNotCrashes() {
        assertThat(check(Snapshot.faultless().box(99, 1, 1, 9, 9)))
                .containsExactly(Problem.of(ProblemKind.NO_SUCH_FRAME, null, "box", 99));
        assertThat(check(Snapshot.faultless().tag(7)))
                .containsExactly(Problem.of(ProblemKind.NO_SUCH_FRAME, null, "box", 7));
    }

    @Test
    void labelsOfOthersAreProblems() {
        assertThat(check(Snapshot.faultless().shape("polygon", 1, TREE, null, 1, 1, 9, 1, 9, 9)))
                .containsExactly(Problem.of(ProblemKind.UNKNOWN_LABEL, "b.png", "tree", 1));
    }

    @Test
    void refusesADrawingOfAnotherVariant() {
        assertThatThrownBy(() -> check(2, Snapshot.faultless())).isInstanceOf(OtherPicturesException.class);
    }

    private static Snapshot replacingSign(String words, double... points) {
        return Snapshot.of("a.png", "b.png")
                .box(0, 10, 10, 30, 30)
                .shape("polygon", 0, SIGN, words, points)
                .box(1, 20, 20, 40, 40)
                .sign(1, "ВА2", 70, 70, 80, 74);
    }

    private static Snapshot replacingBox(double... points) {
        return Snapshot.of("a.png", "b.png")
                .shape("polygon", 0, BOX, null, points)
                .sign(0, "x", 50, 50, 60, 54)
                .box(1, 20, 20, 40, 40)
                .sign(1, "ВА2", 70, 70, 80, 74);
    }

    private List<Problem> check(Snapshot snapshot) {
        return check(1, snapshot);
    }

    private List<Problem> check(int variant, Snapshot snapshot) {
        return new CheckDrawing(folder.assignment(), folder.truth())
                .check(variant, SnapshotReader.read(snapshot.json()));
    }
}
