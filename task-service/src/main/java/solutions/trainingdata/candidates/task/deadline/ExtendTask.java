package solutions.trainingdata.candidates.task.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import solutions.trainingdata.candidates.messaging.contract.TaskCommand;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;
import solutions.trainingdata.candidates.messaging.outbox.Outbox;
import solutions.trainingdata.candidates.task.attempt.Attempt;
import solutions.trainingdata.candidates.task.attempt.AttemptEvents;

/** Gives a candidate more time, also for an attempt whose task is still to be made; none for a closed one. */
@ApplicationScoped
public class ExtendTask {

    private final Deadlines deadlines;
    private final AttemptEvents events;
    private final Outbox outbox;

    ExtendTask(Deadlines deadlines, AttemptEvents events, Outbox outbox) {
        this.deadlines = deadlines;
        this.events = events;
        this.outbox = outbox;
    }

    /** Runs in the inbox's transaction. */
    public void accept(TaskCommand.Extend command) {
        String key = command.attempt().key();
        Attempt attempt = Attempt.findLocked(key).orElse(null);
        if (attempt != null && attempt.closing) {
            events.closedIfOver(attempt);
            return;
        }
        boolean issued = attempt != null && attempt.wasIssued();
        outbox.publish(new TaskEvent.Extended(command.attempt(), deadlines.extend(key, issued, command.deadline())));
    }
}
