package solutions.trainingdata.candidates.ops.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How far the clock here is from the one that a server's {@code Date} header tells. */
final class ClockDifference {

    private static final Duration MUCH = Duration.ofSeconds(60);

    private ClockDifference() {}

    static Finding finding(String server, Optional<Instant> theirs, Clock clock) {
        if (theirs.isEmpty()) {
            return Finding.skip("%s does not say what time it is", server);
        }
        Duration difference = Duration.between(theirs.get(), clock.instant());
        if (difference.abs().compareTo(MUCH) > 0) {
            return Finding.warn(
                    "the clock here is %d s %s that of %s: set it by NTP; deadlines and times shown are wrong",
                    difference.abs().toSeconds(), difference.isNegative() ? "behind" : "ahead of", server);
        }
        return Finding.ok("as here");
    }
}
