package solutions.trainingdata.candidates.sandbox.telegram;

/**
 * A button under a message or of the reply keyboard.
 *
 * @param value what pressing it sends (CALLBACK: the data; REPLY: its text), opens (URL) or copies (COPY)
 * @param style danger, success, primary or empty
 */
public record ChatButton(String text, Kind kind, String value, String style) {

    /** What pressing the button does. */
    public enum Kind {
        CALLBACK,
        URL,
        COPY,
        REPLY
    }
}
