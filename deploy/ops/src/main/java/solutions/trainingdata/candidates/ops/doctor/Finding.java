package solutions.trainingdata.candidates.ops.doctor;

/**
 * What a check found.
 *
 * @param text what was found, and of what is not well, what to do
 */
record Finding(Level level, String text) {

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
        return new Finding(Level.OK, text.formatted(values));
    }

    static Finding fail(String text, Object... values) {
        return new Finding(Level.FAIL, text.formatted(values));
    }

    static Finding warn(String text, Object... values) {
        return new Finding(Level.WARN, text.formatted(values));
    }

    static Finding skip(String text, Object... values) {
        return new Finding(Level.SKIP, text.formatted(values));
    }

    boolean failed() {
        return level == Level.FAIL;
    }

    String word() {
        return level.word;
    }
}
