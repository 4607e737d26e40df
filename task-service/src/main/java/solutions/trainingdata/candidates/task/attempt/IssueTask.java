package solutions.trainingdata.candidates.task.attempt;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import solutions.trainingdata.candidates.messaging.contract.TaskCommand;
import solutions.trainingdata.candidates.messaging.work.Work;
import solutions.trainingdata.candidates.messaging.work.Worker;
import solutions.trainingdata.candidates.task.assignment.Catalogue;

/**
 * Records that a candidate is to have a task, and answers from the row when that is already so. A failed attempt is
 * begun again only when a person pressed again.
 */
@ApplicationScoped
public class IssueTask {

    private final Catalogue catalogue;
    private final AttemptEvents events;
    private final Worker worker;

    IssueTask(Catalogue catalogue, AttemptEvents events, Worker worker) {
        this.catalogue = catalogue;
        this.events = events;
        this.worker = worker;
    }

    /** Runs in the inbox's transaction. */
    public void accept(TaskCommand.Issue command) {
        boolean fresh = insert(command);
        Attempt attempt = Attempt.getLocked(command.attempt().key());
        if (fresh) {
            begin(attempt);
        } else if (attempt.closing) {
            // For good: also when this command was sent before the one that closes it.
            events.closedIfOver(attempt);
        } else if (Step.ISSUED.equals(attempt.state)) {
            events.issued(attempt);
        } else if (Work.FAILED.equals(attempt.state) && command.press() > attempt.press) {
            restart(attempt, command);
        } else if (Work.FAILED.equals(attempt.state)) {
            events.failed(attempt, attempt.lastError);
        }
        // Otherwise the work is under way and will answer.
    }

    private static boolean insert(TaskCommand.Issue command) {
        String sql = "INSERT INTO attempt"
                + " (id, state, press, candidate, assignment, number, cvat_user_id, cvat_username)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING";
        return Panache.getEntityManager()
                        .createNativeQuery(sql)
                        .setParameter(1, command.attempt().key())
                        .setParameter(2, Step.CREATE)
                        .setParameter(3, command.press())
                        .setParameter(4, command.candidate().telegramUserId())
                        .setParameter(5, command.attempt().assignment())
                        .setParameter(6, command.attempt().number())
                        .setParameter(7, command.cvatUserId())
                        .setParameter(8, command.cvatUsername())
                        .executeUpdate()
                == 1;
    }

    /** The newest version is taken now and kept; without one the first step says so. */
    private void begin(Attempt attempt) {
        catalogue
                .newest(attempt.assignment)
                .ifPresent(assignment -> attempt.take(
                        assignment.version(),
                        assignment.variantOfAttempt(attempt.number),
                        attempt.number > assignment.variants().size()));
        worker.wakeAfterCommit();
    }

    /** Nothing of a failed try is used: what it left in CVAT is deleted first. */
    private void restart(Attempt attempt, TaskCommand.Issue command) {
        attempt.discarded = 0;
        attempt.discardReason = null;
        begin(attempt);
        attempt.flush();
        String first = attempt.cvatTaskId == null ? Step.CREATE : Step.DISCARD;
        String sql = "UPDATE attempt SET state = ?, press = ?, cvat_user_id = ?, cvat_username = ?, tries = 0,"
                + " next_try_at = now(), waiting_until = NULL, last_error = NULL WHERE id = ?";
        Panache.getEntityManager()
                .createNativeQuery(sql)
                .setParameter(1, first)
                .setParameter(2, command.press())
                .setParameter(3, command.cvatUserId())
                .setParameter(4, command.cvatUsername())
                .setParameter(5, attempt.id)
                .executeUpdate();
    }
}
