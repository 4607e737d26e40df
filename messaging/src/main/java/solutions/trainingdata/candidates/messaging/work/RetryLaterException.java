package solutions.trainingdata.candidates.messaging.work;

import java.time.Duration;

/** A step failed and the outside said how long to wait at least ({@code Retry-After}). */
public class RetryLaterException extends RuntimeException {

    private final Duration delay;

    public RetryLaterException(String message, Duration delay) {
        super(message);
        this.delay = delay;
    }

    public Duration delay() {
        return delay;
    }
}
