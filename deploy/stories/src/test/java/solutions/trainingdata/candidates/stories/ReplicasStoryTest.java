package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.sandbox.annotate.Manner;
import solutions.trainingdata.candidates.sandbox.launcher.Service;

/** Two replicas of every service and fifty candidates at once: everybody gets everything, and gets it once. */
@Tag("long")
class ReplicasStoryTest {

    private static final int CANDIDATES = 50;
    private static final int PLAYERS = 10;
    /** Sends that a gateway may have under way in as many chats when it is killed: {@code telegram.senders}. */
    private static final int SENDS_AT_ONCE = 16;

    private static Sandbox sandbox;

    private final ExecutorService players = Executors.newFixedThreadPool(PLAYERS);

    @BeforeAll
    static void start() {
        sandbox = Sandbox.ofReplicas(2);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void fiftyCandidatesAtOnceGetEverythingOnce() {
        assertThat(messagesDoubled("two replicas of each service", () -> {})).isZero();
    }

    @Test
    void fiftyCandidatesGetEverythingWhileAReplicaOfEachServiceIsKilled() {
        assertThat(messagesDoubled("one of two replicas killed, of each service", this::killOneOfEach))
                .isLessThanOrEqualTo(SENDS_AT_ONCE);
    }

    private void killOneOfEach() {
        for (Service service : Service.values()) {
            sandbox.product().replicas(service).get(0).kill();
        }
    }

    /** @param inTheMiddle runs when the first have their task and the last do not */
    private int messagesDoubled(String what, Runnable inTheMiddle) {
        long started = System.nanoTime();
        List<Candidate> all = new ArrayList<>();
        for (int i = 0; i < CANDIDATES; i++) {
            all.add(sandbox.candidate());
        }
        each(all, Candidate::confirmsTheTest);
        all.get(0).getsTheTask();
        inTheMiddle.run();
        each(all, Candidate::getsTheTask);
        each(all, candidate -> candidate.annotates(Manner.WELL));
        each(all, Candidate::handsIn);
        each(all, Candidate::isAccepted);
        each(all, Candidate::cardOfHr);
        double seconds = Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0;
        int doubled = all.stream().mapToInt(Candidate::messagesDoubled).sum();
        sandbox.product().awaitReady(Sandbox.LONG.multipliedBy(3));
        System.out.printf(
                "%s: %d candidates in %.0f s, %.0f journeys a minute, messages doubled %d%n",
                what, CANDIDATES, seconds, CANDIDATES * 60 / seconds, doubled);
        all.forEach(candidate -> candidate.hasEverythingOnce(doubled));
        return doubled;
    }

    private void each(List<Candidate> candidates, Consumer<Candidate> step) {
        candidates.stream()
                .map(candidate -> CompletableFuture.runAsync(() -> step.accept(candidate), players))
                .toList()
                .forEach(CompletableFuture::join);
    }
}
