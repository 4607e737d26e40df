package solutions.trainingdata.candidates.metrics.cvat;

/** The task is no longer in CVAT (or the configured user may not see it): only ops can help. */
public class TaskGoneException extends RuntimeException {

    private static final int FORBIDDEN = 403;

    TaskGoneException(long task, String asked, int status) {
        super("CVAT task " + task
                + (status == FORBIDDEN ? " may not be read (is CVAT_USERNAME still an admin?): " : " is not there: ")
                + "CVAT answered " + status + " when asked to " + asked);
    }

    /** It is there, but nothing of it. */
    TaskGoneException(long task) {
        super("CVAT task " + task + " has no job any more");
    }
}
