package solutions.trainingdata.candidates.task.attempt;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import solutions.trainingdata.candidates.messaging.work.Next;
import solutions.trainingdata.candidates.messaging.work.RetryLaterException;
import solutions.trainingdata.candidates.messaging.work.WorkItem;
import solutions.trainingdata.candidates.task.assignment.VersionGoneException;
import solutions.trainingdata.candidates.task.cvat.CvatUnavailableException;

/** What is done with an attempt in one state: one thing in CVAT, safe to repeat. */
public interface Step {

    String CREATE = "CREATE";
    String GUIDE = "GUIDE";
    String UPLOAD = "UPLOAD";
    String AWAIT = "AWAIT";
    String ASSIGN = "ASSIGN";
    String DISCARD = "DISCARD";

    /** How the making ends well. */
    String ISSUED = "ISSUED";

    String CLOSE = "CLOSE";

    /** How an attempt ends for good; one whose jobs CVAT did not give back is FAILED and says so. */
    String CLOSED = "CLOSED";

    String state();

    /** All calls of the step together. */
    Duration timeLimit();

    /** @param attempt as it was when the step began; changes to it are not saved */
    Next take(Attempt attempt, WorkItem item);

    /** Looks again later, at most {@code limit} long: what is done then, {@link #waitedEnough} leaves to the step. */
    static Next waitFor(AttemptConfig config, Duration limit, String what) {
        return new Next.Wait(config.lookAgainAfter(), limit.plus(config.stepWithin()), what);
    }

    /** A step's length before the queue would give up the row. */
    static boolean waitedEnough(Attempt attempt, AttemptConfig config) {
        return attempt.waitingUntil != null
                && QuarkusTransaction.requiringNew()
                        .call(Attempt::now)
                        .isAfter(attempt.waitingUntil.minus(config.stepWithin()));
    }

    /** For HR and ops; what only a developer understands stays in the log. */
    static String words(RuntimeException failure) {
        boolean worded = failure instanceof CvatUnavailableException
                || failure instanceof RetryLaterException
                || failure instanceof VersionGoneException;
        return worded ? failure.getMessage() : "An error in task-service, its log has the details";
    }

    /** The CVAT task is not to be trusted: delete it and start over. */
    static Next discard(Attempt attempt, String reason) {
        return discardAfter(attempt, Duration.ZERO, reason);
    }

    /** The same, but not before CVAT wants to hear of us again. */
    static Next discardAfter(Attempt attempt, Duration delay, String reason) {
        return new Next.ContinueAfter(DISCARD, delay, () -> Attempt.get(attempt.id).discardReason = reason);
    }
}
