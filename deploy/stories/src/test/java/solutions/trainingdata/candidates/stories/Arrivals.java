package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToIntFunction;

/** One candidate after the other begins a journey, whether those before have ended theirs or not. */
final class Arrivals implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final int AT_MOST = 250;

    private final List<Candidate> all = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<Void>> journeys = new CopyOnWriteArrayList<>();
    private final Map<Candidate, Throwable> lost = new ConcurrentHashMap<>();
    private final ExecutorService players = Executors.newCachedThreadPool();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    /** Begin at once. */
    Arrivals(Sandbox sandbox) {
        clock.scheduleAtFixedRate(() -> arrives(sandbox), 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void arrives(Sandbox sandbox) {
        if (all.size() == AT_MOST) {
            return;
        }
        Candidate candidate = sandbox.candidate();
        all.add(candidate);
        journeys.add(CompletableFuture.runAsync(
                        () -> {
                            candidate.finishesTheJourney();
                            candidate.cardOfHr();
                            candidate.hasEverythingOnce(Integer.MAX_VALUE - 1);
                        },
                        players)
                .exceptionally(why -> {
                    lost.put(candidate, why);
                    return null;
                }));
    }

    void awaitSomebodyServed() {
        long end = System.nanoTime() + Sandbox.LONG.multipliedBy(3).toNanos();
        while (all.stream().noneMatch(Candidate::hasTheVerdict)) {
            assertThat(System.nanoTime()).as("somebody is served in time").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    /** Journeys that have begun and not ended. */
    long underWay() {
        return journeys.stream().filter(journey -> !journey.isDone()).count();
    }

    /** Nobody comes any more; prints the line of figures when everybody has ended, and checks it. */
    void allAreRight(String what) {
        clock.shutdown();
        journeys.forEach(CompletableFuture::join);
        System.out.printf(
                "%s: one candidate each %d s, %d of %d journeys right, accounts doubled %d, tasks doubled %d,"
                        + " messages doubled %d%n",
                what,
                EVERY.toSeconds(),
                all.size() - lost.size(),
                all.size(),
                sum(candidate -> candidate.accounts().size() - 1),
                sum(candidate -> candidate.tasks().size() - 1),
                sum(Candidate::messagesDoubled));
        assertThat(lost).isEmpty();
    }

    private int sum(ToIntFunction<Candidate> figure) {
        return all.stream()
                .mapToInt(candidate -> Math.max(0, figure.applyAsInt(candidate)))
                .sum();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        players.shutdownNow();
    }
}
