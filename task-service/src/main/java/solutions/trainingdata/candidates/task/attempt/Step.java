package solutions.trainingdata.candidates.task.attempt;

import java.time.Duration;
import solutions.trainingdata.candidates.messaging.work.Next;
import solutions.trainingdata.candidates.messaging.work.WorkItem;

/** What is done with an attempt in one state: one thing in CVAT, safe to repeat. */
interface Step {

    String CREATE = "CREATE";
    String GUIDE = "GUIDE";
    String UPLOAD = "UPLOAD";
    String AWAIT = "AWAIT";
    String ASSIGN = "ASSIGN";
    String DISCARD = "DISCARD";

    /** How a good attempt ends. */
    String ISSUED = "ISSUED";

    String state();

    /** All calls of the step together. */
    Duration timeLimit();

    /** @param attempt as it was when the step began; changes to it are not saved */
    Next take(Attempt attempt, WorkItem item);

    /** The CVAT task is not to be trusted: delete it and start over. */
    static Next discard(Attempt attempt, String reason) {
        return discardAfter(attempt, Duration.ZERO, reason);
    }

    /** The same, but not before CVAT wants to hear of us again. */
    static Next discardAfter(Attempt attempt, Duration delay, String reason) {
        return new Next.ContinueAfter(DISCARD, delay, () -> Attempt.get(attempt.id).discardReason = reason);
    }
}
