package solutions.trainingdata.candidates.messaging.work;

import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * How long steps may take and how long their rows are leased.
 *
 * @param leaseMargin what a lease has beyond the time limit of its step
 */
record StepLimits(Duration leaseMargin) {

    private static final Logger LOG = Logger.getLogger(StepLimits.class);

    /** Time limit of a step that nobody knows. */
    private static final Duration UNKNOWN_STATE_LIMIT = Duration.ofSeconds(10);

    Duration lease(Work work, String state) {
        return limit(work, state).plus(leaseMargin);
    }

    /** A row in a state that this version does not know must not hold up the others: its own step fails. */
    Duration limit(Work work, String state) {
        try {
            Duration limit = work.timeLimit(state);
            if (!limit.isNegative() && !limit.isZero()) {
                return limit;
            }
            LOG.errorf("A step needs a time limit: %s %s", work.table(), state);
        } catch (RuntimeException e) {
            LOG.errorf("There is no time limit for %s %s: %s", work.table(), state, e.getMessage());
        }
        return UNKNOWN_STATE_LIMIT;
    }
}
