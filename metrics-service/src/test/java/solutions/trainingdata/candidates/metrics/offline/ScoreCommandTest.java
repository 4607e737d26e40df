package solutions.trainingdata.candidates.metrics.offline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import solutions.trainingdata.candidates.metrics.ExampleFolder;
import solutions.trainingdata.candidates.metrics.ExampleFolder.Snapshot;

class ScoreCommandTest {
    /** Box a moved by 10 of 20, sign a typed in another case; no box in b. */
    private static final Snapshot SLOPPY = Snapshot.of("a.png", "b.png")
            .box(0, 20, 10, 40, 30)
            .sign(0, "AB <1>", 50, 50, 58, 54)
            .sign(1, "ВА2", 70, 70, 80, 74);

    @TempDir
    Path parent;

    private ExampleFolder folder;

    @BeforeEach
    void writeFolder() {
        folder = new ExampleFolder(parent);
    }

    @Test
    void aFaultlessDrawingIsScoredWithExitCodeZero() throws IOException {
        CommandRun run = score(Snapshot.faultless(), 1, "--json");
        JsonNode report = new ObjectMapper().readTree(run.out());

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(report.get("problems")).isEmpty();
        assertThat(report.get("metrics"))
                .hasToString("{\"box_iou\":100.0,\"sign_iou\":100.0,\"words_accuracy\":100.0}");
        assertThat(report.get("objects")).hasSize(4);
    }

    @Test
    void problemsAreListedAndScoredAllTheSameWithExitCodeTwo() throws IOException {
        CommandRun run = score(SLOPPY, 1, "--json");
        JsonNode report = new ObjectMapper().readTree(run.out());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(report.get("problems"))
                .hasToString("[{\"kind\":\"wrong-count\",\"image\":\"b.png\",\"label\":\"box\",\"frame\":1,"
                        + "\"expected\":1,\"found\":0,\"text\":\"b.png, box: shapes: 0, must be 1\"}]");
        assertThat(run.out())
                .contains("\"box_iou\" : 16.67", "\"sign_iou\" : 90.00", "\"words_accuracy\" : 50.00")
                .contains("\"iou_percent\" : 33.33");
        assertThat(report.at("/objects/0"))
                .hasToString("{\"image\":\"a.png\",\"label\":\"box\",\"iou_percent\":33.33,\"matched\":true}");
        assertThat(report.at("/objects/1/text_typed").asText()).isEqualTo("AB <1>");
    }

    @Test
    void printsATableForPeople() {
        CommandRun run = score(SLOPPY, 1);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEqualTo("""
                        Problems
                          b.png, box: shapes: 0, must be 1

                        image  label  IoU, %  text    typed
                        a.png  box    33.33
                        a.png  sign   80.00   Ab <1>  AB <1>  (wrong)
                        b.png  box    missed
                        b.png  sign   100.00  ВА2     ВА2

                        box_iou                   16.67 %
                        sign_iou                  90.00 %
                        words_accuracy            50.00 %
                        formula 1, ground truth 7
                        """);
    }

    @Test
    void nothingDrawnIsAProblemAndScoresZero() {
        CommandRun run = score(Snapshot.of("a.png", "b.png"), 1);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).contains("nothing is saved").contains("box_iou                    0.00 %");
    }

    @Test
    void everyKindOfProblemHasASentence() {
        folder.write("ground-truth.yaml", ExampleFolder.TRUTH.replace("exact", "none"));
        Snapshot all = Snapshot.of("a.png", "b.png")
                .box(0, 10, 10, 30, 30)
                .box(0, 10, 10, 30, 30)
                .shape("rectangle", 0, 31, null, 1, 1, 2, 2)
                .shape("polygon", 0, 31, null, 1, 1, 2, 2, 3, 3)
                .shape("polygon", 0, 32, "", 1, 1, 200, 1, 200, 9, 99, 99, 1, 9)
                .shape("polygon", 1, 32, "x", 50, 50, 60, 54, 60, 50, 50, 54)
                .shape("polygon", 1, 33, null, 1, 1, 9, 1, 9, 9)
                .shape("polygon", 5, 31, null, 1, 1, 9, 1, 9, 9)
                .track(0)
                .tag(0);

        assertThat(score(all, 1).out())
                .contains("a.png, box: drawn twice, alike by 100.00 %")
                .contains("a.png, box: drawn as rectangle, must be a polygon")
                .contains("a.png, box: the outline encloses nothing")
                .contains("a.png, sign: points: 5, must be 4")
                .contains("a.png, sign: the text is empty")
                .contains("a.png, sign: reaches beyond the image")
                .contains("b.png, sign: the outline crosses itself, 50.00 % of its area in wrong loops")
                .contains("b.png, tree: the assignment has no such label")
                .contains("box: on frame 5, which is not part of the task")
                .contains("a.png, box: a track, must be a shape on the picture")
                .contains("a.png, box: a tag, which is not asked for");
    }

    @Test
    void badInputGetsASentenceAndExitCodeOne() {
        folder.write("broken.json", "{");
        String absent = parent.resolve("absent").toString();

        assertBad(run(folder.path, 1, folder.path.resolve("broken.json")), "broken.json: line 1: is not JSON");
        assertBad(run(folder.path, 1, absent), absent + ": there is no such file");
        assertBad(run(absent, 1, folder.path.resolve("broken.json")), "assignment.yaml: there is no such file in");
        assertBad(run(folder.path, 3, folder.path.resolve("broken.json")), "the assignment has variants 1 to 2");
        assertBad(run(folder.path, 0, absent), "--variant must be a whole number from 1 up, not '0'");
        assertBad(score(Snapshot.faultless(), 2), "is not of variant 2: no frame shows c.png");
    }

    @Test
    void wrongArgumentsGetTheUsageAndExitCodeOne() {
        assertBad(
                CommandRun.of(ScoreCommand::run, "--assignment", "x"), "--annotations is missing\nusage: deploy/score");
        assertBad(CommandRun.of(ScoreCommand::run, "--variant"), "--variant needs a value");
        assertBad(CommandRun.of(ScoreCommand::run, "--jsn"), "unknown argument '--jsn'");
        assertThat(CommandRun.of(ScoreCommand::run, "--help").out()).startsWith("usage: deploy/score");
    }

    @Test
    void aBrokenGroundTruthIsTold() {
        folder.write("ground-truth.yaml", ExampleFolder.TRUTH.replace("exact", "about"));

        assertBad(score(Snapshot.faultless(), 1), "ground-truth.yaml:3: count must be exact");
    }

    private static void assertBad(CommandRun run, String sentence) {
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(sentence).doesNotContain("Exception");
    }

    private CommandRun score(Snapshot snapshot, int variant, Object... more) {
        folder.write("snapshot.json", snapshot.json());
        return run(folder.path, variant, folder.path.resolve("snapshot.json"), more);
    }

    private static CommandRun run(Object assignment, int variant, Object annotations, Object... more) {
        Object[] args = new Object[6 + more.length];
        System.arraycopy(more, 0, args, 6, more.length);
        Object[] first = {"--assignment", assignment, "--variant", variant, "--annotations", annotations};
        System.arraycopy(first, 0, args, 0, 6);
        return CommandRun.of(ScoreCommand::run, args);
    }
}
