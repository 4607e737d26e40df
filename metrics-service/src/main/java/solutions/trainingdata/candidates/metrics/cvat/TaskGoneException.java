package solutions.trainingdata.candidates.metrics.cvat;

/** The task is no longer in CVAT (or the configured user may not see it): only ops can help. */
public class TaskGoneException extends RuntimeException {

    TaskGoneException(long task, String call, int status) {
        super("CVAT task " + task + " is not there: " + call + " was answered with " + status);
    }
}
