package solutions.trainingdata.candidates.sandbox.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void startsTheWholeProductWithDataKeptNowhereByDefault() {
        Options options = Options.parse(List.of());
        assertThat(options.data()).isNull();
        assertThat(options.demo()).isFalse();
        assertThat(Part.values()).allMatch(options::wants);
    }

    @Test
    void startsOnlyThePartsThatAreNamed() {
        Options options = Options.parse(List.of("--only", "cvat,telegram", "--port-base", "9000"));
        assertThat(options.wants(Part.CVAT)).isTrue();
        assertThat(options.wants(Part.POSTGRES)).isFalse();
        assertThat(options.portBase()).isEqualTo(9000);
    }

    @ParameterizedTest
    @CsvSource({
        "--port-base, needs a value",
        "--port-base x, is a number from 1024",
        "--port-base 80, is a number from 1024",
        "--only redis, knows cvat",
        "--turbo, There is no option --turbo",
        "--demo --only cvat, needs the whole product"
    })
    void saysWhatIsWrongWithACommandLine(String line, String said) {
        assertThatThrownBy(() -> Options.parse(List.of(line.split(" "))))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining(said);
    }
}
