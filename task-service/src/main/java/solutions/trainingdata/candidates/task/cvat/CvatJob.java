package solutions.trainingdata.candidates.task.cvat;

/**
 * A part of a task that one user annotates.
 *
 * @param assignee null when nobody's
 */
public record CvatJob(long id, Assignee assignee) {

    record Assignee(long id) {}

    public boolean isAssigned() {
        return assignee != null;
    }

    public boolean isAssignedTo(long userId) {
        return assignee != null && assignee.id() == userId;
    }
}
