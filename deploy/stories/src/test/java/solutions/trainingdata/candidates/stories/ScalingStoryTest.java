package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.launcher.Service;

/**
 * More replicas of task-service make more tasks, with the concurrency that the manifests give each, on a CVAT that takes
 * 500 ms for each request. The other services have one replica; Telegram's pace is lifted, so that it is not measured.
 * A measurement: it fails when somebody's journey does not go right, or when replicas do not come and go within minutes.
 */
@Tag("long")
class ScalingStoryTest {

    private static final Duration CVAT = Duration.ofMillis(500);
    private static final int CANDIDATES = 100;
    /** Per replica, before anything is measured: a Java process that has just started is slow for its first steps. */
    private static final int WARMING = 25;

    /** So many at first that all replicas are wished for, more while these are at work, the last while replicas go. */
    private static final int RUSH = 150;

    private static final int LATER = 180;
    private static final int COMING = 200;

    private static Manifests manifests;
    private static Sandbox sandbox;
    private static TaskReplicas replicas;
    private static final ExecutorService PLAYERS = Executors.newFixedThreadPool(COMING);

    /** @param seconds from the press to the link to the job, sorted */
    private record Outcome(double perMinute, List<Double> seconds) {
        double percentile(int percent) {
            return seconds.get((int) Math.ceil(seconds.size() * percent / 100.0) - 1);
        }
    }

    @BeforeAll
    static void start() {
        manifests = Manifests.of("production");
        Map<String, String> concurrency = manifests.concurrency(Service.TASK);
        assertThat(manifests.concurrency(Service.ACCOUNT)).isEqualTo(concurrency);
        Map<String, String> settings = new HashMap<>(concurrency);
        settings.put("TELEGRAM_PER_SECOND", "1000");
        settings.put("TELEGRAM_CHAT_BURST", "100");
        sandbox = Sandbox.measured("scaling", settings);
        sandbox.infrastructure().telegram().setFloodLimits(false);
        replicas = new TaskReplicas(sandbox);
        System.out.println("Of each replica, as the manifests say: " + concurrency);
        // The services that have one replica, and the simulators, are to be no slower at the first measurement.
        confirm(looking(CANDIDATES));
    }

    @AfterAll
    static void stop() {
        PLAYERS.shutdownNow();
        if (sandbox != null) {
            replicas.close();
            sandbox.close();
        }
    }

    @AfterEach
    void clear() {
        cvat(Duration.ZERO);
        sandbox.infrastructure().cvat().server().clearFaults();
    }

    @Test
    void oneReplicaServesFifty() {
        replicas.become(1);
        confirm(looking(WARMING));
        cvat(CVAT);
        System.out.printf(
                "p95 %.1f s, wanted at most 15 s%n", confirm(looking(50)).percentile(95));
    }

    @Test
    void oneTwoAndFourReplicasServeAHundred() {
        Map<Integer, Outcome> outcomes = new HashMap<>();
        for (int count : new int[] {1, 2, 4}) {
            replicas.become(count);
            confirm(looking(WARMING * count));
            List<Candidate> all = looking(CANDIDATES);
            onlyMakingOfTasksTakesTime();
            outcomes.put(count, confirm(all));
            sandbox.infrastructure().cvat().server().clearFaults();
        }
        double one = outcomes.get(1).perMinute();
        System.out.printf(
                "times one replica: two %.2f (wanted at least 1.8), four %.2f%n",
                outcomes.get(2).perMinute() / one, outcomes.get(4).perMinute() / one);
    }

