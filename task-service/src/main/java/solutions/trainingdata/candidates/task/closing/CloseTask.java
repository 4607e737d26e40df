package solutions.trainingdata.candidates.task.closing;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import solutions.trainingdata.candidates.messaging.contract.TaskCommand;
import solutions.trainingdata.candidates.messaging.work.Worker;
import solutions.trainingdata.candidates.task.attempt.Attempt;
import solutions.trainingdata.candidates.task.attempt.AttemptEvents;
import solutions.trainingdata.candidates.task.attempt.Step;
import solutions.trainingdata.candidates.task.deadline.Deadlines;
import solutions.trainingdata.candidates.task.watch.Watches;

/**
 * Records that an attempt is over, and answers from the row when that is already so. An attempt that is not there gets a
 * row, so that a late {@link TaskCommand.Issue} finds it closed.
 */
@ApplicationScoped
public class CloseTask {

    private final AttemptEvents events;
    private final Deadlines deadlines;
    private final Watches watches;
    private final Worker worker;

    CloseTask(AttemptEvents events, Deadlines deadlines, Watches watches, Worker worker) {
        this.watches = watches;
        this.deadlines = deadlines;
        this.events = events;
        this.worker = worker;
    }

    /** Runs in the inbox's transaction. */
    public void accept(TaskCommand.Close command) {
        insert(command);
        Attempt attempt = Attempt.getLocked(command.attempt().key());
        if (!attempt.closing) {
            deadlines.end(attempt.id);
            watches.end(attempt.id);
            attempt.startClosing();
            worker.wakeAfterCommit();
        } else {
            events.closedIfOver(attempt);
        }
    }

    private static void insert(TaskCommand.Close command) {
        String sql = "INSERT INTO attempt (id, state, candidate, assignment, number)"
                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING";
        Panache.getEntityManager()
                .createNativeQuery(sql)
                .setParameter(1, command.attempt().key())
                .setParameter(2, Step.CLOSE)
                .setParameter(3, command.candidate().telegramUserId())
                .setParameter(4, command.attempt().assignment())
                .setParameter(5, command.attempt().number())
                .executeUpdate();
    }
}
