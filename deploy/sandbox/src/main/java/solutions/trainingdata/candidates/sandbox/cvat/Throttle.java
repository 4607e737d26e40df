package solutions.trainingdata.candidates.sandbox.cvat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Counts the anonymous requests that are allowed at all, per address, over a minute. */
final class Throttle {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Map<String, Deque<Instant>> taken = new HashMap<>();
    int limit = 100;

    /** @throws Refused 429 when the limit is used up */
    void take(String address, Instant now) {
        Deque<Instant> times = taken.computeIfAbsent(address, key -> new ArrayDeque<>());
        while (!times.isEmpty() && !times.peekFirst().plus(WINDOW).isAfter(now)) {
            times.pollFirst();
        }
        if (times.size() >= limit) {
            Instant free =
                    times.isEmpty() ? now.plus(WINDOW) : times.peekFirst().plus(WINDOW);
            throw Refused.throttled(Math.max(1, (Duration.between(now, free).toMillis() + 999) / 1000));
        }
        times.addLast(now);
    }
}
