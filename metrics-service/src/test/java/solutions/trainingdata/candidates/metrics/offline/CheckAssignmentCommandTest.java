package solutions.trainingdata.candidates.metrics.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import solutions.trainingdata.candidates.metrics.ExampleFolder;

class CheckAssignmentCommandTest {
    @TempDir
    Path parent;

    private ExampleFolder folder;

    @BeforeEach
    void writeFolder() {
        folder = new ExampleFolder(parent).write("guide.ru.md", "Обведите").write("guide.en.md", "Outline");
    }

    @Test
    void describesAUsableAssignment() {
        folder.write("ground-truth.yaml", ExampleFolder.TRUTH.replaceAll("pass: .*", "pass: {}"));

        assertThat(check()).isEqualTo(new CommandRun(0, """
                                boxes: version 4, ground truth 7, 2 variant(s), 2 attempt(s), PT24H; usable
                                  variant 1: 2 image(s), 4 object(s)
                                  variant 2: 1 image(s), 2 object(s)
                                """, ""));
    }

    @Test
    void warnsOfPassMarksThatSoFewObjectsCannotDecide() {
        CommandRun run = check();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("warning: variant 1, box_iou: each of 2 object(s) weighs 50 points, so that one missed"
                        + " object alone fails the mark of 90")
                .contains("warning: variant 1, words_accuracy: 2 text(s) cannot decide the mark of 80: somebody who"
                        + " types so many right in the long run types all right by luck in 64 % of attempts; 14 texts"
                        + " would do")
                .contains("warning: variant 2, sign_iou: there is no object to decide the pass mark by");
    }

    @Test
    void keepsQuietWhereTheMarksCanBeDecided() {
        folder.write(
                "ground-truth.yaml",
                ExampleFolder.TRUTH.replaceAll("pass: .*", "pass: { box_iou: 50, words_accuracy: 20 }"));

        assertThat(check().out()).doesNotContain("variant 1, ");
    }

    @Test
    void warnsOfAMissingGuide() {
        assertThat(CommandRun.of(CheckAssignmentCommand::run, new ExampleFolder(parent.resolve("x")).path)
                        .out())
                .contains("warning: guide.ru.md is missing", "warning: guide.en.md is missing");
    }

    @Test
    void tellsWhatIsBrokenWithExitCodeOne() {
        folder.write(
                "assignment.yaml",
                ExampleFolder.ASSIGNMENT.replace("P1D", "soon").replace("c.png", "d.png"));

        CommandRun run = check();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("assignment.yaml:10: deadline must be a duration like P3D or PT12H, not 'soon'");
    }

    @Test
    void tellsWhichPictureOfAGuideCannotBeShown() {
        folder.write("guide.en.md", "Outline\n![right](guide/right.jpg)");

        CommandRun run = check();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("guide.en.md:2: there is no picture guide/right.jpg\n");
    }

    @Test
    void wrongArgumentsGetTheUsage() {
        assertThat(CommandRun.of(CheckAssignmentCommand::run)).satisfies(run -> {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).startsWith("usage: deploy/check-assignment DIR");
        });
        assertThat(CommandRun.of(CheckAssignmentCommand::run, "--help").exitCode())
                .isZero();
    }

    private CommandRun check() {
        return CommandRun.of(CheckAssignmentCommand::run, folder.path);
    }
}
