package solutions.trainingdata.candidates.sandbox.cvat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A task as CVAT stores it, with its labels, files and frames. */
final class Task {
    final long id;
    final Instant created;
    String name;
    String bugTracker = "";
    String subset = "";
    User owner;
    User assignee;
    Instant assigneeUpdated;
    Instant updated;
    /** Null until creation when it was not given. */
    Integer overlap;

    int segmentSize;
    /** Null for a task of its own. */
    Project project;

    Guide guide;
    final List<Label> labels = new ArrayList<>();

    /** Null until something was posted to data. */
    Long dataId;

    int imageQuality = 50;
    String storage = "local";
    int startFrame;
    Integer stopFrame;
    String frameFilter = "";
    Instant chunksUpdated;
    /** Uploaded files by base name, in the order of their arrival; they stay after a failure. */
    final Map<String, Upload.ClientFile> clientFiles = new LinkedHashMap<>();

    final List<Frame> frames = new ArrayList<>();
    /** Those of annotators: {@link #groundTruth} is not among them. */
    final List<Job> jobs = new ArrayList<>();

    /** Null while there is none. */
    Job groundTruth;

    /** Files on their way, by the id in their address. */
    final Map<String, ResumableUpload> resumable = new HashMap<>();

    final TreeSet<Integer> deletedFrames = new TreeSet<>();
    /** How often it was tried to delete the task while it was being created. */
    int refusedDeletions;

    Task(long id, String name, User owner, Instant created) {
        this.id = id;
        this.name = name;
        this.owner = owner;
        this.created = created;
        this.updated = created;
    }

    /** Owner or assignee. */
    boolean isStaff(User user) {
        return user == owner || user == assignee;
    }

    boolean isVisibleTo(User user) {
        return user.isAdmin() || isStaff(user);
    }

    /** Follows the jobs' stage, not their state. */
    String status() {
        if (jobs.isEmpty() || jobs.stream().anyMatch(job -> job.stage.equals("annotation"))) {
            return "annotation";
        }
        return jobs.stream().anyMatch(job -> job.stage.equals("validation")) ? "validation" : "completed";
    }

    record Guide(long id, Instant created, Instant updated, String markdown) {}

    /** @param specs attributes of the label; their ids are the spec_id of annotations */
    record Label(long id, String name, String color, String type, List<Spec> specs) {}

    record Spec(long id, String name, boolean mutable, String inputType, String defaultValue, List<String> values) {}

    /** @param name with its folder when it comes from the share */
    record Frame(String name, int width, int height, byte[] bytes) {}
}
