package solutions.trainingdata.candidates.task.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSimulator;
import solutions.trainingdata.candidates.sandbox.cvat.SimulatedTask;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;
import solutions.trainingdata.candidates.task.Bus;
import solutions.trainingdata.candidates.task.OneReplica;
import solutions.trainingdata.candidates.task.TaskSandbox;
import solutions.trainingdata.candidates.task.TestAssignments;
import solutions.trainingdata.candidates.task.TestClock;
import solutions.trainingdata.candidates.task.cvat.Cvat;
import solutions.trainingdata.candidates.task.cvat.CvatTaskDraft;

/** What the sweep deletes and, more important, what it does not. */
@QuarkusTest
@QuarkusTestResource(TaskSandbox.class)
class SweepTasksIT {

    @Inject
    SweepTasks sweep;

    @Inject
    Cvat tasks;

    @Inject
    TestClock clock;

    @Inject
    OneReplica oneReplica;

    @Inject
    AgroalDataSource database;

    CvatSimulator cvat;

    @AfterEach
    void leave() {
        clock.putForward(Duration.ZERO);
        cvat.server().clearFaults();
    }

    @Test
    void deletesOnlyOldTasksWithOurMarkThatNoAttemptOwns() throws Exception {
        try (Bus bus = new Bus()) {
            AttemptScene scene = new AttemptScene(cvat, bus);
            bus.send(scene.issue(TestAssignments.CARS, 1, 1));
            TaskEvent.Issued issued = scene.awaitIssued();
            long nobodys = make("1 Test Assignment gone [7/cars/1]");
            long doubled = make(scene.tasks().get(0).name());
            long stranger = make("Test Assignment of another tool");
            long alike = make("1 Test Assignment gone [7/cars/1] copy");
            sweep.sweep();
            assertThat(ids()).contains(nobodys, doubled);
            clock.putForward(Duration.ofMinutes(61));
            sweep.sweep();
            assertThat(ids()).doesNotContain(nobodys, doubled).contains(issued.cvatTaskId(), stranger, alike);
        }
    }

    @Test
    void keepsAnAssignedTaskThatARestoredDatabaseHasForgotten() throws Exception {
        try (Bus bus = new Bus()) {
            AttemptScene scene = new AttemptScene(cvat, bus);
            bus.send(scene.issue(TestAssignments.CARS, 1, 1));
            TaskEvent.Issued issued = scene.awaitIssued();
            AttemptScene.execute(database, "DELETE FROM attempt WHERE id = ?", issued.attempt());
            clock.putForward(Duration.ofHours(3));
            sweep.sweep();
            assertThat(ids()).contains(issued.cvatTaskId());
        }
    }

    @Test
    void deletesWhatAGivenUpAttemptLeft() throws Exception {
        try (Bus bus = new Bus()) {
            AttemptScene scene = new AttemptScene(cvat, bus);
            // Twenty refused tries, and the work is given up with its CVAT task ready.
            cvat.server()
                    .inject(Fault.on(
                            "PATCH",
                            "/api/jobs/\\d+",
                            20,
                            new Fault.Effect.AnswerInstead(SimulatorAnswer.html(500, "<html>Error</html>"))));
            bus.send(scene.issue(TestAssignments.CARS, 1, 1));
            assertThat(scene.awaitFailed().reason())
                    .contains("assign job")
                    .contains("500")
                    .doesNotContain("<");
            assertThat(scene.tasks()).hasSize(1);
            clock.putForward(Duration.ofHours(2));
            sweep.sweep();
            assertThat(scene.tasks()).isEmpty();
            bus.send(scene.issue(TestAssignments.CARS, 1, 2));
            scene.awaitIssued();
            assertThat(scene.tasks()).hasSize(1);
        }
    }

    @Test
    void oneReplicaAtATime() {
        long nobodys = make("2 Test Assignment gone [8/cars/2]");
        clock.putForward(Duration.ofHours(2));
        assertThat(oneReplica.does("sweep CVAT tasks", sweep::sweep)).isTrue();
        assertThat(ids()).contains(nobodys);
        sweep.sweep();
        assertThat(ids()).doesNotContain(nobodys);
    }

    private long make(String name) {
        return tasks.createTask(new CvatTaskDraft(name, List.of(), 0, 0)).id();
    }

    private List<Long> ids() {
        return cvat.tasks().stream().map(SimulatedTask::id).toList();
    }
}
