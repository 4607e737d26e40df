package solutions.trainingdata.candidates.task.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSimulator;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;
import solutions.trainingdata.candidates.task.Bus;
import solutions.trainingdata.candidates.task.CvatClock;
import solutions.trainingdata.candidates.task.TaskSandbox;
import solutions.trainingdata.candidates.task.TestAssignments;

/** An attempt that is closed before its candidate heard of a task: closed, never issued, nothing left in CVAT. */
@QuarkusTest
@QuarkusTestResource(TaskSandbox.class)
class ClosedUnissuedIT {

    @Inject
    AgroalDataSource database;

    @Inject
    SweepTasks sweep;

    @Inject
    CvatClock clock;

    CvatSimulator cvat;

    private TroubledAttempt attempt;

    @BeforeEach
    void enter() throws Exception {
        attempt = new TroubledAttempt(cvat, sweep, clock);
    }

    @AfterEach
    void leave() throws Exception {
        attempt.close();
    }

    @Test
    void closedBeforeItWasAskedForItIsNeverMade() {
        close();
        isClosedAndLeavesNothing();
        attempt.issue(TestAssignments.CARS, 1);
        await().until(() -> attempt.scene.closed().size() == 2);
        isClosedAndLeavesNothing();
    }

    /** In each of the calls that make it; some of them come more often than once. */
    @ParameterizedTest
    @CsvSource({
        "GET, /api/tasks",
        "POST, /api/tasks",
        "POST, /api/guides",
        "POST, /api/tasks/\\d+/data/",
        "GET, /api/tasks/\\d+",
        "GET, /api/requests/.*",
        "PATCH, /api/jobs/\\d+"
    })
    void closedWhileItIsMadeItEndsClosed(String method, String path) {
        cvat.server().inject(Fault.on(method, path, 1, new Fault.Effect.RunBefore(this::closeAndAwaitItsRow)));
        attempt.issue(TestAssignments.CARS, 1);
        isClosedAndLeavesNothing();
    }

    @Test
    void closedWhileAStepIsLostItEndsClosed() {
        cvat.server().inject(Fault.on("POST", "/api/tasks", 1, new Fault.Effect.RunAfter(() -> {
            closeAndAwaitItsRow();
            takeAway();
        })));
        attempt.issue(TestAssignments.CARS, 1);
        isClosedAndLeavesNothing();
    }

    @Test
    void closedWhileAFailingStepIsTriedItEndsClosed() {
        attempt.cvatAlwaysAnswers("POST", "/api/tasks", SimulatorAnswer.html(500, "<html>Server Error</html>"));
        attempt.issue(TestAssignments.CARS, 1);
        await().until(() -> column("last_error") != null);
        close();
        isClosedAndLeavesNothing();
    }

    @Test
    void aFailedOneIsClosed() {
        attempt.cvatAlwaysAnswers("PATCH", "/api/jobs/\\d+", SimulatorAnswer.html(500, "<html>Server Error</html>"));
        attempt.issue(TestAssignments.CARS, 1);
        attempt.scene.awaitFailed();
        cvat.server().clearFaults();
        close();
        attempt.scene.awaitClosed();
        attempt.leavesTasks(0);
        attempt.issue(TestAssignments.CARS, 2);
        await().until(() -> attempt.scene.closed().size() == 2);
    }

    /** Also from a thread of the simulator: a connection of its own. */
    private void close() {
        try (Bus own = new Bus()) {
            own.send(attempt.scene.close(TestAssignments.CARS));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void closeAndAwaitItsRow() {
        close();
        await().until(() -> "true".equals(column("closing")));
    }

    private void isClosedAndLeavesNothing() {
        assertThat(attempt.scene.awaitClosed().stillAssigned()).isFalse();
        assertThat(column("state")).isEqualTo(Step.CLOSED);
        assertThat(attempt.scene.issued()).isEmpty();
        assertThat(attempt.scene.failed()).isEmpty();
        attempt.scene.tasks().forEach(task -> assertThat(attempt.scene.jobs(task.id()))
                .allSatisfy(job -> assertThat(job.assignee()).isEmpty()));
        // CVAT cannot delete a task while it makes frames: the next sweep does.
        await().untilAsserted(() -> attempt.leavesTasks(0));
    }

    private String column(String name) {
        return AttemptScene.column(database, attempt.scene.attempt(TestAssignments.CARS, 1), name);
    }

    private void takeAway() {
        AttemptScene.execute(
                database,
                "UPDATE attempt SET claim = NULL, claimed_until = NULL WHERE id = ?",
                attempt.scene.attempt(TestAssignments.CARS, 1));
    }
}
