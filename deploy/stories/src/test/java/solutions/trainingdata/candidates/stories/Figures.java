package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import solutions.trainingdata.candidates.sandbox.launcher.Service;

/** What came of the journeys in which one service was killed. */
final class Figures {

    private final Sandbox sandbox;
    private final Service service;
    private final long started = System.nanoTime();
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<KillMoment> reached = new ArrayList<>();
    private final List<KillMoment> notReached = new ArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    Figures(Sandbox sandbox, Service service) {
        this.sandbox = sandbox;
        this.service = service;
    }

    void add(KillMoment moment, Candidate candidate, boolean came) {
        candidates.add(candidate);
        (came ? reached : notReached).add(moment);
        System.out.printf("%5d s  %s %s%n", seconds(), came ? "killed" : "NOT REACHED", moment);
    }

    Void failed(Throwable failure) {
        failures.add(failure);
        return null;
    }

    private long seconds() {
        return (System.nanoTime() - started) / 1_000_000_000L;
    }

    /** Prints the line of figures and checks it. */
    void areRight() {
        List<String> wrong = new ArrayList<>();
        failures.forEach(failure -> wrong.add(failure.toString()));
        int doubledAccounts = 0;
        int doubledTasks = 0;
        int doubledMessages = 0;
        for (Candidate candidate : candidates) {
            doubledAccounts += Math.max(0, candidate.accounts().size() - 1);
            doubledTasks += Math.max(0, candidate.tasks().size() - 1);
            doubledMessages += doubledMessagesOf(candidate, wrong);
            if (candidate.accounts().size() != 1 || candidate.tasks().size() != 1 || candidate.cards() < 1) {
                wrong.add(candidate + " has " + candidate.accounts() + ", " + candidate.tasks() + " and "
                        + candidate.cards() + " cards");
            }
        }
        System.out.printf(
                "%s: killed at %d requests of the journey (not reached: %d), %d of %d journeys right, accounts doubled"
                        + " %d, tasks doubled %d, messages doubled %d, %d s%n",
                service.module(),
                reached.size(),
                notReached.size(),
                candidates.size() - wrong.size(),
                candidates.size(),
                doubledAccounts,
                doubledTasks,
                doubledMessages,
                seconds());
        assertThat(wrong).isEmpty();
        assertThat(doubledMessages)
                .as("messages that came twice: at most one per kill of the gateway")
                .isLessThanOrEqualTo(service == Service.BOT ? reached.size() : 0);
        assertThat(notReached.size()).as("not reached: %s", notReached).isLessThanOrEqualTo(1 + reached.size() / 10);
    }

    private int doubledMessagesOf(Candidate candidate, List<String> wrong) {
        int doubled = Math.max(0, candidate.cards() - 1);
        for (Map.Entry<String, Long> sent :
                candidate.person().chat().timesSent().entrySet()) {
            doubled += sent.getValue() > 1 ? 1 : 0;
            if (sent.getValue() > 2) {
                wrong.add(candidate + " was sent " + sent.getValue() + " times: " + sent.getKey());
            }
        }
        if (candidate.cards() > 2) {
            wrong.add(candidate + " has " + candidate.cards() + " cards");
        }
        return doubled;
    }
}
