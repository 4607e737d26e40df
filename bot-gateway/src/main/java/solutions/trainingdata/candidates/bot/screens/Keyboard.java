package solutions.trainingdata.candidates.bot.screens;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import solutions.trainingdata.candidates.bot.telegram.Screen.Button;
import solutions.trainingdata.candidates.bot.texts.Text;
import solutions.trainingdata.candidates.bot.texts.Wording;

/** Collects the buttons of a screen, one in a row unless said otherwise: thumbs and narrow phones. */
final class Keyboard {

    private static final int LONGEST_NAME = 30;

    private final Wording words;
    private final List<List<Button>> rows = new ArrayList<>();

    Keyboard(Wording words) {
        this.words = words;
    }

    Keyboard press(Text text, Press press) {
        rows.add(List.of(button(text, press)));
        return this;
    }

    Keyboard press(Text text, Press.Action action) {
        return press(text, Press.of(action));
    }

    Keyboard two(Text left, Press onLeft, Text right, Press onRight) {
        rows.add(List.of(button(left, onLeft), button(right, onRight)));
        return this;
    }

    /** A button that is called after somebody or something: cut so that it fits on a phone. */
    Keyboard named(String name, Press press) {
        String shown = name.strip();
        if (shown.length() > LONGEST_NAME) {
            int end = Character.isHighSurrogate(shown.charAt(LONGEST_NAME - 2)) ? LONGEST_NAME - 2 : LONGEST_NAME - 1;
            shown = shown.substring(0, end).strip() + "…";
        }
        rows.add(List.of(Button.press(shown.isEmpty() ? "…" : shown, press.data())));
        return this;
    }

    Keyboard link(String text, URI target) {
        rows.add(List.of(Button.link(text, target.toString())));
        return this;
    }

    Keyboard copy(Text text, String value) {
        rows.add(List.of(Button.copy(words.say(text), value)));
        return this;
    }

    List<List<Button>> rows() {
        return rows;
    }

    private Button button(Text text, Press press) {
        return Button.press(words.say(text), press.data());
    }
}
