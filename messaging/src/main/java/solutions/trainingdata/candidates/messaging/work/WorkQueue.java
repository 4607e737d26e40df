package solutions.trainingdata.candidates.messaging.work;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.messaging.Backoff;
import solutions.trainingdata.candidates.messaging.DaemonThreads;

/**
 * Advances the rows of all {@link Work} of a process. A row is claimed with a lease and a fresh token; its step runs
 * outside any transaction; the new state and what goes with it are saved in one transaction, provided that the token
 * still stands. So a process that froze and wakes after another took over changes nothing and says nothing.
 */
final class WorkQueue {

    private static final Logger LOG = Logger.getLogger(WorkQueue.class);

    /** So often a row whose giving up fails is taken up again beyond its last try. */
    private static final int ROUNDS_OF_GIVING_UP = 5;

    private final List<Work> works;
    private final Map<Work, WorkTable> tables;
    private final WorkConfig config;
    private final StepLimits limits;
    private final Backoff backoff;
    private final Places places;
    private final ExecutorService workers = Executors.newCachedThreadPool(DaemonThreads.named("work"));
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("work-watch"));
    private final Set<Running> running = ConcurrentHashMap.newKeySet();
    /** Shared by whoever claims and starts, exclusive to the stop: it sees every row that was claimed as running. */
    private final ReadWriteLock claiming = new ReentrantReadWriteLock();

    private final AtomicInteger looks = new AtomicInteger();
    private volatile boolean stopping;

    /** @param overAt when its lease is over, in nanoseconds of this process */
    private record Running(Work work, WorkItem item, FutureTask<Void> task, long overAt) {}

    /** @throws IllegalStateException when two kinds of work share a table */
    public WorkQueue(DataSource database, List<Work> works, WorkConfig config) {
        this.works = List.copyOf(works);
        this.config = config;
        this.limits = new StepLimits(config.leaseMargin());
        this.backoff = new Backoff(config.firstDelay(), config.longestDelay());
        this.places = new Places(config.workers(), works);
        this.tables =
                works.stream().collect(Collectors.toMap(work -> work, work -> new WorkTable(database, work.table())));
        if (works.stream().map(Work::table).distinct().count() != works.size()) {
            throw new IllegalStateException("Two kinds of work share a table: " + works);
        }
    }

    /** Looks for due rows now, in a thread of its own. */
    public void wake() {
        if (!stopping) {
            workers.execute(this::poll);
        }
    }

    /** Claims what is due and starts its steps, as long as there are free workers. Each kind is asked first in turn. */
    public void poll() {
        int first = looks.getAndIncrement();
        for (int i = 0; i < works.size(); i++) {
            claimAndStart(works.get(Math.floorMod(first + i, works.size())));
        }
    }

    private void claimAndStart(Work work) {
        claiming.readLock().lock();
        int free = places.take(work);
        int taken = 0;
        try {
            if (free > 0 && !stopping) {
                List<WorkItem> items = QuarkusTransaction.requiringNew()
                        .call(() -> tables.get(work).claim(free, state -> limits.lease(work, state)));
                if (stopping) {
                    items.forEach(item -> release(work, item));
                } else {
                    taken = items.size();
                    items.forEach(item -> start(work, item));
                }
            }
        } catch (RuntimeException e) {
            LOG.warnf(e, "Cannot look for work in %s", work.table());
        } finally {
            places.giveBack(work, free - taken);
            claiming.readLock().unlock();
        }
    }

    private void start(Work work, WorkItem item) {
        FutureTask<Void> task = new FutureTask<>(() -> run(work, item), null);
        Running entry = new Running(
                work,
                item,
                task,
                System.nanoTime() + limits.lease(work, item.state()).toNanos());
        running.add(entry);
        try {
            workers.execute(() -> {
                try {
                    task.run();
                } finally {
                    Thread.interrupted();
                    ended(entry);
                    wake();
                }
            });
        } catch (RejectedExecutionException e) {
            // The stop waited for this claim no longer than the grace period.
            ended(entry);
            release(work, item);
        }
    }

    private void ended(Running entry) {
        running.remove(entry);
        places.giveBack(entry.work(), 1);
    }

    private void run(Work work, WorkItem item) {
        if (item.tries() > config.maxTries()) {
            // Its steps never came back to be counted as failed: each took the process with it.
            giveUp(work, item, "Step " + item.state() + " was started " + config.maxTries() + " times and never ended");
            return;
        }
        try {
            apply(work, item, timed(work, item));
        } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
            failed(work, item, e);
        }
    }

    private Next timed(Work work, WorkItem item) throws Exception {
        Thread worker = Thread.currentThread();
        Duration limit = limits.limit(work, item.state());
        var alarm = watch.schedule(worker::interrupt, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return work.step(item);
        } finally {
            alarm.cancel(false);
            Thread.interrupted();
        }
    }

    private void apply(Work work, WorkItem item, Next next) {
        WorkTable table = tables.get(work);
        if (next instanceof Next.Continue on) {
            save(work, item, () -> table.advance(item, on.state(), Duration.ZERO), on.inTransaction());
        } else if (next instanceof Next.ContinueAfter after) {
            save(work, item, () -> table.advance(item, after.state(), after.delay()), after.inTransaction());
        } else if (next instanceof Next.Finish finish) {
            save(work, item, () -> table.finish(item, finish.state()), finish.inTransaction());
        } else if (next instanceof Next.GiveUp end) {
            giveUp(work, item, end.reason());
        } else if (next instanceof Next.Wait wait) {
            waitFor(work, item, wait);
        }
    }

    private void waitFor(Work work, WorkItem item, Next.Wait wait) {
        WorkTable table = tables.get(work);
        if (QuarkusTransaction.requiringNew().call(() -> table.waitedTooLong(item))) {
            giveUp(work, item, "Waited " + wait.atMost().toSeconds() + " s for " + wait.forWhat());
        } else {
            save(work, item, () -> table.waitFor(item, wait.delay(), wait.atMost()), Next.NOTHING);
        }
    }

    private void failed(Work work, WorkItem item, Throwable failure) {
        String error = Failure.words(failure);
        if (stopping) {
            release(work, item);
            return;
        }
        // The trace once, not with each of the tries of an outage.
        Throwable trace = item.tries() == 1 ? failure : null;
        LOG.warnf(trace, "Step %s of %s failed (try %d): %s", item.state(), shown(work, item), item.tries(), error);
        if (item.tries() >= config.maxTries()) {
            giveUp(work, item, error);
        } else {
            Duration delay = Failure.delay(failure, backoff.after(item.tries()));
            attempt(work, item, () -> save(work, item, () -> tables.get(work).retry(item, delay, error), Next.NOTHING));
        }
    }

    private void giveUp(Work work, WorkItem item, String reason) {
        LOG.errorf("Gave up %s in step %s: %s", shown(work, item), item.state(), reason);
        try {
            save(work, item, () -> tables.get(work).giveUp(item, reason), () -> work.gaveUp(item, reason));
        } catch (RuntimeException e) {
            if (item.tries() < config.maxTries() + ROUNDS_OF_GIVING_UP) {
                takenUpAgain(work, item, e);
            } else {
                failSilently(work, item, reason, e);
            }
        }
    }

    /** The row's owner cannot say it, round after round: then at least the row says so, and is taken up no more. */
    private void failSilently(Work work, WorkItem item, String reason, RuntimeException e) {
        LOG.errorf(e, "%s is given up and its owner could not say so: see deploy/stuck", shown(work, item));
        String unsaid = reason + ". Nobody was told: " + Failure.words(e);
        attempt(work, item, () -> save(work, item, () -> tables.get(work).giveUp(item, unsaid), Next.NOTHING));
    }

    /** One transaction: the fenced write first, what goes with it only when the row was still ours. */
    private void save(Work work, WorkItem item, BooleanSupplier fencedWrite, Runnable inTransaction) {
        boolean ours = QuarkusTransaction.requiringNew().call(() -> {
            boolean written = fencedWrite.getAsBoolean();
            if (written) {
                inTransaction.run();
            }
            return written;
        });
        if (!ours) {
            LOG.infof(
                    stopping
                            ? "%s was released by the stop: nothing written"
                            : "%s was taken over by another worker: nothing written",
                    shown(work, item));
        }
    }

    private static String shown(Work work, WorkItem item) {
        return work.table() + " " + work.inLogs(item.id());
    }

    private void attempt(Work work, WorkItem item, Runnable save) {
        try {
            save.run();
        } catch (RuntimeException e) {
            takenUpAgain(work, item, e);
        }
    }

    /** When even the failure cannot be saved, the lease runs out and the row is claimed again. */
    private static void takenUpAgain(Work work, WorkItem item, RuntimeException e) {
        LOG.errorf(e, "Cannot save what became of %s: it is taken up again", shown(work, item));
    }

    private void release(Work work, WorkItem item) {
        attempt(work, item, () -> save(work, item, () -> tables.get(work).release(item), Next.NOTHING));
    }

    /** Whether every worker is busy with a step whose lease is over: none of them heeds its interrupt. */
    boolean stuck() {
        long now = System.nanoTime();
        return running.stream().filter(entry -> now > entry.overAt()).count() >= config.workers();
    }

    /** Claims nothing new, lets running steps end within the grace period and releases the rest. */
    public void stop() {
        stopping = true;
        long end = System.nanoTime() + config.grace().toNanos();
        awaitClaims();
        for (Running entry : running) {
            try {
                entry.task().get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (Exception e) {
                LOG.debugf("%s did not end in time", shown(entry.work(), entry.item()));
            }
        }
        for (Running entry : running) {
            LOG.infof("%s is released: it goes on elsewhere", shown(entry.work(), entry.item()));
            release(entry.work(), entry.item());
        }
        workers.shutdownNow();
        watch.shutdownNow();
    }

    private void awaitClaims() {
        try {
            if (claiming.writeLock().tryLock(config.grace().toNanos(), TimeUnit.NANOSECONDS)) {
                claiming.writeLock().unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
