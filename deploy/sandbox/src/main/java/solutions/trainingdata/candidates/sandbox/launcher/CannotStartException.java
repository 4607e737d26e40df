package solutions.trainingdata.candidates.sandbox.launcher;

/** Why the product cannot be started here and what to do, in a sentence for the person at the terminal. */
final class CannotStartException extends RuntimeException {

    CannotStartException(String sentence) {
        super(sentence);
    }
}
