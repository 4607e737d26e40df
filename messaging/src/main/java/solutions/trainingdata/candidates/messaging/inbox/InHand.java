package solutions.trainingdata.candidates.messaging.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** The messages that this process has taken and not yet answered to the broker, and when one of them last moved. */
@ApplicationScoped
public class InHand {

    private final AtomicInteger messages = new AtomicInteger();
    private volatile long movedAt = System.nanoTime();

    public int messages() {
        return messages.get();
    }

    /** How long no message was taken, tried or answered. */
    public Duration quietFor() {
        return Duration.ofNanos(System.nanoTime() - movedAt);
    }

    void taken() {
        messages.incrementAndGet();
        moved();
    }

    void moved() {
        movedAt = System.nanoTime();
    }

    void answered() {
        messages.decrementAndGet();
        moved();
    }
}
