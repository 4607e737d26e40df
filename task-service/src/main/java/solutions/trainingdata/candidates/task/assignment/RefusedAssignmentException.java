package solutions.trainingdata.candidates.task.assignment;

/** An assignment of {@code ASSIGNMENTS_DIR} cannot be taken, and so the service does not start. Says what to do. */
class RefusedAssignmentException extends RuntimeException {

    RefusedAssignmentException(String message) {
        super(message);
    }
}
