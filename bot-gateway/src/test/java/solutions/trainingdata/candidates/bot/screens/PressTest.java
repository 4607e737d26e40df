package solutions.trainingdata.candidates.bot.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a button carries. */
class PressTest {

    @Test
    void readsOnlyWhatItsButtonsCarry() {
        for (String data : List.of("", "x", "GET", "GET:a:b:c", "NOPE::0:0", "GET:a:1:2:3", "GET:a:99999999999:1")) {
            assertThat(Press.read(data)).as(data).isEmpty();
        }
    }
}
