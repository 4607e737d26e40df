package solutions.trainingdata.candidates.metrics.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.assertj.core.util.DoubleComparator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import solutions.trainingdata.candidates.metrics.ExampleFolder;
import solutions.trainingdata.candidates.metrics.ExampleFolder.Snapshot;
import solutions.trainingdata.candidates.metrics.cvat.SnapshotReader;
import solutions.trainingdata.candidates.metrics.drawing.OtherPicturesException;

class ScoreDrawingTest {
    private static final RecursiveComparisonConfiguration TO_THE_TWELFTH = RecursiveComparisonConfiguration.builder()
            .withComparatorForType(new DoubleComparator(1e-12), Double.class)
            .build();

    @TempDir
    Path parent;

    private ScoreDrawing scoring;

    @BeforeEach
    void readAssignment() {
        ExampleFolder folder = new ExampleFolder(parent);
        scoring = new ScoreDrawing(folder.assignment(), folder.truth());
    }

    @Test
    void aFaultlessDrawingHasAHundredPercentOfEverything() {
        Score score = score(1, Snapshot.faultless());

        assertThat(score.metrics())
                .containsExactly(entry("box_iou", 100.0), entry("sign_iou", 100.0), entry("words_accuracy", 100.0));
        assertThat(score.formulaVersion()).isEqualTo(1);
        assertThat(score.groundTruthVersion()).isEqualTo(7);
    }

    @Test
    void averagesOverAllTrueObjectsAsByHand() {
        // Box a: moved by 10 of 20, 200 of 600 px². Box b: missed. Sign a: 8 of 10 wide, 32 of 40 px²; sign b: exact.
        Score score = score(
                1,
                Snapshot.of("a.png", "b.png")
                        .box(0, 20, 10, 40, 30)
                        .sign(0, "Ab <1>", 50, 50, 58, 54)
                        .sign(1, "ВА2", 70, 70, 80, 74));

        assertThat(shown(score))
                .containsExactly(
                        entry("box_iou", "16.67"), entry("sign_iou", "90.00"), entry("words_accuracy", "100.00"));
        assertThat(score.metrics().get("box_iou")).isEqualTo(100.0 / 3 / 2, within(1e-12));
        assertThat(score.objects())
                .usingRecursiveFieldByFieldElementComparator(TO_THE_TWELFTH)
                .containsExactly(
                        new ObjectScore("a.png", "box", 100.0 / 3, true, null, null),
                        new ObjectScore("a.png", "sign", 80, true, "Ab <1>", "Ab <1>"),
                        new ObjectScore("b.png", "box", 0, false, null, null),
                        new ObjectScore("b.png", "sign", 100, true, "ВА2", "ВА2"));
    }

    @Test
    void caseAndAlphabetOfATextCount() {
        Snapshot otherCase =
                Snapshot.of("a.png", "b.png").sign(0, "AB <1>", 50, 50, 60, 54).sign(1, "ВА2", 70, 70, 80, 74);
        Snapshot latinLetters =
                Snapshot.of("a.png", "b.png").sign(0, "Ab <1>", 50, 50, 60, 54).sign(1, "BA2", 70, 70, 80, 74);

        assertThat(score(1, otherCase).metrics()).containsEntry("words_accuracy", 50.0);
        assertThat(score(1, latinLetters).metrics()).containsEntry("words_accuracy", 50.0);
    }

    @Test
    void aRightTextOnTheWrongSignIsWrong() {
        Snapshot swapped =
                Snapshot.of("a.png", "b.png").sign(0, "ВА2", 50, 50, 60, 54).sign(1, "Ab <1>", 70, 70, 80, 74);

        assertThat(score(1, swapped).metrics()).containsEntry("words_accuracy", 0.0);
    }

    @Test
    void theTextOfAMissedSignIsWrong() {
        Snapshot beside =
                Snapshot.of("a.png", "b.png").sign(0, "Ab <1>", 5, 5, 15, 9).sign(1, "ВА2", 70, 70, 80, 74);

        assertThat(score(1, beside).metrics()).containsEntry("words_accuracy", 50.0);
        assertThat(score(1, beside).metrics()).containsEntry("sign_iou", 50.0);
    }

    @Test
    void theVariantLimitsWhatCountsAndAnAbsentMetricIsLeftOut() {
        Score score = score(2, Snapshot.of("share/c.png").box(0, 52, 0, 62, 10).box(0, 0, 0, 10, 10));

        // 8 of 12 columns for one box, the other is exact.
        assertThat(shown(score)).containsExactly(entry("box_iou", "83.33"));
        assertThat(score.objects()).hasSize(2);
    }

    @Test
    void framesMeetTheTruthByNameNotByPosition() {
        Snapshot otherOrder = Snapshot.of("b.png", "a.png")
                .box(1, 10, 10, 30, 30)
                .sign(1, "Ab <1>", 50, 50, 60, 54)
                .box(0, 20, 20, 40, 40)
                .sign(0, "ВА2", 70, 70, 80, 74);

        assertThat(score(1, otherOrder).metrics())
                .isEqualTo(score(1, Snapshot.faultless()).metrics());
    }

    @Test
    void otherShapesThanPolygonsMatchNothing() {
        Snapshot rectangle = Snapshot.of("a.png", "b.png").shape("rectangle", 0, 31, null, 10, 10, 30, 30);

        assertThat(score(1, rectangle).metrics()).containsEntry("box_iou", 0.0);
    }

    @Test
    void nothingDrawnScoresZero() {
        assertThat(score(1, Snapshot.of("a.png", "b.png")).metrics().values()).containsExactly(0.0, 0.0, 0.0);
    }

    @Test
    void refusesADrawingOfAnotherVariant() {
        assertThatThrownBy(() -> score(2, Snapshot.faultless()))
                .isInstanceOf(OtherPicturesException.class)
                .hasMessage("no frame shows c.png; the task shows a.png, b.png");
    }

    private static Map<String, String> shown(Score score) {
        Map<String, String> shown = new LinkedHashMap<>();
        score.metrics()
                .forEach((name, percent) ->
                        shown.put(name, Percent.shown(percent).toPlainString()));
        return shown;
    }

    private Score score(int variant, Snapshot snapshot) {
        return scoring.score(variant, SnapshotReader.read(snapshot.json()));
    }
}
