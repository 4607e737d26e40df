package solutions.trainingdata.candidates.task.deadline;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.messaging.contract.AttemptId;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;
import solutions.trainingdata.candidates.messaging.outbox.Outbox;
import solutions.trainingdata.candidates.task.attempt.Attempt;

/**
 * Says once that a deadline is near, and when it is over says so until the attempt is closed or has more time. Times are
 * the database's; each row is said and moved on in one transaction, whichever replica gets it.
 */
@ApplicationScoped
class TellOfDeadlines {

    private static final Logger LOG = Logger.getLogger(TellOfDeadlines.class);

    /** At a time; what is left comes a second later. */
    private static final int AT_MOST = 200;
    /** No limit of repetition needs more doublings, and fewer overflow nothing. */
    private static final int MOST_DOUBLINGS = 20;

    private final Outbox outbox;
    private final DeadlineConfig config;

    TellOfDeadlines(Outbox outbox, DeadlineConfig config) {
        this.outbox = outbox;
        this.config = config;
    }

    /** The scheduler starts before the tables of messages are there. */
    @Scheduled(every = "1s", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        QuarkusTransaction.requiringNew()
                .call(() -> AttemptDeadline.due(Attempt.now(), AT_MOST))
                .forEach(this::tellAlone);
    }

    /** One that fails holds up no other. */
    private void tellAlone(String attempt) {
        try {
            QuarkusTransaction.requiringNew().run(() -> tell(attempt));
        } catch (RuntimeException e) {
            LOG.errorf(e, "Cannot say what is due of the deadline of attempt %s: tried again", attempt);
        }
    }

    private void tell(String attempt) {
        AttemptDeadline row = AttemptDeadline.locked(attempt);
        Instant now = Attempt.now();
        if (row == null || !row.isDue(now)) {
            // Another replica was first, or it was moved or closed meanwhile.
            return;
        }
        AttemptId key = Attempt.get(attempt).key();
        if (row.isOver(now)) {
            outbox.publish(new TaskEvent.Expired(key, row.deadline));
            row.reminded = true;
            row.nextAt = now.plus(pauseAfter(row.expired++));
        } else if (row.reminded) {
            row.nextAt = row.deadline;
        } else {
            outbox.publish(new TaskEvent.ReminderDue(key, row.deadline));
            row.reminded = true;
            row.nextAt = row.deadline;
        }
    }

    private Duration pauseAfter(int saidBefore) {
        Duration doubled = config.repeatAfter().multipliedBy(1L << Math.min(saidBefore, MOST_DOUBLINGS));
        return doubled.compareTo(config.repeatAtMost()) < 0 ? doubled : config.repeatAtMost();
    }
}
