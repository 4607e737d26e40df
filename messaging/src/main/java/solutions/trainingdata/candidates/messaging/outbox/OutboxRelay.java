package solutions.trainingdata.candidates.messaging.outbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.messaging.Backoff;
import solutions.trainingdata.candidates.messaging.DaemonThreads;

/**
 * Publishes the outbox' rows. Each publish has a time limit of its own, so that a silent one holds up nobody; what was
 * confirmed is deleted, what was refused or stayed silent is published again (the receiver's inbox drops repeats).
 */
final class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    private final OutboxTable table;
    private final Publisher publisher;
    private final OutboxConfig config;
    private final BooleanSupplier brokerWasThere;
    private final Backoff backoff;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(DaemonThreads.named("outbox-relay"));
    private final ExecutorService results = Executors.newFixedThreadPool(2, DaemonThreads.named("outbox-relay"));
    private final Set<CompletableFuture<?>> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicInteger silentInARow = new AtomicInteger();
    private volatile boolean stopping;

    /** @param brokerWasThere whether it answered somebody else while a publish stayed silent */
    OutboxRelay(DataSource database, Publisher publisher, OutboxConfig config, BooleanSupplier brokerWasThere) {
        if (config.lease().compareTo(config.confirmWithin()) <= 0) {
            throw new IllegalStateException("outbox.lease must be longer than outbox.confirm-within");
        }
        this.table = new OutboxTable(database);
        this.publisher = publisher;
        this.config = config;
        this.brokerWasThere = brokerWasThere;
        this.backoff = new Backoff(config.firstDelay(), config.longestDelay());
    }

    /** Looks for rows now, in the relay's thread; several calls before it does so are one. */
    void wake() {
        if (!stopping && asked.compareAndSet(false, true)) {
            thread.execute(() -> {
                asked.set(false);
                drain();
            });
        }
    }

    /** Whether so many publishes in a row stayed silent, with the broker there, that the connection must be taken for dead. */
    boolean wedged() {
        return silentInARow.get() >= config.silentPublishes();
    }

    private void drain() {
        try {
            int claimed = config.batch();
            while (claimed == config.batch() && !stopping) {
                List<OutgoingMessage> messages =
                        QuarkusTransaction.requiringNew().call(() -> table.claim(config.batch(), config.lease()));
                messages.forEach(this::publish);
                claimed = messages.size();
            }
        } catch (RuntimeException e) {
            LOG.warn("Cannot read the outbox; tried again in a second", e);
        }
    }

    private void publish(OutgoingMessage message) {
        CompletableFuture<Void> confirmed;
        try {
            confirmed = publisher.publish(message).toCompletableFuture();
        } catch (RuntimeException e) {
            confirmed = CompletableFuture.failedFuture(e);
        }
        CompletableFuture<Void> done = confirmed
                .orTimeout(config.confirmWithin().toMillis(), TimeUnit.MILLISECONDS)
                // The results' own threads: a confirm arrives on an event loop, which must not wait for the database.
                .handleAsync((ok, failure) -> settle(message, failure), results);
        underWay.add(done);
        done.whenComplete((ok, failure) -> underWay.remove(done));
    }

    private Void settle(OutgoingMessage message, Throwable failure) {
        try {
            if (failure == null) {
                silentInARow.set(0);
                QuarkusTransaction.requiringNew().run(() -> table.delete(message.id()));
            } else {
                retry(message, failure);
            }
        } catch (RuntimeException e) {
            LOG.warnf(e, "Cannot settle message %s; it is published again", message.id());
        }
        return null;
    }

    private void retry(OutgoingMessage message, Throwable failure) {
        if (failure instanceof TimeoutException) {
            silentInARow.updateAndGet(silent -> brokerWasThere.getAsBoolean() ? silent + 1 : 0);
        }
        LOG.warnf("Message %s of type %s was not confirmed: %s", message.id(), message.type(), failure);
        Duration delay = backoff.after(message.tries());
        QuarkusTransaction.requiringNew().run(() -> table.retryAfter(message.id(), delay));
    }

    /** Publishes what the work's end still left, and waits for confirms within the grace period. */
    void stop() {
        try {
            thread.submit(this::drain).get(config.grace().toMillis(), TimeUnit.MILLISECONDS);
            stopping = true;
            CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new))
                    .get(config.grace().toMillis(), TimeUnit.MILLISECONDS);
        } catch (Exception e) {
            LOG.infof("Messages not confirmed at the stop are published again by another process");
        }
        stopping = true;
        thread.shutdownNow();
        results.shutdown();
    }
}
