package solutions.trainingdata.candidates.bot.telegram.incoming;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How the poll loop is doing; written by its thread, read by health checks. */
final class PollStatus {

    private final LongSupplier nanoTime;
    private volatile boolean ours;
    private volatile boolean tokenRefused;
    private volatile long lastSuccess;
    private volatile long lastTurn;

    PollStatus(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.lastSuccess = nanoTime.getAsLong();
        this.lastTurn = nanoTime.getAsLong();
    }

    /** A turn of the loop begins. */
    void turn(boolean ours) {
        long now = nanoTime.getAsLong();
        if (ours && !this.ours) {
            lastSuccess = now;
        }
        this.ours = ours;
        tokenRefused &= ours;
        lastTurn = now;
    }

    void succeed() {
        lastSuccess = nanoTime.getAsLong();
        tokenRefused = false;
    }

    /** Until a poll succeeds, or polling is another replica's turn. */
    void refuseToken() {
        tokenRefused = true;
    }

    boolean ours() {
        return ours;
    }

    boolean tokenRefused() {
        return tokenRefused;
    }

    /** It is our turn, and Telegram has answered no poll for so long. */
    boolean silentFor(Duration duration) {
        return ours && nanoTime.getAsLong() - lastSuccess > duration.toNanos();
    }

    /** The loop itself has not come round for so long. */
    boolean stuckFor(Duration duration) {
        return nanoTime.getAsLong() - lastTurn > duration.toNanos();
    }
}
