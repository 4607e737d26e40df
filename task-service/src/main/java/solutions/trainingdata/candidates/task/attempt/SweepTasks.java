package solutions.trainingdata.candidates.task.attempt;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.messaging.work.Work;
import solutions.trainingdata.candidates.task.OneReplica;
import solutions.trainingdata.candidates.task.cvat.Cvat;
import solutions.trainingdata.candidates.task.cvat.CvatJob;
import solutions.trainingdata.candidates.task.cvat.CvatTask;
import solutions.trainingdata.candidates.task.cvat.CvatUnavailableException;

/**
 * Deletes CVAT tasks with our mark that no attempt owns: of creations that CVAT carried out after we had stopped
 * waiting, and of attempts that were given up. Orphans never got as far as a candidate; a task with an assigned job that
 * no row knows is rather work that a restored database has forgotten: it is kept and reported.
 */
@ApplicationScoped
class SweepTasks {

    private static final Logger LOG = Logger.getLogger(SweepTasks.class);

    private enum Owner {
        NONE,
        GIVEN_UP,
        ATTEMPT
    }

    private final Cvat cvat;
    private final OneReplica oneReplica;
    private final AttemptConfig config;
    private final Clock clock;

    SweepTasks(Cvat cvat, OneReplica oneReplica, AttemptConfig config, Clock clock) {
        this.cvat = cvat;
        this.oneReplica = oneReplica;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "5m")
    public void sweep() {
        oneReplica.does("sweep CVAT tasks", this::sweepAll);
    }

    private void sweepAll() {
        Instant before = clock.instant().minus(config.sweepOlderThan());
        for (CvatTask task : cvat.ownTasks(TaskName.WORDS)) {
            if (task.createdDate() != null && task.createdDate().isBefore(before)) {
                TaskName.markIn(task.name()).ifPresent(mark -> sweep(task, mark));
            }
        }
    }

    private void sweep(CvatTask task, String mark) {
        Owner owner = QuarkusTransaction.requiringNew().call(() -> owner(task.id(), mark));
        if (owner == Owner.ATTEMPT) {
            return;
        }
        try {
            if (owner == Owner.NONE && cvat.annotationJobs(task.id()).stream().anyMatch(CvatJob::isAssigned)) {
                LOG.errorf("CVAT task %d is assigned, but no attempt owns it: look at it by hand", task.id());
            } else {
                cvat.deleteTask(task.id());
                LOG.infof("Swept CVAT task %d, which no attempt owns", task.id());
            }
        } catch (CvatUnavailableException e) {
            LOG.warnf("CVAT task %d is swept the next time: %s", task.id(), e.getMessage());
        }
    }

    /** An attempt that is looking for a task it may have left owns every one of its name. */
    private static Owner owner(long cvatTaskId, String mark) {
        Attempt attempt = Attempt.findById(mark);
        if (attempt == null) {
            return Owner.NONE;
        }
        boolean its = attempt.cvatTaskId != null && attempt.cvatTaskId == cvatTaskId;
        if (Work.FAILED.equals(attempt.state)) {
            return its ? Owner.GIVEN_UP : Owner.NONE;
        }
        return its || attempt.cvatTaskId == null ? Owner.ATTEMPT : Owner.NONE;
    }
}
