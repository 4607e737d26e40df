package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import solutions.trainingdata.candidates.sandbox.launcher.Service;

/** What came of the journeys in which one service was killed. */
final class Figures {

    private final Service service;
    private final long started = System.nanoTime();
    private final List<Candidate> candidates = new ArrayList<>();
    /** Those at a moment, and those before a journey so that the service is a new one. */
    private final AtomicInteger kills = new AtomicInteger();

    private final List<KillMoment> reached = new ArrayList<>();
    private final List<KillMoment> notReached = new ArrayList<>();
    private final Map<Candidate, String> wrong = new ConcurrentHashMap<>();

    Figures(Service service) {
        this.service = service;
    }

    void expect(Candidate candidate) {
        candidates.add(candidate);
    }

    void killed() {
        kills.incrementAndGet();
    }

    void add(KillMoment moment, boolean came) {
        (came ? reached : notReached).add(moment);
        System.out.printf("%5d s  %s %s%n", seconds(), came ? "killed" : "NOT REACHED", moment);
    }

    void failed(Candidate candidate, String why) {
        wrong.putIfAbsent(candidate, why);
    }

    private long seconds() {
        return (System.nanoTime() - started) / 1_000_000_000L;
    }

    /** Prints the line of figures and checks it. */
    void areRight() {
        candidates.forEach(this::look);
        int doubledMessages = sum(Candidate::messagesDoubled);
        System.out.printf(
                "%s: killed at %d requests of the journey (not reached: %d), %d of %d journeys right, accounts doubled"
                        + " %d, tasks doubled %d, messages doubled %d, %d s%n",
                service.module(),
                reached.size(),
                notReached.size(),
                candidates.size() - wrong.size(),
                candidates.size(),
                sum(candidate -> candidate.accounts().size() - 1),
                sum(candidate -> candidate.tasks().size() - 1),
                doubledMessages,
                seconds());
        assertThat(wrong).isEmpty();
        assertThat(doubledMessages)
                .as("messages that came twice: at most one per kill of the gateway")
                .isLessThanOrEqualTo(service == Service.BOT ? kills.get() : 0);
        assertThat(notReached.size())
                .as("not reached: %s", notReached)
                .isLessThanOrEqualTo((reached.size() + notReached.size()) / 10);
    }

    private int sum(ToIntFunction<Candidate> figure) {
        return candidates.stream()
                .mapToInt(candidate -> Math.max(0, figure.applyAsInt(candidate)))
                .sum();
    }

    private void look(Candidate candidate) {
        try {
            candidate.hasEverythingOnce(Integer.MAX_VALUE - 1);
        } catch (AssertionError e) {
            failed(candidate, e.getMessage());
        }
    }
}
