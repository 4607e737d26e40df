package solutions.trainingdata.candidates.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Of CVAT's dates, hours behind the Date of its answers: whoever registers is old at once. Only goes forward. */
public final class LateClock extends Clock {

    private volatile Duration behind = Duration.ofHours(5);

    void forward(Duration by) {
        behind = behind.minus(by);
    }

    /** Of the answers that CVAT gives now. */
    Instant dateOfAnswers() {
        return Clock.systemUTC().instant();
    }

    @Override
    public Instant instant() {
        return dateOfAnswers().minus(behind);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
