package solutions.trainingdata.candidates.bot.telegram.api;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Delays that double with every failure in a row, up to a limit, with jitter. */
public record Backoff(Duration first, Duration longest) {

    /** @param failures in a row, from 1 */
    public Duration after(int failures) {
        long doubled = first.toMillis() << Math.min(Math.max(failures, 1) - 1, 20);
        long millis = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis((long) (millis * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
    }
}
