package solutions.trainingdata.candidates.metrics.cvat;

/** A task's annotations are more than is ever read. */
public class TooMuchAnnotatedException extends RuntimeException {

    TooMuchAnnotatedException(long task, String words) {
        super("there is too much drawn in CVAT task " + task + " to read it (" + words
                + "): delete scribbles in CVAT, then press again");
    }
}