    @Test
    void nothingIsLostWhileReplicasComeAndGo() throws Exception {
        replicas.become(1);
        List<Candidate> all = looking(COMING);
        cvat(CVAT);
        List<CompletableFuture<Double>> playing = new ArrayList<>(begin(all.subList(0, RUSH)));
        List<Integer> counts = new ArrayList<>(List.of(1));
        long start = System.nanoTime();
        try (Autoscaler autoscaler = new Autoscaler(sandbox, replicas, manifests.scaling(Service.TASK))) {
            while (playing.size() < COMING || replicas.count() > autoscaler.fewest()) {
                assertThat(System.nanoTime() - start)
                        .isLessThan(Duration.ofMinutes(4).toNanos());
                int before = replicas.count();
                autoscaler.look();
                if (replicas.count() != before) {
                    counts.add(replicas.count());
                }
                if (playing.size() == RUSH && secondsSince(start) > 10) {
                    playing.addAll(begin(all.subList(RUSH, LATER)));
                }
                // The last ones come while replicas go.
                if (playing.size() == LATER && replicas.count() < before) {
                    playing.addAll(begin(all.subList(LATER, COMING)));
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(autoscaler.pollingMillis()));
            }
            assertThat(counts).contains(autoscaler.most()).endsWith(autoscaler.fewest());
        }
        playing.forEach(CompletableFuture::join);
        System.out.printf(
                "replicas %s, times %d times shorter: %d of %d got their task, in %.0f s%n",
                counts, Autoscaler.FASTER, all.size(), COMING, secondsSince(start));
        areRight(all);
    }

    private static List<Candidate> looking(int count) {
        List<Candidate> all = Stream.generate(sandbox::candidate).limit(count).toList();
        CompletableFuture.allOf(all.stream()
                        .map(candidate -> CompletableFuture.runAsync(candidate::looksAtTheTest, PLAYERS))
                        .toArray(CompletableFuture[]::new))
                .join();
        return all;
    }

    /** All at once; prints the figures. */
    private static Outcome confirm(List<Candidate> all) {
        long[] cpu = cpu();
        long start = System.nanoTime();
        List<Double> seconds =
                begin(all).stream().map(CompletableFuture::join).sorted().toList();
        double took = secondsSince(start);
        long[] after = cpu();
        Outcome outcome = new Outcome(all.size() * 60 / took, seconds);
        System.out.printf(
                "%d replicas, %d candidates: %.0f journeys a minute, confirm -> job link p50 %.1f s, p95 %.1f s, all in"
                        + " %.1f s; CPU of this machine %d%%, and niced programs %d%%%n",
                replicas.count(),
                all.size(),
                outcome.perMinute(),
                outcome.percentile(50),
                outcome.percentile(95),
                took,
                100 * (after[0] - cpu[0]) / (after[2] - cpu[2]),
                100 * (after[1] - cpu[1]) / (after[2] - cpu[2]));
        areRight(all);
        return outcome;
    }

    private static List<CompletableFuture<Double>> begin(List<Candidate> all) {
        return all.stream()
                .map(candidate -> CompletableFuture.supplyAsync(
                        () -> {
                            long start = System.nanoTime();
                            candidate.agrees();
                            candidate.getsTheTask();
                            return secondsSince(start);
                        },
                        PLAYERS))
                .toList();
    }

    private static void areRight(List<Candidate> all) {
        for (Candidate candidate : all) {
            assertThat(candidate.accounts()).as("accounts of %s", candidate).hasSize(1);
            assertThat(candidate.tasks()).as("tasks of %s", candidate).hasSize(1);
            assertThat(candidate.person().chat().timesSent().values())
                    .as("messages of %s", candidate)
                    .containsOnly(1L);
        }
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void cvat(Duration latency) {
        sandbox.infrastructure().cvat().server().setLatency(latency);
    }

    /** Accounts are made at once, as if they had been there before: what is measured is task-service. */
    private static void onlyMakingOfTasksTakesTime() {
        sandbox.infrastructure()
                .cvat()
                .server()
                .inject(new Fault(
                        request -> !request.path().matches("/api/(auth|users)\\b.*"),
                        Integer.MAX_VALUE,
                        new Fault.Effect.RunBefore(() -> LockSupport.parkNanos(CVAT.toNanos()))));
    }

    /** Time of all processors so far: busy, busy with programs that were niced, and all. */
    private static long[] cpu() {
        try {
            String[] all = Files.readAllLines(Path.of("/proc/stat")).get(0).split("\\s+");
            long sum =
                    Stream.of(all).skip(1).limit(8).mapToLong(Long::parseLong).sum();
            long niced = Long.parseLong(all[2]);
            return new long[] {sum - niced - Long.parseLong(all[4]) - Long.parseLong(all[5]), niced, sum};
        } catch (IOException e) {
            throw new IllegalStateException("Nothing says how busy the processors are", e);
        }
    }
}
