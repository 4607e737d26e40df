package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
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
        assertThat(messagesDoubled("two replicas of each service", 0, services -> {}))
                .isZero();
    }

    @Test
    void fiftyCandidatesGetEverythingWhileAReplicaOfEachServiceIsKilled() {
        assertThat(messagesDoubled("one of two replicas killed, of each service", 1, this::killOneOfEach))
                .isLessThanOrEqualTo(SENDS_AT_ONCE);
    }

    private void killOneOfEach(Set<Service> services) {
        for (Service service : services) {
            sandbox.product().replicas(service).get(0).kill();
        }
    }

    /**
     * @param inAChat messages that may come twice in one chat
     * @param inTheMiddle gets the services that work for some candidates right now, when others were served already
     */
    private int messagesDoubled(String what, int inAChat, Consumer<Set<Service>> inTheMiddle) {
        long started = System.nanoTime();
        List<Candidate> all = new ArrayList<>();
        for (int i = 0; i < CANDIDATES; i++) {
            all.add(sandbox.candidate());
        }
        CompletableFuture<Void> asking = begin(all, Candidate::confirmsTheTest);
        awaitSomeOf(all, Candidate::hasTheTask);
        inTheMiddle.accept(EnumSet.of(Service.ACCOUNT, Service.TASK, Service.BOT));
        asking.join();
        begin(all, Candidate::getsTheTask).join();
        begin(all, candidate -> candidate.annotates(Manner.WELL)).join();
        CompletableFuture<Void> handingIn = begin(all, Candidate::handsIn);
        awaitSomeOf(all, Candidate::hasTheVerdict);
        inTheMiddle.accept(EnumSet.of(Service.METRICS));
        handingIn.join();
        begin(all, Candidate::isAccepted).join();
        begin(all, Candidate::cardOfHr).join();
        double seconds = Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0;
        int doubled = all.stream().mapToInt(Candidate::messagesDoubled).sum();
        sandbox.product().awaitReady(Sandbox.LONG.multipliedBy(3));
        System.out.printf(
                "%s: %d candidates in %.0f s, %.0f journeys a minute, messages doubled %d%n",
                what, CANDIDATES, seconds, CANDIDATES * 60 / seconds, doubled);
        all.forEach(candidate -> candidate.hasEverythingOnce(inAChat));
        assertThat(all.stream().mapToInt(Candidate::cards).sum())
                .as("cards in the one chat of HR")
                .isBetween(CANDIDATES, CANDIDATES + inAChat);
        return doubled;
    }

    private CompletableFuture<Void> begin(List<Candidate> candidates, Consumer<Candidate> step) {
        return CompletableFuture.allOf(candidates.stream()
                .map(candidate -> CompletableFuture.runAsync(() -> step.accept(candidate), players))
                .toArray(CompletableFuture[]::new));
    }

    /** Until the first were served; others still wait then. */
    private static void awaitSomeOf(List<Candidate> all, Predicate<Candidate> served) {
        long end = System.nanoTime() + Sandbox.LONG.multipliedBy(3).toNanos();
        while (all.stream().noneMatch(served)) {
            assertThat(System.nanoTime()).as("somebody is served in time").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        long waiting = all.stream().filter(served.negate()).count();
        System.out.printf("%d of %d served%n", all.size() - waiting, all.size());
        assertThat(waiting).as("candidates who are not served yet").isPositive();
    }
}
