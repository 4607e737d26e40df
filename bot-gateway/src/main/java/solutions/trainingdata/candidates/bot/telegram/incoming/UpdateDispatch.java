package solutions.trainingdata.candidates.bot.telegram.incoming;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.bot.telegram.IncomingUpdate;
import solutions.trainingdata.candidates.bot.telegram.UpdateHandler;
import solutions.trainingdata.candidates.bot.telegram.outgoing.TelegramChats;
import solutions.trainingdata.candidates.messaging.Backoff;
import solutions.trainingdata.candidates.messaging.DaemonThreads;

/**
 * Handles stored updates: in order per chat, several chats at the same time, by any replica. One transaction per update;
 * a failed one is repeated after a delay, its chat waiting, and parked at last, so that it cannot block its chat.
 */
final class UpdateDispatch {

    private static final Logger LOG = Logger.getLogger(UpdateDispatch.class);
    private static final int CHATS_AT_ONCE = 100;

    private final UpdateTable table;
    private final TelegramChats chats;
    private final UpdateHandler handler;
    private final int maxTries;
    private final Backoff backoff;
    private final Counter handled;
    private final Counter failed;
    private final Counter parked;
    private final ExecutorService handlers;
    private final ExecutorService watch = Executors.newSingleThreadExecutor(DaemonThreads.named("telegram-update"));
    private final Set<Long> busy = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile boolean stopping;

    /** @param handlers updates handled at the same time */
    UpdateDispatch(
            UpdateTable table,
            TelegramChats chats,
            UpdateHandler handler,
            int handlers,
            int maxTries,
            Backoff backoff,
            MeterRegistry meters) {
        this.table = table;
        this.chats = chats;
        this.handler = handler;
        this.maxTries = maxTries;
        this.backoff = backoff;
        this.handlers = Executors.newFixedThreadPool(handlers, DaemonThreads.named("telegram-update"));
        this.handled = meters.counter("telegram_updates", "outcome", "handled");
        this.failed = meters.counter("telegram_updates", "outcome", "failed");
        this.parked = meters.counter("telegram_updates", "outcome", "parked");
    }

    /** Looks for new updates now, in a thread of its own; several calls before it does so are one. */
    void wake() {
        if (!stopping && asked.compareAndSet(false, true)) {
            watch.execute(() -> {
                asked.set(false);
                dispatch();
            });
        }
    }

    private void dispatch() {
        try {
            List<Long> due = table.dueChats(List.copyOf(busy), CHATS_AT_ONCE);
            for (long chat : due) {
                if (busy.add(chat)) {
                    handlers.execute(() -> take(chat));
                }
            }
        } catch (RuntimeException e) {
            LOG.warnf(e, "Cannot look for new updates");
        }
    }

    private void take(long chat) {
        boolean ours = false;
        try {
            ours = !stopping && handleNext(chat);
        } catch (RuntimeException e) {
            LOG.warnf(e, "Cannot go on with a chat; it is taken up again");
        } finally {
            busy.remove(chat);
        }
        if (ours) {
            wakeIfDue(chat);
        }
    }

    /** Another one of the chat was there, or came meanwhile. */
    private void wakeIfDue(long chat) {
        try {
            if (!stopping && table.next(chat).isPresent()) {
                wake();
            }
        } catch (RuntimeException e) {
            LOG.debugf("The next poll looks again: %s", e.getMessage());
        }
    }

    /** @return false when another replica is at it: the next poll looks again */
    private boolean handleNext(long chat) {
        UpdateTable.StoredUpdate[] current = new UpdateTable.StoredUpdate[1];
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                if (!table.claim(chat)) {
                    return false;
                }
                current[0] = table.next(chat).orElse(null);
                if (current[0] != null) {
                    handle(current[0]);
                }
                return true;
            });
        } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError e) {
            if (current[0] == null) {
                throw e;
            }
            failed(current[0], e);
            return true;
        }
    }

    private void handle(UpdateTable.StoredUpdate update) {
        IncomingUpdate incoming = RawUpdate.of(update.body()).incoming();
        boolean reachable = !(incoming instanceof IncomingUpdate.Reachable change) || change.reachable();
        chats.heardFrom(incoming.person().id(), reachable);
        handler.handle(incoming);
        table.handled(update.updateId());
        handled.increment();
    }

    private void failed(UpdateTable.StoredUpdate update, Throwable failure) {
        int tries = update.tries() + 1;
        String error = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        failed.increment();
        if (tries >= maxTries) {
            LOG.errorf(failure, "Update %d is parked after %d tries", update.updateId(), tries);
            QuarkusTransaction.requiringNew().run(() -> table.park(update.updateId(), error));
            parked.increment();
        } else {
            LOG.warnf(failure, "Update %d was not handled (try %d)", update.updateId(), tries);
            Duration delay = backoff.after(tries);
            QuarkusTransaction.requiringNew().run(() -> table.retry(update.updateId(), delay, error));
        }
    }

    /** Lets updates under way be handled, within the grace period; others are another replica's. */
    void stop(Duration grace) {
        stopping = true;
        watch.shutdownNow();
        handlers.shutdown();
        try {
            if (!handlers.awaitTermination(grace.toNanos(), TimeUnit.NANOSECONDS)) {
                handlers.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
