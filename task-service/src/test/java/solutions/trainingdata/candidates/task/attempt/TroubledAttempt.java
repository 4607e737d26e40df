package solutions.trainingdata.candidates.task.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSimulator;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;
import solutions.trainingdata.candidates.task.Bus;
import solutions.trainingdata.candidates.task.CvatClock;

/** An attempt while CVAT misbehaves, and what is left of it; closing it makes CVAT behave again. */
final class TroubledAttempt implements AutoCloseable {

    private final CvatSimulator cvat;
    private final SweepTasks sweep;
    private final CvatClock clock;
    private final Bus bus = new Bus();
    final AttemptScene scene;

    TroubledAttempt(CvatSimulator cvat, SweepTasks sweep, CvatClock clock) throws Exception {
        this.cvat = cvat;
        this.sweep = sweep;
        this.clock = clock;
        scene = new AttemptScene(cvat, bus);
        // Long enough for the first look to come before the frames, so that CVAT's request is asked for, too.
        cvat.setCreationTime(Duration.ofMillis(400));
    }

    /** The candidate's first attempt at it. */
    void issue(String assignment, int press) {
        bus.send(scene.issue(assignment, 1, press));
    }

    void cvatAlwaysAnswers(String method, String path, SimulatorAnswer answer) {
        cvat.server().inject(Fault.on(method, path, 10_000, new Fault.Effect.AnswerInstead(answer)));
    }

    /** So many in the end: also after everything that is older than an hour and nobody's was swept away. */
    void leavesTasks(int count) {
        clock.putForward(Duration.ofHours(2));
        sweep.sweep();
        assertThat(scene.tasks()).hasSize(count);
    }

    @Override
    public void close() throws Exception {
        cvat.server().clearFaults();
        cvat.holdCreations(false);
        cvat.setCreationTime(Duration.ofMillis(100));
        clock.putForward(Duration.ZERO);
        bus.close();
    }
}
