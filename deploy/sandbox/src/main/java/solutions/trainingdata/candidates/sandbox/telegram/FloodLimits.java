package solutions.trainingdata.candidates.sandbox.telegram;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How fast a bot may send and edit: one message per second and chat with short bursts, thirty per second in all. Telegram
 * names no exact figures; these are the smallest that a bot which keeps to its advice never meets, although messages of
 * a burst may take unequally long to arrive. Guarded by the world's lock.
 *
 * @see <a href="https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this">limits</a>
 */
final class FloodLimits {

    static final int CHAT_BURST = 4;
    static final int ALL_PER_SECOND = 30;

    private final Clock clock;
    private final Map<Long, Bucket> chats = new HashMap<>();
    private final Bucket all;
    private boolean on = true;

    FloodLimits(Clock clock) {
        this.clock = clock;
        this.all = new Bucket(ALL_PER_SECOND, ALL_PER_SECOND, clock.instant());
    }

    void set(boolean newOn) {
        on = newOn;
    }

    /** Counts one message to this chat, or refuses it. */
    void take(long chat) throws BotApiException {
        if (!on) {
            return;
        }
        Instant now = clock.instant();
        Bucket mine = chats.computeIfAbsent(chat, id -> new Bucket(CHAT_BURST, 1, now));
        double missing = Math.max(mine.secondsUntilOne(now), all.secondsUntilOne(now));
        if (missing > 0) {
            throw BotApiException.tooManyRequests((int) Math.ceil(missing));
        }
        mine.tokens--;
        all.tokens--;
    }

    private static final class Bucket {

        private final double size;
        private final double perSecond;
        private double tokens;
        private Instant filledAt;

        Bucket(double size, double perSecond, Instant now) {
            this.size = size;
            this.perSecond = perSecond;
            this.tokens = size;
            this.filledAt = now;
        }

        double secondsUntilOne(Instant now) {
            double passed = Duration.between(filledAt, now).toNanos() / 1e9;
            tokens = Math.min(size, tokens + Math.max(0, passed) * perSecond);
            filledAt = now;
            return Math.max(0, 1 - tokens) / perSecond;
        }
    }
}
