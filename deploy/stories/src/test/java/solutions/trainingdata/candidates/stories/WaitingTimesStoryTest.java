package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.sandbox.annotate.Manner;

/**
 * How long people wait for the bot: fifty at once, one replica of each service, a CVAT that takes 300 ms for each
 * request. A measurement: it fails when somebody's journey does not end right, never because it took long.
 */
@Tag("long")
class WaitingTimesStoryTest {

    private static final int CANDIDATES = Integer.getInteger("candidates", 50);
    private static final Duration CVAT = Duration.ofMillis(Integer.getInteger("cvat.millis", 300));

    @Test
    void fiftyAtOnce() {
        Sandbox sandbox = Sandbox.ofReplicas(1);
        ExecutorService players = Executors.newFixedThreadPool(CANDIDATES);
        try {
            sandbox.candidate().finishesTheJourney();
            List<Candidate> all = new ArrayList<>();
            for (int i = 0; i < CANDIDATES; i++) {
                all.add(sandbox.candidate());
            }
            sandbox.infrastructure().cvat().server().setLatency(CVAT);
            say("confirm -> link to the job", each(all, players, candidate -> {
                candidate.looksAtTheTest();
                return seconds(() -> {
                    candidate.agrees();
                    candidate.getsTheTask();
                });
            }));
            sandbox.infrastructure().cvat().server().setLatency(Duration.ZERO);
            each(all, players, candidate -> seconds(() -> candidate.annotates(Manner.WELL)));
            sandbox.infrastructure().cvat().server().setLatency(CVAT);
            say("done -> verdict", each(all, players, candidate -> {
                candidate.saysDone();
                return seconds(() -> {
                    candidate.confirmsDone();
                    candidate.isAccepted();
                });
            }));
            // HR's chat takes one message a second.
            all.forEach(Candidate::cardOfHr);
            all.forEach(candidate -> candidate.hasEverythingOnce(0));
        } finally {
            players.shutdownNow();
            sandbox.close();
        }
    }

    private static List<Double> each(
            List<Candidate> all, ExecutorService players, Function<Candidate, Double> stepInSeconds) {
        List<CompletableFuture<Double>> playing = all.stream()
                .map(candidate -> CompletableFuture.supplyAsync(() -> stepInSeconds.apply(candidate), players))
                .toList();
        return playing.stream().map(CompletableFuture::join).sorted().toList();
    }

    private static double seconds(Runnable step) {
        long started = System.nanoTime();
        step.run();
        return (System.nanoTime() - started) / 1e9;
    }

    private static void say(String what, List<Double> sorted) {
        assertThat(sorted).hasSize(CANDIDATES);
        System.out.printf(
                "%s: %d candidates at once, CVAT %d ms: median %.1f s, p95 %.1f s, slowest %.1f s%n",
                what,
                CANDIDATES,
                CVAT.toMillis(),
                sorted.get(CANDIDATES / 2),
                sorted.get((int) Math.ceil(CANDIDATES * 0.95) - 1),
                sorted.get(CANDIDATES - 1));
    }
}
