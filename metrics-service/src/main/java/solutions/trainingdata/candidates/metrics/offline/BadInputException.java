package solutions.trainingdata.candidates.metrics.offline;

/** A command cannot do its work with what it was given; the message is for the person who called it. */
final class BadInputException extends RuntimeException {
    BadInputException(String message) {
        super(message);
    }
}
