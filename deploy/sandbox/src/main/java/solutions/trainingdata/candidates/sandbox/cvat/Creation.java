package solutions.trainingdata.candidates.sandbox.cvat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The background request that makes a task's frames and jobs from its files. Nothing runs: its state is what the clock
 * says, and what is due is done at the next call of anything.
 */
final class Creation {
    /** A finished one is forgotten after this. */
    private static final Duration KEPT_FINISHED = Duration.ofSeconds(500);

    private static final Duration KEPT_FAILED = Duration.ofDays(365);

    final String id;
    final long taskId;
    final User owner;
    final Upload upload;
    final Instant created;
    /** When a worker takes it; null while workers are held back. */
    Instant startsAt;

    Duration takes;
    List<Upload.ClientFile> files = List.of();
    Instant finished;
    /** Null while not failed. */
    String failure;

    boolean committed;

    Creation(long taskId, User owner, Upload upload, Instant created) {
        this.id = idFor(taskId);
        this.taskId = taskId;
        this.owner = owner;
        this.upload = upload;
        this.created = created;
    }

    static String idFor(long taskId) {
        return "action=create&target=task&target_id=" + taskId;
    }

    /** A worker takes it, with the files that are there by now. */
    void start(Instant now, Duration takes, Collection<Upload.ClientFile> files) {
        this.takes = takes;
        this.startsAt = now;
        this.files = List.copyOf(files);
    }

    String status(Instant now) {
        if (finished != null) {
            return failure == null ? "finished" : "failed";
        }
        return startsAt == null ? "queued" : "started";
    }

    /** The task has frames and jobs a little before the request says so: previews are made in between. */
    boolean commitIsDue(Instant now) {
        return startsAt != null
                && !committed
                && !now.isBefore(startsAt.plus(takes.multipliedBy(8).dividedBy(10)));
    }

    boolean finishIsDue(Instant now) {
        return startsAt != null && finished == null && !now.isBefore(startsAt.plus(takes));
    }

    String message(Instant now) {
        if (failure != null) {
            return finished == null ? "" : failure;
        }
        if (!status(now).equals("started")) {
            return "";
        }
        return now.isBefore(startsAt.plus(takes.dividedBy(2)))
                ? "Media files are being extracted..."
                : "Task is being saved in database";
    }

    boolean isForgotten(Instant now) {
        return expires() != null && !now.isBefore(expires());
    }

    /** Null while it is not final. */
    Instant expires() {
        return finished == null ? null : finished.plus(failure == null ? KEPT_FINISHED : KEPT_FAILED);
    }
}
