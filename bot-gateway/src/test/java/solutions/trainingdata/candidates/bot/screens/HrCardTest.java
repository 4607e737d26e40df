package solutions.trainingdata.candidates.bot.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import solutions.trainingdata.candidates.bot.texts.Language;
import solutions.trainingdata.candidates.bot.texts.Texts;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent.Metric;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent.Result;

class HrCardTest {

    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    private final HrScreens screens =
            new HrScreens(new Texts(ZoneId.of("Europe/Moscow"), null, Clock.fixed(START, ZoneOffset.UTC)));

    @ParameterizedTest
    @EnumSource(Language.class)
    void saysTheZoneOfItsThreeTimesOnce(Language language) {
        String html = screens.card(
                        language,
                        new HrScreens.Subject(1, "ann", "Ann"),
                        "Cars",
                        1,
                        false,
                        new Result(
                                List.of(new Metric("car_iou", 97.0, 90.0)),
                                START,
                                START.plusSeconds(1200),
                                START.plusSeconds(1500),
                                true,
                                1,
                                1),
                        0)
                .html();
        assertThat(html).containsOnlyOnce("UTC").containsSubsequence("13:00 (UTC+3)", "13:20", "13:25");
    }
}
