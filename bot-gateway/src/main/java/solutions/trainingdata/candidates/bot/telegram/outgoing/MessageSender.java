package solutions.trainingdata.candidates.bot.telegram.outgoing;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.bot.telegram.api.FloodLimit;
import solutions.trainingdata.candidates.bot.telegram.api.SessionLock;
import solutions.trainingdata.candidates.messaging.DaemonThreads;

/** The sending loop, in a thread of its own, of the one replica that has the lock: per chat one call at a time, in order. */
final class MessageSender {

    private static final Logger LOG = Logger.getLogger(MessageSender.class);
    private static final int ROWS_AT_ONCE = 100;
    private static final Duration IDLE = Duration.ofSeconds(1);
    /** Under load one look is for all calls that ended meanwhile. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final MessageTable table;
    private final Delivery delivery;
    private final FloodLimit limit;
    private final SessionLock lock;
    private final Duration lockRetry;
    private final int places;
    private final Semaphore free;
    private final Semaphore woken = new Semaphore(0);
    private final Set<Long> busy = ConcurrentHashMap.newKeySet();
    private final ExecutorService calls = Executors.newCachedThreadPool(DaemonThreads.named("telegram-send"));
    private final Thread loop = DaemonThreads.named("telegram-send").newThread(this::run);
    /** Whether a send of ours has ended without being saved. */
    private final AtomicBoolean orphans = new AtomicBoolean();

    private volatile boolean stopping;
    private long session;

    /** @param places calls under way at the same time */
    MessageSender(
            MessageTable table, Delivery delivery, FloodLimit limit, SessionLock lock, Duration lockRetry, int places) {
        this.table = table;
        this.delivery = delivery;
        this.limit = limit;
        this.lock = lock;
        this.lockRetry = lockRetry;
        this.places = places;
        this.free = new Semaphore(places);
    }

    void start() {
        loop.start();
    }

    void wake() {
        woken.release();
    }

    private void run() {
        while (!stopping) {
            Duration wait = IDLE;
            long looked = System.nanoTime();
            try {
                wait = turn();
            } catch (RuntimeException e) {
                LOG.warnf(e, "Cannot look for messages to send");
                session = 0;
            }
            await(wait, looked + BETWEEN_LOOKS.toNanos());
        }
    }

    private Duration turn() {
        long now = lock.session();
        if (now == 0) {
            return lockRetry;
        }
        if (now != session || orphans.getAndSet(false)) {
            int uncertain = table.recover(List.copyOf(busy));
            for (int i = 0; i < uncertain; i++) {
                delivery.count("uncertain");
            }
            session = now;
        }
        return sendDue();
    }

    /** @return how long until there may be more to do */
    private Duration sendDue() {
        Duration wait = IDLE;
        for (MessageRow row : table.due(List.copyOf(busy), ROWS_AT_ONCE)) {
            if (stopping || !free.tryAcquire()) {
                return IDLE;
            }
            Duration limited = busy.contains(row.chat()) ? IDLE : limit.take(row.chat(), !row.removal());
            if (limited.isZero()) {
                start(row);
            } else {
                free.release();
                wait = limited.compareTo(wait) < 0 ? limited : wait;
            }
        }
        return wait;
    }

    private void start(MessageRow row) {
        busy.add(row.chat());
        calls.execute(() -> {
            try {
                delivery.deliver(row);
            } catch (RuntimeException e) {
                LOG.warnf(e, "Cannot save what became of %s", row);
                orphans.set(true);
            } finally {
                busy.remove(row.chat());
                free.release();
                wake();
            }
        });
    }

    private void await(Duration wait, long notBefore) {
        try {
            boolean asked = woken.tryAcquire(Math.max(1, wait.toMillis()), TimeUnit.MILLISECONDS);
            TimeUnit.NANOSECONDS.sleep(notBefore - System.nanoTime());
            if (asked) {
                woken.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    /** Begins nothing new, and lets calls under way end within the grace period, so that none is left in doubt. */
    void stop(Duration grace) {
        long end = System.nanoTime() + grace.toNanos();
        stopping = true;
        wake();
        try {
            TimeUnit.NANOSECONDS.timedJoin(loop, end - System.nanoTime());
            if (free.tryAcquire(places, end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                free.release(places);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Last: whoever gets the lock takes a send of ours that has not ended for doubtful, and sends it again.
        lock.close();
        calls.shutdownNow();
    }
}
