package solutions.trainingdata.candidates.messaging.work;

import java.time.Duration;

/** The configuration of the application, but with next to no grace when it stops. */
record ShortGrace(WorkConfig other) implements WorkConfig {

    @Override
    public int workers() {
        return other.workers();
    }

    @Override
    public Duration leaseMargin() {
        return other.leaseMargin();
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
