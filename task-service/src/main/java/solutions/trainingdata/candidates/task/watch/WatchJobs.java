package solutions.trainingdata.candidates.task.watch;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.messaging.Backoff;
import solutions.trainingdata.candidates.messaging.OneReplica;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;
import solutions.trainingdata.candidates.messaging.outbox.Outbox;
import solutions.trainingdata.candidates.task.attempt.Attempt;
import solutions.trainingdata.candidates.task.cvat.Cvat;
import solutions.trainingdata.candidates.task.cvat.CvatJob;

/**
 * Looks at the tasks of open attempts in CVAT, and says each time all jobs of one become completed. One replica, one
 * task after the other: a CVAT that hangs costs one thread and no worker. That CVAT is away ends no watch.
 */
@ApplicationScoped
class WatchJobs {

    private static final Logger LOG = Logger.getLogger(WatchJobs.class);

    /** Then another replica may go on. */
    private static final int AT_MOST = 100;
    /** So many different tasks in a row: it is not the task. */
    private static final int FAILURES_OF_AN_OUTAGE = 3;

    private final Cvat cvat;
    private final Outbox outbox;
    private final OneReplica oneReplica;
    private final WatchConfig config;
    private final Clock clock;
    private final Backoff pause;
    private final Backoff pauseAfterFailure;
    private volatile Instant awayUntil = Instant.MIN;

    WatchJobs(Cvat cvat, Outbox outbox, OneReplica oneReplica, WatchConfig config, Clock clock) {
        this.cvat = cvat;
        this.outbox = outbox;
        this.oneReplica = oneReplica;
        this.config = config;
        this.clock = clock;
        this.pause = new Backoff(config.lookEvery(), config.lookEvery());
        this.pauseAfterFailure = new Backoff(config.lookEvery(), config.longestPause());
    }

    /** The scheduler starts before the tables of messages are there. */
    @Scheduled(every = "1s", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (!clock.instant().isBefore(awayUntil) && !due(1).isEmpty()) {
            oneReplica.does("watch CVAT jobs", () -> look(due(AT_MOST)));
        }
    }

    private static List<AttemptWatch> due(int atMost) {
        return QuarkusTransaction.requiringNew().call(() -> AttemptWatch.due(Attempt.now(), atMost));
    }

    private void look(List<AttemptWatch> due) {
        int failures = 0;
        for (AttemptWatch watch : due) {
            failures = lookedAt(watch) ? 0 : failures + 1;
            if (failures == FAILURES_OF_AN_OUTAGE) {
                LOG.warnf("%d looks at CVAT tasks in a row failed: no further one for %s", failures, config.awayFor());
                awayUntil = clock.instant().plus(config.awayFor());
                return;
            }
        }
    }

    private boolean lookedAt(AttemptWatch watch) {
        try {
            List<CvatJob> jobs = cvat.annotationJobs(watch.cvatTaskId);
            boolean gone = jobs.isEmpty() && cvat.task(watch.cvatTaskId).isEmpty();
            QuarkusTransaction.requiringNew().run(() -> saw(watch.id, gone, jobs));
            return true;
        } catch (RuntimeException e) {
            LOG.debugf("Cannot look at CVAT task %d: %s", watch.cvatTaskId, e.getMessage());
            QuarkusTransaction.requiringNew().run(() -> failed(watch.id));
            return false;
        }
    }

    private void saw(String attempt, boolean gone, List<CvatJob> jobs) {
        AttemptWatch watch = AttemptWatch.locked(attempt);
        if (watch == null) {
            return;
        }
        if (gone) {
            watch.delete();
            return;
        }
        if (watch.see(!jobs.isEmpty() && jobs.stream().allMatch(CvatJob::isCompleted))) {
            outbox.publish(new TaskEvent.Finished(Attempt.get(attempt).key(), watch.times));
        }
        watch.failures = 0;
        watch.nextLookAt = Attempt.now().plus(pause.after(1));
    }

    private void failed(String attempt) {
        AttemptWatch watch = AttemptWatch.locked(attempt);
        if (watch != null) {
            watch.failures++;
            watch.nextLookAt = Attempt.now().plus(pauseAfterFailure.after(watch.failures));
        }
    }
}
