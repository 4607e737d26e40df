package solutions.trainingdata.candidates.stories;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.launcher.Service;

/**
 * Kills one service at one moment after the other, each in the journey of a candidate of its own. A journey goes on
 * while the next candidate's is disturbed: only the restart of the service is waited for.
 */
final class Kills implements AutoCloseable {

    private static final Duration BACK_WITHIN = Duration.ofSeconds(180);
    /** The order of what goes on at the same time differs: a moment that did not come gets another journey. */
    private static final int JOURNEYS_FOR_A_MOMENT = 3;

    private final Sandbox sandbox;
    private final Service service;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ExecutorService few = Executors.newFixedThreadPool(6);
    private final List<CompletableFuture<Void>> underWay = new ArrayList<>();
    private final Figures figures;
    private boolean justKilled;

    Kills(Sandbox sandbox, Service service) {
        this.sandbox = sandbox;
        this.service = service;
        this.figures = new Figures(service);
    }

    Figures at(List<KillMoment> moments) {
        for (JourneyPart part : JourneyPart.values()) {
            List<KillMoment> now =
                    moments.stream().filter(moment -> moment.part() == part).toList();
            List<Candidate> candidates = candidatesWhoCome(now.size(), part);
            for (int i = 0; i < now.size(); i++) {
                boolean came = tried(now.get(i), candidates.get(i));
                for (int journey = 2; !came && journey <= JOURNEYS_FOR_A_MOMENT; journey++) {
                    came = tried(now.get(i), candidatesWhoCome(1, part).get(0));
                }
                figures.add(now.get(i), came);
            }
        }
        clearFaults();
        underWay.forEach(CompletableFuture::join);
        return figures;
    }

    private List<Candidate> candidatesWhoCome(int many, JourneyPart toPart) {
        List<CompletableFuture<Candidate>> coming = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Candidate candidate = sandbox.candidate();
            coming.add(CompletableFuture.supplyAsync(
                    () -> {
                        toPart.before().forEach(part -> part.play(sandbox, candidate));
                        return candidate;
                    },
                    few));
        }
        List<Candidate> candidates =
                coming.stream().map(CompletableFuture::join).toList();
        JourneyPart.settle();
        return candidates;
    }

    private boolean tried(KillMoment moment, Candidate candidate) {
        figures.expect(candidate);
        return kill(moment, candidate);
    }

    /** @return whether the moment came */
    private boolean kill(KillMoment moment, Candidate candidate) {
        CountDownLatch dead = new CountDownLatch(1);
        inject(moment.fault(candidate, () -> {
            kill();
            dead.countDown();
        }));
        if (!justKilled) {
            kill();
        }
        if (moment.part() != JourneyPart.START) {
            sandbox.product().awaitReady(BACK_WITHIN);
        }
        CompletableFuture<Void> played =
                CompletableFuture.runAsync(() -> moment.part().play(sandbox, candidate), threads);
        underWay.add(played.thenRun(() -> moment.part().after().forEach(part -> part.play(sandbox, candidate)))
                .exceptionally(failure -> {
                    figures.failed(candidate, moment + ": " + failure.getCause());
                    return null;
                }));
        justKilled = came(dead, played);
        clearFaults();
        if (moment.part() == JourneyPart.HR_ASKS) {
            // HR has one chat: a message that is sent again must not meet the next kill.
            played.exceptionally(failure -> null).join();
        }
        return justKilled;
    }

    private void kill() {
        figures.killed();
        sandbox.product().service(service).kill();
    }

    private static boolean came(CountDownLatch dead, CompletableFuture<Void> played) {
        try {
            while (!played.isDone()) {
                if (dead.await(50, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
            return dead.await(JourneyPart.AFTERWARDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("The story was interrupted", e);
        }
    }

    private void inject(Fault fault) {
        if (service == Service.BOT) {
            sandbox.infrastructure().telegram().inject(fault);
        } else {
            sandbox.infrastructure().cvat().server().inject(fault);
        }
    }

    private void clearFaults() {
        sandbox.infrastructure().telegram().clearFaults();
        sandbox.infrastructure().cvat().server().clearFaults();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        few.shutdownNow();
    }
}
