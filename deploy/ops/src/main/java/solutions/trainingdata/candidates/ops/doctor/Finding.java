package solutions.trainingdata.candidates.ops.doctor;

import java.util.List;
import solutions.trainingdata.candidates.ops.settings.Settings;

/**
 * What a check found.
 *
 * @param text what was found, and of what is not well, what to do: a format of our own words
 * @param values what it names, perhaps from outside
 */
record Finding(Level level, String text, List<Object> values) {

    /** How it is; only a failure makes the command fail. */
    enum Level {
        OK("ok"),
        FAIL("FAIL"),
        WARN("warn"),
        SKIP("skip");

        private final String word;

        Level(String word) {
            this.word = word;
        }
    }

    static Finding ok(String text, Object... values) {
        return new Finding(Level.OK, text, List.of(values));
    }

    static Finding fail(String text, Object... values) {
        return new Finding(Level.FAIL, text, List.of(values));
    }

    static Finding warn(String text, Object... values) {
        return new Finding(Level.WARN, text, List.of(values));
    }

    static Finding skip(String text, Object... values) {
        return new Finding(Level.SKIP, text, List.of(values));
    }

    boolean failed() {
        return level == Level.FAIL;
    }

    /** The text without any secret. */
    String words(Settings settings) {
        return settings.words(text, values.toArray());
    }

    String word() {
        return level.word;
    }
}
