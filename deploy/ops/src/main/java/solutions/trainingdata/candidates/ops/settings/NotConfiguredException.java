package solutions.trainingdata.candidates.ops.settings;

/** A variable that a command needs is missing or unreadable; the message names it. */
public class NotConfiguredException extends RuntimeException {

    public NotConfiguredException(String message) {
        super(message);
    }
}
