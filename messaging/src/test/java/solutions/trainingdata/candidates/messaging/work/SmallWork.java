package solutions.trainingdata.candidates.messaging.work;

import java.time.Duration;

/** The configuration of the application, but with one worker, a short margin and next to no grace when it stops. */
record SmallWork(WorkConfig other, Duration firstDelay, Duration longestDelay) implements WorkConfig {

    SmallWork(WorkConfig other) {
        this(other, other.firstDelay(), other.longestDelay());
    }

    @Override
    public int workers() {
        return 1;
    }

    @Override
    public Duration leaseMargin() {
        return Duration.ofMillis(200);
    }

    @Override
    public int maxTries() {
        return other.maxTries();
    }

    @Override
    public Duration grace() {
        return Duration.ofMillis(100);
    }
}
