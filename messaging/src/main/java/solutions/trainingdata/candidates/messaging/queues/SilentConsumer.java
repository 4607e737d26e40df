package solutions.trainingdata.candidates.messaging.queues;

import java.time.Duration;
import java.util.Optional;

/**
 * Tells a wedged consumer from an idle one. It is wedged when at every look for so long messages waited, or the broker
 * knew no consumer of the queue, and this process moved no message meanwhile. An empty queue is idle; a look without an
 * answer proves nothing.
 */
final class SilentConsumer {

    private final Duration limit;
    private long since;
    private boolean suspicious;
    private volatile boolean wedged;

    SilentConsumer(Duration limit) {
        this.limit = limit;
    }

    /**
     * @param depth empty: the broker did not answer, or has no such queue
     * @param quietFor how long this process has moved no message; zero while it works on one
     * @param nanos when it was looked, by a clock that only runs forward
     */
    void seen(Optional<BrokerLook.Depth> depth, Duration quietFor, long nanos) {
        boolean before = suspicious;
        suspicious = depth.filter(queue -> queue.ready() > 0 || queue.consumers() == 0)
                .isPresent();
        since = Math.max(before ? since : nanos, nanos - quietFor.toNanos());
        wedged = suspicious && nanos - since >= limit.toNanos();
    }

    boolean wedged() {
        return wedged;
    }
}
