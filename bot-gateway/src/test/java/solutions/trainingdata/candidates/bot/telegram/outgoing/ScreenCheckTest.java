package solutions.trainingdata.candidates.bot.telegram.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.bot.telegram.Screen.Button;
import solutions.trainingdata.candidates.messaging.sealed.SealedPassword;

class ScreenCheckTest {

    @Test
    void countsWhatIsSeenNotTheTags() {
        assertThat(ScreenCheck.visibleLength("<a href=\"http://x/?a=1&amp;b=2\">A &lt;&amp;&gt; B</a>"))
                .isEqualTo(7);
        assertThat(ScreenCheck.visibleLength("😀")).isEqualTo(2);
    }

    @Test
    void refusesTooLongAndEmptyTextsWithoutQuotingThem() {
        assertThatThrownBy(() -> check(new Screen("secret".repeat(700), List.of())))
                .hasMessageContaining("4200")
                .hasMessageContaining("purpose")
                .hasMessageNotContaining("4711")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> check(new Screen("<b> </b>", List.of()))).hasMessageContaining("no text");
        assertThatCode(() -> check(new Screen("<i>" + "x".repeat(4096) + "</i>", List.of())))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesButtonsThatTelegramRefuses() {
        refused(Button.press("Go", "ю".repeat(33)), "66 bytes");
        refused(Button.press("Go", ""), "0 bytes");
        refused(Button.copy("Copy", "x".repeat(257)), "257");
        refused(Button.press(" ", "go"), "no text");
        refused(new Button("Both", "go", "http://x", null), "exactly one");
        assertThatCode(() -> check(new Screen("x", List.of(List.of(Button.press("Go", "ю".repeat(32)))))))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesThePlaceholderOfAPasswordThatIsNotThere() {
        refused(Button.copy("Copy", Screen.PASSWORD), "no password");
        assertThatCode(() -> check(new Screen(Screen.PASSWORD, List.of(), new SealedPassword("k", "b"), true)))
                .doesNotThrowAnyException();
    }

    @Test
    void aStoredScreenIsReadAsItWasWritten() {
        Screen screen = new Screen(
                "<b>x</b>" + Screen.PASSWORD,
                List.of(List.of(Button.press("a", "b"), Button.link("c", "http://d")), List.of(Button.copy("e", "f"))),
                new SealedPassword("k", "b"),
                true);
        assertThat(ScreenRequests.read(ScreenRequests.write(screen))).isEqualTo(screen);
    }

    private static void refused(Button button, String why) {
        assertThatThrownBy(() -> check(new Screen("x", List.of(List.of(button)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    private static void check(Screen screen) {
        ScreenCheck.check("purpose/4711/cars", screen);
    }
}
