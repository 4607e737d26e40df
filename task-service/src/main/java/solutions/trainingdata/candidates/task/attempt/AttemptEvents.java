package solutions.trainingdata.candidates.task.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;
import solutions.trainingdata.candidates.messaging.outbox.Outbox;
import solutions.trainingdata.candidates.messaging.work.Work;
import solutions.trainingdata.candidates.task.cvat.CvatLinks;

/** Tells from an attempt's row how it ended; the same each time. In the transaction that ended it, or in a later one. */
@ApplicationScoped
public class AttemptEvents {

    private final Outbox outbox;
    private final CvatLinks links;

    AttemptEvents(Outbox outbox, CvatLinks links) {
        this.outbox = outbox;
        this.links = links;
    }

    public void issued(Attempt attempt) {
        List<TaskEvent.Job> jobs = attempt.cvatJobIds.stream()
                .map(job -> new TaskEvent.Job(job, links.job(attempt.cvatTaskId, job)))
                .toList();
        outbox.publish(new TaskEvent.Issued(
                attempt.key(),
                attempt.version,
                attempt.variant,
                attempt.seenBefore,
                attempt.cvatTaskId,
                jobs,
                attempt.startedAt,
                attempt.deadline));
    }

    /** Once it is over: before, CVAT was not asked to the end. */
    public void closed(Attempt attempt) {
        outbox.publish(new TaskEvent.Closed(attempt.key(), Work.FAILED.equals(attempt.state)));
    }

    /** Otherwise the work on closing it is under way and will answer. */
    public void closedIfOver(Attempt attempt) {
        if (attempt.isOver()) {
            closed(attempt);
        }
    }

    void failed(Attempt attempt, String reason) {
        outbox.publish(new TaskEvent.Failed(attempt.key(), attempt.press, reason));
    }
}
