package solutions.trainingdata.candidates.messaging.work;

import java.time.Duration;

/** The configuration of the application, but with one worker, a short margin and next to no grace when it stops. */
record SmallWork(WorkConfig other) implements WorkConfig {

    @Override
    public int workers() {
        return 1;
    }

    @Override
    public Duration leaseMargin() {
        return Duration.ofMillis(200);
    }

    @Override
    public Duration firstDelay() {
        return other.firstDelay();
    }

    @Override
    public Duration longestDelay() {
        return other.longestDelay();
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
