package solutions.trainingdata.candidates.bot.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.bot.texts.Language;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent.Metric;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent.Result;

/** A result as HR reads it. */
class HrScreensTest {

    private final HrScreens screens = new HrScreens(EveryScreen.TEXTS);

    @Test
    void showsFiguresWithTwoDecimalsAgainstTheirMarks() {
        String html = screens.card(
                        Language.EN,
                        new HrScreens.Subject(7, null, "Ann"),
                        "Cars",
                        1,
                        false,
                        new Result(
                                List.of(
                                        new Metric("car_iou", 97.305, 90.0),
                                        new Metric("plate_accuracy", 79.996, 80.0)),
                                EveryScreen.NOW,
                                EveryScreen.NOW,
                                EveryScreen.NOW,
                                true,
                                1,
                                1),
                        0)
                .html();
        assertThat(html)
                .contains(
                        "✅ car, outline: <b>97.31 %</b> (needs 90)",
                        "❌ plate, text: <b>80.00 %</b> (needs 80)", "Not passed");
    }

    @Test
    void allThatIsForHrIsMarkedAndNothingElse() {
        Map<String, Screen> all = new LinkedHashMap<>();
        new EveryHrScreen().in(Language.EN, all);
        all.forEach((name, screen) ->
                assertThat(screen.forHr()).as(name).isEqualTo(!name.startsWith("menu") && !name.startsWith("told")));
    }
}
