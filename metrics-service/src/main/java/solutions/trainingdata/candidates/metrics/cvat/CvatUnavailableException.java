package solutions.trainingdata.candidates.metrics.cvat;

/** CVAT did not answer, or not as it should: what the call did is not known. Try again later. */
class CvatUnavailableException extends RuntimeException {

    /** No status: no answer at all. */
    static final int NO_ANSWER = 0;

    private final String call;
    private final int status;

    CvatUnavailableException(String call, int status, String words) {
        super(call
                + (status == NO_ANSWER ? " got no answer" : " was answered with " + status)
                + (words.isEmpty() ? "" : ": " + words));
        this.call = call;
        this.status = status;
    }

    /** The same again, thrown elsewhere. */
    CvatUnavailableException(CvatUnavailableException other) {
        super(other.getMessage());
        this.call = other.call;
        this.status = other.status;
    }

    /** Method and path, without ids and names. */
    public String call() {
        return call;
    }

    public int status() {
        return status;
    }
}
