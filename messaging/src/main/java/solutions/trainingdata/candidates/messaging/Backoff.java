package solutions.trainingdata.candidates.messaging;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Delays that double with every failure in a row, up to a limit, with jitter so that replicas do not march in step. */
public record Backoff(Duration first, Duration longest) {

    /** More doublings than any limit needs, and none that overflows. */
    private static final int MOST_DOUBLINGS = 20;

    /** @param failures in a row, from 1 */
    public Duration after(int failures) {
        long doubled = first.toMillis() << Math.min(Math.max(failures, 1) - 1, MOST_DOUBLINGS);
        long millis = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis((long) (millis * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
    }
}
