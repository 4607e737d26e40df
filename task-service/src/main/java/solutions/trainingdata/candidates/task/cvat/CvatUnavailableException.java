package solutions.trainingdata.candidates.task.cvat;

/** CVAT did not answer, or not as it should. Tried again later. */
public class CvatUnavailableException extends RuntimeException {

    private final int status;

    /**
     * @param call what was asked, in words
     * @param status HTTP status, 0 when there was no answer
     * @param detail short plain text, may be empty
     */
    CvatUnavailableException(String call, int status, String detail) {
        super("CVAT: " + call + (status == 0 ? ": no answer" : ": status " + status)
                + (detail.isEmpty() ? "" : " (" + detail + ")"));
        this.status = status;
    }

    public int status() {
        return status;
    }
}
