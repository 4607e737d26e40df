package solutions.trainingdata.candidates.bot.telegram.api;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Telegram's limits, kept before it has to insist: so many messages per second in all (and as many removals), one call
 * per second and chat with a short burst, and nothing at all for as long as a 429 says. Used by many threads.
 */
public final class FloodLimit {

    private static final int REMEMBERED_CHATS = 10_000;

    private final LongSupplier nanoTime;
    private final int chatBurst;
    private final Bucket written;
    private final Bucket removed;
    private final Map<Long, Bucket> chats = new HashMap<>();
    private long pausedUntil;

    /** @param nanoTime {@code System::nanoTime}, or a test's */
    public FloodLimit(int perSecond, int chatBurst, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.chatBurst = chatBurst;
        // A burst on top of the rate must not break the limit within any one second.
        int burst = Math.max(1, perSecond / 5);
        this.written = new Bucket(perSecond, burst, nanoTime.getAsLong());
        this.removed = new Bucket(perSecond, burst, nanoTime.getAsLong());
        this.pausedUntil = nanoTime.getAsLong();
    }

    /**
     * @param writes whether something is written, not taken away: of each there may be so many in all
     * @return zero when one call to this chat may go now, and is counted; else how long to wait before asking again
     */
    public synchronized Duration take(long chat, boolean writes) {
        long now = nanoTime.getAsLong();
        if (pausedUntil - now > 0) {
            return Duration.ofNanos(pausedUntil - now);
        }
        Bucket mine = chats.computeIfAbsent(chat, id -> new Bucket(1, chatBurst, now));
        Bucket all = writes ? written : removed;
        Duration wait = longer(all.waitFor(now), mine.waitFor(now));
        if (wait.isZero()) {
            all.take();
            mine.take();
        }
        forgetQuietChats(now);
        return wait;
    }

    /** Telegram said so. */
    public synchronized void pause(Duration duration) {
        long until = nanoTime.getAsLong() + duration.toNanos();
        if (until - pausedUntil > 0) {
            pausedUntil = until;
        }
    }

    private void forgetQuietChats(long now) {
        if (chats.size() > REMEMBERED_CHATS) {
            chats.values().removeIf(bucket -> bucket.full(now));
        }
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** Tokens that come back at a constant rate. */
    private static final class Bucket {

        private final double perNano;
        private final double size;
        private double tokens;
        private long filledAt;

        Bucket(double perSecond, double size, long now) {
            this.perNano = perSecond / 1e9;
            this.size = size;
            this.tokens = size;
            this.filledAt = now;
        }

        Duration waitFor(long now) {
            fill(now);
            return tokens >= 1 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil((1 - tokens) / perNano));
        }

        boolean full(long now) {
            fill(now);
            return tokens >= size;
        }

        void take() {
            tokens -= 1;
        }

        private void fill(long now) {
            tokens = Math.min(size, tokens + (now - filledAt) * perNano);
            filledAt = now;
        }
    }
}
