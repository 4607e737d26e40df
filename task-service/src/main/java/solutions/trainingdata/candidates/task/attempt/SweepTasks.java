package solutions.trainingdata.candidates.task.attempt;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.messaging.OneReplica;
import solutions.trainingdata.candidates.messaging.work.RetryLaterException;
import solutions.trainingdata.candidates.task.cvat.Cvat;
import solutions.trainingdata.candidates.task.cvat.CvatJob;
import solutions.trainingdata.candidates.task.cvat.CvatTask;
import solutions.trainingdata.candidates.task.cvat.CvatUnavailableException;

/**
 * Deletes what failed tries left in CVAT: creations that CVAT carried out after we had stopped waiting, tasks of
 * attempts that were given up.
 *
 * <p>Deleted is only a task that our CVAT user made, that has exactly the name of an attempt with a row here, that this
 * row does not own, that nobody is assigned to and that holds no annotations. A row is committed before its first CVAT
 * task and never deleted, so a task without one is another installation's, or newer than the backup that the database
 * was restored from: never touched. Why so: docs/decisions/what-the-sweep-may-delete.md.
 */
@ApplicationScoped
class SweepTasks {

    private static final Logger LOG = Logger.getLogger(SweepTasks.class);

    /** What the rows say about a task. */
    private enum Mark {
        STRANGE,
        OWNED,
        LEFT,
        /** The task of an attempt that failed or was closed before it was issued; the candidate never heard of it. */
        GIVEN_UP
    }

    private final Cvat cvat;
    private final OneReplica oneReplica;
    private final AttemptConfig config;

    SweepTasks(Cvat cvat, OneReplica oneReplica, AttemptConfig config) {
        this.cvat = cvat;
        this.oneReplica = oneReplica;
        this.config = config;
    }

    @Scheduled(
            every = "{attempt.sweep-every}",
            delayed = "{attempt.sweep-first-after}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        try {
            oneReplica.does("sweep CVAT tasks", this::sweepAll);
        } catch (CvatUnavailableException | RetryLaterException e) {
            LOG.warnf("Tasks are swept the next time: %s", e.getMessage());
        }
    }

    private void sweepAll() {
        Cvat.Listed listed = cvat.ownTasks(TaskName.WORDS);
        listed.answeredAt()
                .ifPresentOrElse(
                        now -> sweep(listed.tasks(), now.minus(config.sweepOlderThan())),
                        () -> LOG.warn("CVAT's answer has no date, so no task of it is swept"));
    }

    /** @param before by CVAT's clock, as the tasks' dates are */
    private void sweep(List<CvatTask> tasks, Instant before) {
        List<CvatTask> old = tasks.stream()
                .filter(task -> task.createdDate() != null && task.createdDate().isBefore(before))
                .filter(task -> TaskName.markIn(task.name()).isPresent())
                .toList();
        List<CvatTask> strange =
                old.stream().filter(task -> mark(task) == Mark.STRANGE).toList();
        if (!strange.isEmpty()) {
            LOG.warnf(
                    "%d CVAT tasks are named like ours and belong to no attempt here, task %d among them: kept. Another"
                            + " installation's, or newer than the backup this database was restored from?",
                    strange.size(), strange.get(0).id());
        }
        List<CvatTask> leftovers = old.stream().filter(this::isLeftover).toList();
        if (leftovers.size() > config.sweepAtMost()) {
            LOG.errorf(
                    "%d CVAT tasks look left over, more than ATTEMPT_SWEEP_AT_MOST (%d): NONE is deleted. Look at them"
                            + " (task %d is one) and raise it if they may go",
                    leftovers.size(), config.sweepAtMost(), leftovers.get(0).id());
            return;
        }
        leftovers.forEach(this::delete);
    }

    private boolean isLeftover(CvatTask task) {
        Mark mark = mark(task);
        if (mark != Mark.LEFT && mark != Mark.GIVEN_UP) {
            return false;
        }
        try {
            List<CvatJob> jobs = cvat.annotationJobs(task.id());
            boolean given = mark == Mark.LEFT && jobs.stream().anyMatch(CvatJob::isAssigned);
            if (given || jobs.stream().anyMatch(job -> cvat.hasAnnotations(job.id()))) {
                keptFor(task, mark);
                return false;
            }
            return true;
        } catch (CvatUnavailableException e) {
            LOG.warnf("CVAT task %d is looked at the next time: %s", task.id(), e.getMessage());
            return false;
        }
    }

    private static void keptFor(CvatTask task, Mark mark) {
        if (mark == Mark.GIVEN_UP) {
            LOG.warnf(
                    "CVAT task %d of attempt %s, which was never issued, is drawn in: kept. Rename or delete it in CVAT"
                            + " before the candidate presses again",
                    task.id(), TaskName.markIn(task.name()).orElse("?"));
        } else {
            LOG.errorf("CVAT task %d holds somebody's work, but no attempt owns it: look at it by hand", task.id());
        }
    }

    private void delete(CvatTask task) {
        Mark now = mark(task);
        if (now != Mark.LEFT && now != Mark.GIVEN_UP) {
            return;
        }
        try {
            cvat.deleteTask(task.id());
            LOG.infof("Swept CVAT task %d, which no attempt owns", task.id());
        } catch (CvatUnavailableException e) {
            LOG.warnf("CVAT task %d is swept the next time: %s", task.id(), e.getMessage());
        }
    }

    private static Mark mark(CvatTask task) {
        return QuarkusTransaction.requiringNew().call(() -> TaskName.markIn(task.name())
                .map(key -> Attempt.<Attempt>findById(key))
                .filter(attempt -> attempt.taskName().text().equals(task.name()))
                .map(attempt -> mark(attempt, task.id()))
                .orElse(Mark.STRANGE));
    }

    /** An attempt that is looking for a task it may have left owns every one of its name. */
    private static Mark mark(Attempt attempt, long cvatTaskId) {
        boolean its = attempt.cvatTaskId != null && attempt.cvatTaskId == cvatTaskId;
        if (attempt.isOver() && !attempt.wasIssued()) {
            return its ? Mark.GIVEN_UP : Mark.LEFT;
        }
        return its || attempt.cvatTaskId == null ? Mark.OWNED : Mark.LEFT;
    }
}
