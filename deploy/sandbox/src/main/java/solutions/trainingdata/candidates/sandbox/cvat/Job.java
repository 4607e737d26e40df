package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A job as CVAT stores it, with its annotations. */
final class Job {
    final long id;
    final Task task;
    final int startFrame;
    final int stopFrame;
    final Instant created;
    Instant updated;
    User assignee;
    Instant assigneeUpdated;
    String stage = "annotation";
    String state = "new";
    /** Stored ones, numbers still as sent; keyed by nothing but their id. */
    final List<ObjectNode> tags = new ArrayList<>();

    final List<ObjectNode> shapes = new ArrayList<>();
    final List<ObjectNode> tracks = new ArrayList<>();

    /** Chosen frames of a ground truth job; empty for one of an annotator, which has all of its range. */
    final Set<Integer> included = new TreeSet<>();

    Job(long id, Task task, int startFrame, int stopFrame, Instant created) {
        this.id = id;
        this.task = task;
        this.startFrame = startFrame;
        this.stopFrame = stopFrame;
        this.created = created;
        this.updated = created;
    }

    String type() {
        return included.isEmpty() ? "annotation" : "ground_truth";
    }

    int frameCount() {
        return included.isEmpty() ? stopFrame - startFrame + 1 : included.size();
    }

    boolean isVisibleTo(User user) {
        return task.isVisibleTo(user) || user == assignee;
    }

    boolean mayBeAnnotatedBy(User user) {
        return user.mayWrite() && isVisibleTo(user);
    }

    boolean covers(int frame) {
        return startFrame <= frame && frame <= stopFrame;
    }

    List<ObjectNode> annotations(String kind) {
        return switch (kind) {
            case "tags" -> tags;
            case "shapes" -> shapes;
            case "tracks" -> tracks;
            default -> throw new IllegalArgumentException(kind);
        };
    }

    boolean isEmpty() {
        return tags.isEmpty() && shapes.isEmpty() && tracks.isEmpty();
    }
}
