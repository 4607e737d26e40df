package solutions.trainingdata.candidates.task.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
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
import solutions.trainingdata.candidates.task.TaskSandbox;
import solutions.trainingdata.candidates.task.TestAssignments;
import solutions.trainingdata.candidates.task.attempt.AttemptScene;

/** An issued attempt is closed: its jobs are nobody's, whatever CVAT does on the way. */
@QuarkusTest
@QuarkusTestResource(TaskSandbox.class)
class CloseTaskIT {

    private static final String SPLIT = TestAssignments.SPLIT;
    private static final String JOB = "/api/jobs/\\d+";
    private static final SimulatorAnswer ERROR = SimulatorAnswer.html(500, "<html><h1>Server Error (500)</h1></html>");

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
    void takesEveryJobFromTheCandidateAndKeepsTheTask() {
        issue();
        bus.send(scene.close(SPLIT));
        isClosed(false);
        assertThat(scene.tasks()).hasSize(1);
        assertThat(jobs()).hasSize(2).allSatisfy(job -> assertThat(job.assignee())
                .isEmpty());
    }

    @Test
    void deliveredAgainItAnswersTheSameAndAsksCvatNothing() {
        issue();
        bus.send(scene.close(SPLIT));
        isClosed(false);
        List<Instant> lastEdits = jobs().stream().map(SimulatedJob::updated).toList();
        bus.send(scene.close(SPLIT));
        await().until(() -> scene.closed().size() == 2);
        assertThat(scene.closed()).containsOnly(scene.closed().get(0));
        assertThat(jobs()).extracting(SimulatedJob::updated).isEqualTo(lastEdits);
    }

    @Test
    void isForGoodAlsoForALateOrderToIssueIt() {
        issue();
        bus.send(scene.close(SPLIT));
        isClosed(false);
        bus.send(scene.issue(SPLIT, 1, 9));
        await().until(() -> scene.closed().size() == 2);
        assertThat(scene.issued()).hasSize(1);
        assertThat(jobs()).allSatisfy(job -> assertThat(job.assignee()).isEmpty());
    }

    @Test
    void aJobThatIsNobodysIsNotTouched() {
        issue();
        SimulatedJob first = jobs().get(0);
        CvatCaller.admin(cvat).call("PATCH", "/api/jobs/" + first.id(), "{\"assignee\":null}");
        Instant lastEdit = jobs().get(0).updated();
        bus.send(scene.close(SPLIT));
        isClosed(false);
        assertThat(jobs().get(0).updated()).isEqualTo(lastEdit);
    }

    @Test
    void anAnswerThatIsLostAndACrashAfterItAreRepeated() {
        issue();
        cvat.server().inject(Fault.on("PATCH", JOB, 1, new Fault.Effect.HangUpAfter()));
        cvat.server().inject(Fault.on("PATCH", JOB, 1, new Fault.Effect.RunAfter(this::takeAway)));
        bus.send(scene.close(SPLIT));
        isClosed(false);
        assertThat(jobs()).allSatisfy(job -> assertThat(job.assignee()).isEmpty());
    }

    @Test
    void aCvatThatSaysYesAndDoesNothingIsAskedAgain() {
        issue();
        SimulatedJob first = jobs().get(0);
        String body = "{\"id\":%d,\"assignee\":{\"id\":%d}}".formatted(first.id(), scene.userId);
        cvat.server()
                .inject(Fault.on(
                        "PATCH",
                        "/api/jobs/" + first.id(),
                        3,
                        new Fault.Effect.AnswerInstead(SimulatorAnswer.of(200, "application/vnd.cvat+json", body))));
        bus.send(scene.close(SPLIT));
        isClosed(false);
        assertThat(jobs()).allSatisfy(job -> assertThat(job.assignee()).isEmpty());
    }

    @Test
    void aCvatThatNeverDoesItIsToldAndTheRowSaysWhy() {
        issue();
        cvat.server().inject(Fault.on("PATCH", JOB, 10_000, new Fault.Effect.AnswerInstead(ERROR)));
        bus.send(scene.close(SPLIT));
        isClosed(true);
        assertThat(column("state")).isEqualTo("FAILED");
        assertThat(column("last_error"))
                .startsWith("CVAT answered 500 when asked to take job "
                        + jobs().get(0).id() + " from its assignee");
        bus.send(scene.close(SPLIT));
        bus.send(scene.issue(SPLIT, 1, 9));
        await().until(() -> scene.closed().size() == 3);
        assertThat(scene.closed()).containsOnly(scene.closed().get(0));
        assertThat(scene.failed()).isEmpty();
    }

    @Test
    void aTaskThatIsGoneInCvatIsClosed() {
        TaskEvent.Issued issued = issue();
        CvatCaller.admin(cvat).call("DELETE", "/api/tasks/" + issued.cvatTaskId(), "");
        bus.send(scene.close(SPLIT));
        isClosed(false);
    }

    @Test
    void aJobThatGoesWhileItIsTakenIsClosed() {
        TaskEvent.Issued issued = issue();
        Runnable delete = () -> CvatCaller.admin(cvat).call("DELETE", "/api/tasks/" + issued.cvatTaskId(), "");
        cvat.server().inject(Fault.on("PATCH", JOB, 1, new Fault.Effect.RunBefore(delete)));
        bus.send(scene.close(SPLIT));
        isClosed(false);
    }

    @Test
    void aTaskThatTheDatabaseForgotIsFoundByTheAttemptsKey() {
        issue();
        AttemptScene.execute(database, "DELETE FROM attempt WHERE id = ?", scene.attempt(SPLIT, 1));
        bus.send(scene.close(SPLIT));
        isClosed(false);
        assertThat(jobs()).hasSize(2).allSatisfy(job -> assertThat(job.assignee())
                .isEmpty());
    }

    private TaskEvent.Issued issue() {
        bus.send(scene.issue(SPLIT, 1, 1));
        return scene.awaitIssued();
    }

    private void isClosed(boolean stillAssigned) {
        await().atMost(Duration.ofSeconds(30)).until(() -> !scene.closed().isEmpty());
        assertThat(scene.closed()).containsExactly(new TaskEvent.Closed(scene.attempt(SPLIT, 1), stillAssigned));
    }

    private List<SimulatedJob> jobs() {
        return scene.jobs(scene.issued().get(0).cvatTaskId());
    }

    private String column(String name) {
        return AttemptScene.column(database, scene.attempt(SPLIT, 1), name);
    }

    /** As when the process died: the lease is over. */
    private void takeAway() {
        AttemptScene.execute(
                database,
                "UPDATE attempt SET claim = NULL, claimed_until = NULL WHERE id = ?",
                scene.attempt(SPLIT, 1));
    }
}
