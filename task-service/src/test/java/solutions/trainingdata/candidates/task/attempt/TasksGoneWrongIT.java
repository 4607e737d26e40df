package solutions.trainingdata.candidates.task.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSimulator;
import solutions.trainingdata.candidates.sandbox.cvat.SimulatedTask;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;
import solutions.trainingdata.candidates.task.CvatCaller;
import solutions.trainingdata.candidates.task.CvatClock;
import solutions.trainingdata.candidates.task.TaskSandbox;
import solutions.trainingdata.candidates.task.TestAssignments;
import solutions.trainingdata.candidates.task.cvat.Cvat;
import solutions.trainingdata.candidates.task.cvat.CvatTaskDraft;

/** Tasks in CVAT that come late, are unfinished, somebody else's or not to be deleted: one is left, whole. */
@QuarkusTest
@QuarkusTestResource(TaskSandbox.class)
class TasksGoneWrongIT {

    private static final String TASK = "/api/tasks/\\d+";

    @Inject
    Cvat tasks;

    @Inject
    SweepTasks sweep;

    @Inject
    CvatClock clock;

    CvatSimulator cvat;

    private TroubledAttempt attempt;
    private AttemptScene scene;

    @BeforeEach
    void enter() throws Exception {
        attempt = new TroubledAttempt(cvat, sweep, clock);
        scene = attempt.scene;
    }

    @AfterEach
    void leave() throws Exception {
        attempt.close();
    }

    @Test
    void aCreationThatCvatCarriesOutLateLeavesOneTask() {
        String name = new TaskName(scene.attempt(TestAssignments.CARS, 1), scene.login).text();
        cvat.server().inject(Fault.on("POST", "/api/guides", 1, new Fault.Effect.RunBefore(() -> make(name))));
        attempt.issue(TestAssignments.CARS, 1);
        TaskEvent.Issued issued = scene.awaitIssued();
        assertThat(scene.tasks()).hasSize(2);
        attempt.leavesTasks(1);
        assertThat(scene.tasks().get(0).id()).isEqualTo(issued.cvatTaskId());
    }

    @Test
    void aTaskOfTheSameNameThatSomebodyElseMadeIsNotOurs() {
        String name = new TaskName(scene.attempt(TestAssignments.CARS, 1), scene.login).text();
        CvatCaller.user(cvat, scene.login).call("POST", "/api/tasks", "{\"name\":\"" + name + "\",\"labels\":[]}");
        long theirs = scene.tasks().get(0).id();
        attempt.issue(TestAssignments.CARS, 1);
        assertThat(scene.awaitIssued().cvatTaskId()).isNotEqualTo(theirs);
        attempt.leavesTasks(2);
        assertThat(scene.tasks()).extracting(SimulatedTask::id).contains(theirs);
    }

    @Test
    void framesThatComeAfterTheirRequestVanishedEndAsOneTask() {
        cvat.setCreationTime(Duration.ofSeconds(2));
        cvat.server()
                .inject(Fault.on(
                        "GET",
                        "/api/requests/.*",
                        2,
                        new Fault.Effect.AnswerInstead(
                                SimulatorAnswer.of(404, "text/html", "There is no request with specified id"))));
        attempt.issue(TestAssignments.CARS, 1);
        scene.isIssuedOnce(3);
        cvat.setCreationTime(Duration.ofMillis(100));
        attempt.leavesTasks(1);
    }

    @Test
    void aDiscardedTaskIsDeletedUntilCvatDoesIt() {
        SimulatorAnswer error = SimulatorAnswer.html(500, "<html>Server Error</html>");
        cvat.server().inject(Fault.on("POST", TASK + "/data/?", 1, new Fault.Effect.AnswerAfter(error)));
        cvat.server().inject(Fault.on("DELETE", TASK, 5, new Fault.Effect.AnswerInstead(error)));
        attempt.issue(TestAssignments.CARS, 1);
        scene.isIssuedOnce(3);
        attempt.leavesTasks(1);
    }

    private void make(String name) {
        tasks.createTask(new CvatTaskDraft(name, List.of(), 0, 0));
    }
}
