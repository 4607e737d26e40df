package solutions.trainingdata.candidates.bot.telegram.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FloodLimitTest {

    private final AtomicLong now = new AtomicLong();
    private final FloodLimit limit = new FloodLimit(25, 3, now::get);

    @Test
    void letsAChatHaveABurstAndThenOnePerSecond() {
        assertThat(taken(7, 10)).isEqualTo(3);
        pass(Duration.ofMillis(999));
        assertThat(limit.take(7, true)).isPositive();
        pass(Duration.ofMillis(2));
        assertThat(limit.take(7, true)).isZero();
        assertThat(limit.take(7, true)).isBetween(Duration.ofMillis(990), Duration.ofSeconds(1));
    }

    @Test
    void staysBelowTelegramsThirtyInEverySecond() {
        int inOneSecond = 0;
        for (int milli = 0; milli < 1000; milli++) {
            inOneSecond += limit.take(milli, true).isZero() ? 1 : 0;
            pass(Duration.ofMillis(1));
        }
        assertThat(inOneSecond).isBetween(25, 30);
    }

    @Test
    void aQuietNightSavesUpNoLargerBurst() {
        pass(Duration.ofHours(8));
        assertThat(taken(7, 10)).isEqualTo(3);
    }

    @Test
    void nothingGoesWhileTelegramSaysSo() {
        limit.pause(Duration.ofSeconds(9));
        limit.pause(Duration.ofSeconds(2));
        assertThat(limit.take(1, true)).isEqualTo(Duration.ofSeconds(9));
        pass(Duration.ofSeconds(9));
        assertThat(limit.take(1, true)).isZero();
    }

    @Test
    void whatIsTakenAwayDoesNotWaitForWhatIsWritten() {
        for (int chat = 100; limit.take(chat, true).isZero(); chat++) {
            assertThat(chat).isLessThan(130);
        }
        assertThat(limit.take(7, false)).isZero();
        assertThat(limit.take(7, false)).isZero();
        assertThat(limit.take(7, false)).isZero();
        assertThat(limit.take(7, false)).isPositive();
    }

    private int taken(long chat, int asked) {
        int taken = 0;
        for (int i = 0; i < asked; i++) {
            taken += limit.take(chat, true).isZero() ? 1 : 0;
        }
        return taken;
    }

    private void pass(Duration duration) {
        now.addAndGet(duration.toNanos());
    }
}
