package solutions.trainingdata.candidates.task.cvat;

/**
 * A part of a task that one user annotates.
 *
 * @param assignee null when nobody's
 * @param state new, in progress, completed, rejected: set by the candidate, who may set it back
 */
public record CvatJob(long id, Assignee assignee, String state) {

    record Assignee(long id) {}

    public boolean isAssigned() {
        return assignee != null;
    }

    public boolean isCompleted() {
        return "completed".equals(state);
    }

    public boolean isAssignedTo(long userId) {
        return assignee != null && assignee.id() == userId;
    }
}
