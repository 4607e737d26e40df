package solutions.trainingdata.candidates.metrics.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.00",
        "100, 100.00",
        "97.305, 97.31",
        "97.3049999, 97.30",
        "66.66666666666667, 66.67",
        "2.675, 2.68",
        "12.344999999999999, 12.35"
    })
    void showsTwoDecimalsHalfUp(double percent, String shown) {
        assertThat(Percent.shown(percent)).hasToString(shown);
    }
}
