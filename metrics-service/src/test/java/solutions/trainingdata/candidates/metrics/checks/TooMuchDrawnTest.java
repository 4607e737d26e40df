package solutions.trainingdata.candidates.metrics.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import solutions.trainingdata.candidates.metrics.ExampleFolder;
import solutions.trainingdata.candidates.metrics.ExampleFolder.Snapshot;
import solutions.trainingdata.candidates.metrics.cvat.SnapshotReader;
import solutions.trainingdata.candidates.metrics.drawing.Drawing;
import solutions.trainingdata.candidates.metrics.scoring.ScoreDrawing;

/** The work of one submission is bounded, whatever was drawn. */
class TooMuchDrawnTest {

    /** A step's limit is 25 s, and other steps run beside it. */
    private static final Duration WELL_WITHIN = Duration.ofSeconds(12);

    private static final int BOX = 31;

    @TempDir
    Path parent;

    private ExampleFolder folder;

    @BeforeEach
    void writeFolder() {
        folder = new ExampleFolder(parent).write("ground-truth.yaml", ExampleFolder.TRUTH.replace("exact", "none"));
    }

    static Stream<Arguments> drawings() {
        Random random = new Random(7);
        return Stream.of(
                Arguments.of("scribbles of 1,000 points", many(200, () -> scribble(random, 1_000))),
                Arguments.of("scribbles of 50 points", many(500, () -> scribble(random, 50))),
                Arguments.of("combs across each other", many(400, () -> comb(random, 1_000))),
                Arguments.of("boxes upon each other", many(499, () -> square(random))),
                Arguments.of("thousands of boxes", many(5_000, () -> square(random))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("drawings")
    void isJudgedWellWithinTheStepsLimit(String what, Drawing drawing) {
        // Of this thread alone: a busy machine makes nothing more work.
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        check(drawing);
        new ScoreDrawing(folder.assignment(), folder.truth()).score(1, drawing);
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before)).isLessThan(WELL_WITHIN);
    }

    @Test
    void scribblesAreOneProblemThatEndsTheChecks() {
        Random random = new Random(8);
        List<Problem> problems = check(many(200, () -> scribble(random, 1_000)));
        assertThat(problems.get(problems.size() - 1))
                .isEqualTo(Problem.of(ProblemKind.TOO_MUCH_DRAWN, "a.png", "box", 0)
                        .numbers(500, 200));
        assertThat(problems)
                .filteredOn(problem -> problem.kind() == ProblemKind.TOO_MUCH_DRAWN)
                .hasSize(1);
    }

    @Test
    void moreShapesThanAnyPictureHasAreOneProblem() {
        Random random = new Random(9);
        assertThat(check(many(501, () -> square(random))))
                .containsExactly(Problem.of(ProblemKind.TOO_MUCH_DRAWN, "a.png", "box", 0)
                        .numbers(500, 501));
    }

    /** What is too much is judged the same each time, on every machine. */
    @Test
    void theScoreOfTooMuchIsTheSameAgain() {
        Random random = new Random(10);
        Drawing drawing = many(20, () -> scribble(random, 1_000));
        var scoring = new ScoreDrawing(folder.assignment(), folder.truth());
        assertThat(scoring.score(1, drawing)).isEqualTo(scoring.score(1, drawing));
    }

    @Test
    void aCrowdedPictureDrawnByHandIsNotTooMuch() {
        Random random = new Random(11);
        assertThat(check(many(300, () -> round(random, 120))))
                .noneMatch(problem -> problem.kind() == ProblemKind.TOO_MUCH_DRAWN);
    }

    @ParameterizedTest
    @CsvSource({"1e308", "-1e308", "1.7976931348623157e308", "4e9"})
    void aPointFarOutsideIsAProblemAndNoStrangeScore(double far) {
        Snapshot snapshot = Snapshot.faultless().shape("polygon", 0, BOX, null, 1, 1, far, 2, far, far, -3, far);
        Drawing drawing = SnapshotReader.read(snapshot.json());
        assertThat(check(drawing)).containsExactly(Problem.of(ProblemKind.OUTSIDE_IMAGE, "a.png", "box", 0));
        assertThat(new ScoreDrawing(folder.assignment(), folder.truth())
                        .score(1, drawing)
                        .metrics()
                        .get("box_iou"))
                .isEqualTo(100);
    }

    private List<Problem> check(Drawing drawing) {
        return new CheckDrawing(folder.assignment(), folder.truth()).check(1, drawing);
    }

    private static Drawing many(int count, java.util.function.Supplier<double[]> points) {
        Snapshot snapshot = Snapshot.of("a.png", "b.png");
        for (int i = 0; i < count; i++) {
            snapshot.shape("polygon", 0, BOX, null, points.get());
        }
        return SnapshotReader.read(snapshot.json());
    }

    private static double[] scribble(Random random, int points) {
        return random.doubles(2L * points, 0, 100).toArray();
    }

    /** Does not cross itself; any other one crosses it by the square of their points. */
    private static double[] comb(Random random, int points) {
        boolean upright = random.nextBoolean();
        double[] flat = new double[2 * points];
        for (int i = 0; i < points; i++) {
            double along = i == points - 1 ? 0 : 100.0 * i / points;
            double across = i == points - 1 ? 100 : i % 2 == 0 ? 1 : 99;
            flat[2 * i] = upright ? along : across;
            flat[2 * i + 1] = upright ? across : along;
        }
        return flat;
    }

    private static double[] square(Random random) {
        double x = random.nextDouble() * 50;
        double y = random.nextDouble() * 50;
        return new double[] {x, y, x + 40, y, x + 40, y + 40, x, y + 40};
    }

    private static double[] round(Random random, int points) {
        double x = 10 + random.nextDouble() * 80;
        double y = 10 + random.nextDouble() * 80;
        double[] flat = new double[2 * points];
        for (int i = 0; i < points; i++) {
            double radius = 8 + random.nextDouble();
            flat[2 * i] = x + radius * Math.cos(2 * Math.PI * i / points);
            flat[2 * i + 1] = y + radius * Math.sin(2 * Math.PI * i / points);
        }
        return flat;
    }
}
