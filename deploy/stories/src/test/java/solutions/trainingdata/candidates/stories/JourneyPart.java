package solutions.trainingdata.candidates.stories;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import solutions.trainingdata.candidates.sandbox.annotate.Manner;

/** A journey in the parts in which it is played: each begins when the one before is over. */
enum JourneyPart {
    /** The service starts; nobody does anything. */
    START((sandbox, candidate) -> sandbox.product().awaitReady(Duration.ofSeconds(240))),
    PREPARATION((sandbox, candidate) -> {
        candidate.confirmsTheTest();
        candidate.getsTheTask();
        candidate.annotates(Manner.WELL);
    }),
    HAND_IN((sandbox, candidate) -> {
        candidate.handsIn();
        candidate.isAccepted();
        candidate.cardOfHr();
    }),
    HR_ASKS((sandbox, candidate) -> candidate.isAskedForByHr());

    /** What services do after the last thing that a person sees of a part is done by then. */
    static final Duration AFTERWARDS = Duration.ofSeconds(2);

    private final BiConsumer<Sandbox, Candidate> play;

    JourneyPart(BiConsumer<Sandbox, Candidate> play) {
        this.play = play;
    }

    /** Waits for what the parts played so far entail. Nothing says that nothing more comes, so there is only time. */
    static void settle() {
        long end = System.nanoTime() + AFTERWARDS.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    void play(Sandbox sandbox, Candidate candidate) {
        play.accept(sandbox, candidate);
    }

    /** What a candidate has to have behind them. */
    List<JourneyPart> before() {
        return Arrays.stream(values())
                .filter(part -> part != START && part.compareTo(this) < 0)
                .toList();
    }

    /** What is left until HR has the result. */
    List<JourneyPart> after() {
        return Arrays.stream(values())
                .filter(part -> part != HR_ASKS && part.compareTo(this) > 0)
                .toList();
    }
}
