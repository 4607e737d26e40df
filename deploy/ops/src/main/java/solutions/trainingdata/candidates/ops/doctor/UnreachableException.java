package solutions.trainingdata.candidates.ops.doctor;

/** A server was not reached or did not answer as what it should be; the message says what to do. */
class UnreachableException extends Exception {

    UnreachableException(String message) {
        super(message);
    }
}
