package solutions.trainingdata.candidates.bot.telegram.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PollStatusTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final AtomicLong now = new AtomicLong();
    private final PollStatus status = new PollStatus(now::get);

    @Test
    void isSilentOnlyWhileItIsOurTurn() {
        pass(Duration.ofHours(1));
        status.turn(false);
        assertThat(status.silentFor(LIMIT)).isFalse();
        status.turn(true);
        assertThat(status.silentFor(LIMIT)).isFalse();
        pass(Duration.ofSeconds(121));
        assertThat(status.silentFor(LIMIT)).isTrue();
        status.succeed();
        assertThat(status.silentFor(LIMIT)).isFalse();
    }

    @Test
    void isStuckWhenTheLoopDoesNotComeRound() {
        status.turn(true);
        pass(Duration.ofSeconds(119));
        assertThat(status.stuckFor(LIMIT)).isFalse();
        pass(Duration.ofSeconds(2));
        assertThat(status.stuckFor(LIMIT)).isTrue();
        status.refuseToken();
        assertThat(status.stuckFor(LIMIT)).isFalse();
    }

    private void pass(Duration duration) {
        now.addAndGet(duration.toNanos());
    }
}
