package solutions.trainingdata.candidates.task.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.OneReplica;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSimulator;
import solutions.trainingdata.candidates.sandbox.cvat.SimulatedTask;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;
import solutions.trainingdata.candidates.task.Bus;
import solutions.trainingdata.candidates.task.CvatCaller;
import solutions.trainingdata.candidates.task.CvatClock;
import solutions.trainingdata.candidates.task.TaskSandbox;
import solutions.trainingdata.candidates.task.TestAssignments;
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
    CvatClock clock;

    @Inject
    OneReplica oneReplica;

    @Inject
    AgroalDataSource database;

    CvatSimulator cvat;

    @AfterEach
    void leave() {
        clock.putForward(Duration.ZERO);
        clock.say(true);
        cvat.server().clearFaults();
    }

    @Test
    void deletesOnlyOldTasksOfTheNameOfAnAttemptThatOwnsAnother() throws Exception {
        try (Bus bus = new Bus()) {
            AttemptScene scene = new AttemptScene(cvat, bus);
            TaskEvent.Issued issued = issued(bus, scene);
            String name = scene.tasks().get(0).name();
            long doubled = make(name);
            long anotherInstallations = make("1 Test Assignment gone [7/cars/1]");
            long sameCandidateThere = make(name.replace(scene.login, scene.login + "2"));
            long anotherTools = make("Test Assignment of another tool");
            long alike = make(name + " copy");
            CvatCaller.user(cvat, scene.login).call("POST", "/api/tasks", "{\"name\":\"" + name + "\",\"labels\":[]}");
            long strangers = scene.tasks().get(scene.tasks().size() - 1).id();
            sweep.sweep();
            assertThat(ids()).contains(doubled);
            clock.putForward(Duration.ofMinutes(61));
            sweep.sweep();
            assertThat(ids())
                    .doesNotContain(doubled)
                    .contains(
                            issued.cvatTaskId(),
                            anotherInstallations,
                            sameCandidateThere,
                            anotherTools,
                            alike,
                            strangers);
        }
    }

    @Test
    void deletesNothingWhileCvatDoesNotSayWhatTimeItIs() throws Exception {
        try (Bus bus = new Bus()) {
            AttemptScene scene = new AttemptScene(cvat, bus);
            issued(bus, scene);
            long doubled = make(scene.tasks().get(0).name());
            clock.putForward(Duration.ofHours(2));
            clock.say(false);
            sweep.sweep();
            assertThat(ids()).contains(doubled);
            clock.say(true);
            sweep.sweep();
            assertThat(ids()).doesNotContain(doubled);
        }
    }

    @Test
    void keepsTasksThatARestoredDatabaseHasForgotten() throws Exception {
        try (Bus bus = new Bus()) {
            AttemptScene scene = new AttemptScene(cvat, bus);
            TaskEvent.Issued issued = issued(bus, scene);
            CvatCaller.admin(cvat).call("PATCH", job(issued), "{\"assignee\":null}");
            AttemptScene.execute(database, "DELETE FROM attempt WHERE id = ?", issued.attempt());
            clock.putForward(Duration.ofHours(30));
            sweep.sweep();
            assertThat(ids()).contains(issued.cvatTaskId());
        }
    }

    @Test
    void keepsWhatIsAssignedOrDrawnInThoughTheRestoredRowKnowsAnOlderTask() throws Exception {
        try (Bus bus = new Bus()) {
            AttemptScene scene = new AttemptScene(cvat, bus);
            TaskEvent.Issued issued = issued(bus, scene);
            CvatCaller admin = CvatCaller.admin(cvat);
            AttemptScene.execute(database, "UPDATE attempt SET cvat_task_id = 987654 WHERE id = ?", issued.attempt());
            clock.putForward(Duration.ofHours(30));
            sweep.sweep();
            assertThat(ids()).as("assigned").contains(issued.cvatTaskId());
            String annotations = job(issued) + "/annotations/";
            String tag = "{\"tags\":[{\"frame\":0,\"label_id\":%s,\"attributes\":[]}]}".formatted(label(admin, issued));
            admin.call("PATCH", annotations + "?action=create", tag);
            admin.call("PATCH", job(issued), "{\"assignee\":null}");
            sweep.sweep();
            assertThat(ids()).as("drawn in").contains(issued.cvatTaskId());
            admin.call("DELETE", annotations, "");
            sweep.sweep();
            assertThat(ids()).as("empty and nobody's").doesNotContain(issued.cvatTaskId());
        }
    }

    @Test
    void deletesNothingWhenThereIsMoreThanASweepMayDelete() throws Exception {
        try (Bus bus = new Bus()) {
            AttemptScene scene = new AttemptScene(cvat, bus);
            issued(bus, scene);
            String name = scene.tasks().get(0).name();
            List<Long> doubled =
                    IntStream.range(0, 21).mapToObj(i -> make(name)).toList();
            clock.putForward(Duration.ofHours(2));
            sweep.sweep();
            assertThat(ids()).containsAll(doubled);
            CvatCaller.admin(cvat).call("DELETE", "/api/tasks/" + doubled.get(0), "");
            sweep.sweep();
            assertThat(scene.tasks()).hasSize(1);
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
                    .matches("CVAT answered 500 when asked to assign job \\d+ to user \\d+; tried 20 times");
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
    void oneReplicaAtATime() throws Exception {
        try (Bus bus = new Bus()) {
            AttemptScene scene = new AttemptScene(cvat, bus);
            issued(bus, scene);
            long doubled = make(scene.tasks().get(0).name());
            clock.putForward(Duration.ofHours(2));
            assertThat(oneReplica.does("sweep CVAT tasks", sweep::sweep)).isTrue();
            assertThat(ids()).contains(doubled);
            sweep.sweep();
            assertThat(ids()).doesNotContain(doubled);
        }
    }

    private static TaskEvent.Issued issued(Bus bus, AttemptScene scene) {
        bus.send(scene.issue(TestAssignments.CARS, 1, 1));
        return scene.awaitIssued();
    }

    private static String job(TaskEvent.Issued issued) {
        return "/api/jobs/" + issued.jobs().get(0).cvatJobId();
    }

    private static String label(CvatCaller admin, TaskEvent.Issued issued) {
        String labels = admin.call("GET", "/api/labels?task_id=" + issued.cvatTaskId(), "");
        return labels.replaceFirst("(?s).*?\"id\":\\s*(\\d+).*", "$1");
    }

    private long make(String name) {
        return tasks.createTask(new CvatTaskDraft(name, List.of(), 0, 0)).id();
    }

    private List<Long> ids() {
        return cvat.tasks().stream().map(SimulatedTask::id).toList();
    }
}
