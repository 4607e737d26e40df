package solutions.trainingdata.candidates.metrics.cvat;

/** A snapshot of CVAT's answers does not hold what CVAT answers; the message says where and what. */
public final class UnreadableSnapshotException extends RuntimeException {
    UnreadableSnapshotException(String message) {
        super(message);
    }

    UnreadableSnapshotException(String message, Throwable cause) {
        super(message, cause);
    }
}
