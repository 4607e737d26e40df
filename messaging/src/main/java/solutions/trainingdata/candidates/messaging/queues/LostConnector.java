package solutions.trainingdata.candidates.messaging.queues;

import java.time.Duration;

/**
 * Tells a connector that has lost its channel for good from one whose broker is away: it does not come back though the
 * broker answers. The connector's own word alone would have every service killed in each outage of the broker.
 */
final class LostConnector {

    private final Duration limit;
    private long since;
    private boolean suspicious;
    private volatile boolean lost;

    LostConnector(Duration limit) {
        this.limit = limit;
    }

    /** @param nanos when it was looked, by a clock that only runs forward */
    void seen(boolean brokerAnswers, boolean connected, long nanos) {
        boolean before = suspicious;
        suspicious = brokerAnswers && !connected;
        since = before ? since : nanos;
        lost = suspicious && nanos - since >= limit.toNanos();
    }

    boolean lost() {
        return lost;
    }
}
