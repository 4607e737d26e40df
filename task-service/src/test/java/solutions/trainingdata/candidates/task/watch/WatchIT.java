package solutions.trainingdata.candidates.task.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSimulator;
import solutions.trainingdata.candidates.sandbox.cvat.SimulatedJob;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;
import solutions.trainingdata.candidates.task.Bus;
import solutions.trainingdata.candidates.task.CvatCaller;
import solutions.trainingdata.candidates.task.OddAnswers;
import solutions.trainingdata.candidates.task.TaskSandbox;
import solutions.trainingdata.candidates.task.TestAssignments;
import solutions.trainingdata.candidates.task.attempt.Attempt;
import solutions.trainingdata.candidates.task.attempt.AttemptScene;

/** What the candidate does in CVAT is seen at the next look. Each look is made due by the test. */
@QuarkusTest
@QuarkusTestResource(TaskSandbox.class)
class WatchIT {

    private static final String SPLIT = TestAssignments.SPLIT;
    private static final SimulatorAnswer ERROR = SimulatorAnswer.html(502, "<html>Bad Gateway</html>");

    @Inject
    AgroalDataSource database;

    CvatSimulator cvat;

    private Bus bus;
    private AttemptScene scene;

    @BeforeEach
    void enter() throws Exception {
        bus = new Bus();
        scene = new AttemptScene(cvat, bus);
    }

    @AfterEach
    void leave() throws Exception {
        cvat.server().clearFaults();
        bus.close();
    }

    @Test
    void saysOnceEachTimeThatAllJobsAreCompleted() {
        issue();
        set(0, "completed");
        look();
        assertThat(finished()).isEmpty();
        set(1, "completed");
        look();
        look();
        await().until(() -> finished().size() == 1);
        set(1, "in progress");
        look();
        set(1, "completed");
        look();
        await().until(() -> finished().size() == 2);
        assertThat(finished())
                .containsExactly(
                        new TaskEvent.Finished(scene.attempt(SPLIT, 1), 1),
                        new TaskEvent.Finished(scene.attempt(SPLIT, 1), 2));
    }

    @Test
    void aLookMovesNoTimeOfTheLastEdit() {
        issue();
        var before = jobs();
        look();
        assertThat(jobs()).isEqualTo(before);
    }

    @Test
    void aCvatThatIsAwayIsAskedLessOftenAndTheWatchGoesOn() {
        issue();
        set(0, "completed");
        set(1, "completed");
        cvatAnswers(ERROR, 1000);
        for (int failures = 1; failures <= 5; failures++) {
            look();
            assertThat(row().failures).isEqualTo(failures);
        }
        assertThat(Duration.between(now(), row().nextLookAt)).isBetween(Duration.ofHours(3), Duration.ofHours(5));
        cvat.server().clearFaults();
        look();
        await().until(() -> finished().size() == 1);
        assertThat(row().failures).isZero();
    }

    @Test
    void answersThatAreNoneFinishNothing() {
        issue();
        for (SimulatorAnswer odd : OddAnswers.ALL) {
            cvatAnswers(odd, 1);
            look();
        }
        assertThat(row().failures).isPositive();
        assertThat(finished()).isEmpty();
    }

    @Test
    void aTaskThatIsGoneInCvatIsWatchedNoMore() {
        TaskEvent.Issued issued = issue();
        CvatCaller.admin(cvat).call("DELETE", "/api/tasks/" + issued.cvatTaskId(), "");
        due();
        await().until(() -> row() == null);
        assertThat(finished()).isEmpty();
    }

    @Test
    void aClosedAttemptIsWatchedNoMoreNotEvenWhileItIsLookedAt() {
        issue();
        set(0, "completed");
        set(1, "completed");
        cvat.server().inject(Fault.on("GET", "/api/jobs", 1, new Fault.Effect.RunAfter(this::close)));
        due();
        scene.awaitClosed();
        assertThat(row()).isNull();
        assertThat(finished()).isEmpty();
    }

    @Test
    void anIssuedAttemptIsWatchedOnceHoweverOftenItIsAskedFor() {
        issue();
        bus.send(scene.issue(SPLIT, 1, 1));
        await().until(() -> scene.issued().size() == 2);
        assertThat(row().times).isZero();
    }

    private TaskEvent.Issued issue() {
        bus.send(scene.issue(SPLIT, 1, 1));
        return scene.awaitIssued();
    }

    private void close() {
        try (Bus own = new Bus()) {
            own.send(scene.close(SPLIT));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        await().until(() -> row() == null);
    }

    private void cvatAnswers(SimulatorAnswer answer, int times) {
        cvat.server().inject(Fault.on("GET", "/api/jobs", times, new Fault.Effect.AnswerInstead(answer)));
    }

    private List<SimulatedJob> jobs() {
        return scene.jobs(scene.issued().get(0).cvatTaskId());
    }

    private void set(int job, String state) {
        CvatCaller.user(cvat, scene.login)
                .call("PATCH", "/api/jobs/" + jobs().get(job).id(), "{\"state\":\"" + state + "\"}");
    }

    /** One whole look, well or not. */
    private void look() {
        due();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> row().nextLookAt.isAfter(now().plus(Duration.ofMinutes(30))));
    }

    private void due() {
        AttemptScene.execute(
                database, "UPDATE attempt_watch SET next_look_at = now() WHERE id = ?", scene.attempt(SPLIT, 1));
    }

    private AttemptWatch row() {
        return QuarkusTransaction.requiringNew()
                .call(() -> AttemptWatch.findById(scene.attempt(SPLIT, 1).key()));
    }

    private static Instant now() {
        return QuarkusTransaction.requiringNew().call(Attempt::now);
    }

    private List<TaskEvent.Finished> finished() {
        return bus.events(TaskEvent.Finished.class, event -> event.candidate().equals(scene.candidate));
    }
}
