package solutions.trainingdata.candidates.bot.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.bot.journey.Position;
import solutions.trainingdata.candidates.bot.journey.Stage;
import solutions.trainingdata.candidates.bot.texts.Language;
import solutions.trainingdata.candidates.messaging.contract.Problem;

/** How what is to be mended is listed. */
class ProblemScreensTest {

    private final ProblemScreens screens = new ProblemScreens(EveryScreen.TEXTS);

    @Test
    void saysHowManyProblemsAreLeftOut() {
        String html = screens.problems(
                        Language.EN, EveryScreen.manyProblems(), "cars", new Position(Stage.ANNOTATING, 1, 1, 1))
                .html();
        long listed = html.lines().filter(line -> line.startsWith("•")).count();
        assertThat(listed).isGreaterThan(10);
        assertThat(html).contains("200 things to mend", "and " + (200 - listed) + " more");
    }

    @Test
    void promisesNothingWhenTheTimeIsOver() {
        String html = screens.scoredAnyway(Language.EN, EveryScreen.manyProblems(), EveryScreen.NOW)
                .html();
        assertThat(html).contains("200 things were not in order", " more.").doesNotContain("next check", "<a ");
    }

    @Test
    void saysThatNothingWasSavedInsteadOfListingIt() {
        Problem nothing = new Problem(Problem.Kind.NOTHING_SAVED, null, null, null, null, null);
        assertThat(screens.scoredAnyway(Language.EN, List.of(nothing), EveryScreen.NOW)
                        .html())
                .contains("nothing was saved")
                .doesNotContain("Press Save", "•");
    }

    @Test
    void namesAPictureOnceForAllItsProblems() {
        String html = screens.problems(
                        Language.EN,
                        EveryScreen.manyProblems().subList(0, 6),
                        "cars",
                        new Position(Stage.ANNOTATING, 1, 1, 1))
                .html();
        assertThat(html.split("0\\.jpg", -1)).hasSize(2);
        assertThat(html).contains("<a href=\"http://cvat/0\">");
    }
}
