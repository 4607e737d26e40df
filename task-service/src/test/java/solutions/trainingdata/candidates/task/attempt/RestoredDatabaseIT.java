package solutions.trainingdata.candidates.task.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

/** The database is yesterday's: CVAT has tasks that no row knows, and candidates' work in them. None of it is lost. */
@QuarkusTest
@QuarkusTestResource(TaskSandbox.class)
class RestoredDatabaseIT {

    private static final String SPLIT = TestAssignments.SPLIT;
    private static final String KEPT =
            "CVAT task %d is kept, since somebody drew in it or is assigned to it, and cannot be"
                    + " used for this attempt (%s). Rename it in CVAT to keep it, or delete it there; then give the test again";

    @Inject
    AgroalDataSource database;

    @Inject
    SweepTasks sweep;

    @Inject
    CvatClock clock;

    CvatSimulator cvat;

    private Bus bus;
    private AttemptScene scene;
    private CvatCaller admin;

    @BeforeEach
    void enter() throws Exception {
        bus = new Bus();
        scene = new AttemptScene(cvat, bus);
        admin = CvatCaller.admin(cvat);
    }

    @AfterEach
    void leave() throws Exception {
        cvat.server().clearFaults();
        clock.putForward(Duration.ZERO);
        change(SPLIT + "/1", "lorry", "car");
        change(SPLIT + "/1", "4.png", "3.png");
        change(SPLIT + "/1", "[1.png, 2.png]", "[1.png, 2.png, 3.png]");
        bus.close();
    }

    @Test
    void workOnATaskThatFitsGoesOnThoughALeftoverIsOlder() {
        long leftover = make();
        TaskEvent.Issued issued = issueDrawInAndForget();
        rename(leftover, scene.tasks().get(0).name());
        bus.send(scene.issue(SPLIT, 1, 1));
        await().until(() -> scene.issued().size() == 2);
        assertThat(scene.issued().get(1).jobs()).isEqualTo(issued.jobs());
        assertThat(tagsOf(issued)).isEqualTo(1);
        assertThat(scene.tasks())
                .extracting(SimulatedTask::id)
                .containsExactlyInAnyOrder(issued.cvatTaskId(), leftover);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3.png | 4.png | its images are not those of assignment split version 1, variant 1",
                "car | lorry | its labels are not those of assignment split version 1",
                "[1.png, 2.png, 3.png] | [1.png, 2.png] |"
                        + " CVAT should have made 2 frames in 1 jobs and has 3 frames in 2 jobs"
            })
    void workOnATaskThatDoesNotFitIsKeptAndHrIsToldUntilTheyDecided(String was, String is, String why) {
        TaskEvent.Issued issued = issueDrawInAndForget();
        change(SPLIT + "/1", was, is);
        bus.send(scene.issue(SPLIT, 1, 1));
        assertThat(scene.awaitFailed().reason()).isEqualTo(KEPT.formatted(issued.cvatTaskId(), why));
        bus.send(scene.issue(SPLIT, 1, 2));
        await().until(() -> scene.failed().size() == 2);
        assertThat(scene.failed().get(1).reason()).isEqualTo(KEPT.formatted(issued.cvatTaskId(), why));
        clock.putForward(Duration.ofHours(30));
        sweep.sweep();
        assertThat(tagsOf(issued)).isEqualTo(1);
        assertThat(scene.issued()).hasSize(1);
    }

    @Test
    void aTaskThatWasRenamedMakesPlace() {
        TaskEvent.Issued issued = issueDrawInAndForget();
        String name = scene.tasks().get(0).name();
        change(SPLIT + "/1", "car", "lorry");
        bus.send(scene.issue(SPLIT, 1, 1));
        scene.awaitFailed();
        rename(issued.cvatTaskId(), name + " kept");
        bus.send(scene.issue(SPLIT, 1, 2));
        await().until(() -> scene.issued().size() == 2);
        assertThat(scene.issued().get(1).cvatTaskId()).isNotEqualTo(issued.cvatTaskId());
        assertThat(tagsOf(issued)).isEqualTo(1);
    }

    @Test
    void aTaskThatDoesNotFitIsKeptWhileSomebodyIsAssignedAndReplacedWhenNobodyIs() {
        TaskEvent.Issued issued = issueAndForget();
        change(SPLIT + "/1", "car", "lorry");
        bus.send(scene.issue(SPLIT, 1, 1));
        scene.awaitFailed();
        assertThat(scene.tasks()).extracting(SimulatedTask::id).containsExactly(issued.cvatTaskId());
        issued.jobs().forEach(job -> admin.call("PATCH", "/api/jobs/" + job.cvatJobId(), "{\"assignee\":null}"));
        bus.send(scene.issue(SPLIT, 1, 2));
        await().until(() -> scene.issued().size() == 2);
        assertThat(scene.tasks())
                .extracting(SimulatedTask::id)
                .containsExactly(scene.issued().get(1).cvatTaskId())
                .doesNotContain(issued.cvatTaskId());
    }

    @Test
    void workOnATaskThatFitsOutlivesAFailureAndAnotherPress() {
        TaskEvent.Issued issued = issueDrawInAndForget();
        cvat.server()
                .inject(Fault.on(
                        "GET",
                        "/api/jobs",
                        20,
                        new Fault.Effect.AnswerInstead(SimulatorAnswer.html(500, "<html>Error</html>"))));
        bus.send(scene.issue(SPLIT, 1, 1));
        assertThat(scene.awaitFailed().reason()).contains("list the jobs").endsWith("; tried 20 times");
        clock.putForward(Duration.ofHours(30));
        sweep.sweep();
        bus.send(scene.issue(SPLIT, 1, 2));
        await().until(() -> scene.issued().size() == 2);
        assertThat(scene.issued().get(1).cvatTaskId()).isEqualTo(issued.cvatTaskId());
        assertThat(tagsOf(issued)).isEqualTo(1);
    }

    /** The row made the task, failed while it gave the jobs away, and the candidate found the first in CVAT's own list. */
    @Test
    void whatWasDrawnInATaskThatWasNeverIssuedIsKeptToo() {
        TaskEvent.Issued issued = issue();
        draw(issued);
        AttemptScene.execute(database, "UPDATE attempt SET state = 'FAILED' WHERE id = ?", issued.attempt());
        bus.send(scene.issue(SPLIT, 1, 2));
        assertThat(scene.awaitFailed().reason()).startsWith("CVAT task " + issued.cvatTaskId() + " is kept");
        assertThat(tagsOf(issued)).isEqualTo(1);
        admin.call("DELETE", "/api/tasks/" + issued.cvatTaskId(), "");
        bus.send(scene.issue(SPLIT, 1, 3));
        await().until(() -> scene.issued().size() == 2);
    }

    private TaskEvent.Issued issueDrawInAndForget() {
        TaskEvent.Issued issued = issueAndForget();
        draw(issued);
        return issued;
    }

    private TaskEvent.Issued issueAndForget() {
        TaskEvent.Issued issued = issue();
        AttemptScene.execute(database, "DELETE FROM attempt WHERE id = ?", issued.attempt());
        return issued;
    }

    private TaskEvent.Issued issue() {
        bus.send(scene.issue(SPLIT, 1, 1));
        return scene.awaitIssued();
    }

    private void draw(TaskEvent.Issued issued) {
        String labels = admin.call("GET", "/api/labels?task_id=" + issued.cvatTaskId(), "");
        String label = labels.replaceFirst("(?s).*?\"id\":\\s*(\\d+).*", "$1");
        CvatCaller.user(cvat, scene.login)
                .call(
                        "PATCH",
                        annotations(issued) + "?action=create",
                        "{\"tags\":[{\"frame\":0,\"label_id\":%s,\"attributes\":[]}]}".formatted(label));
    }

    private long tagsOf(TaskEvent.Issued issued) {
        String tags = admin.call("GET", annotations(issued), "");
        return List.of(tags.split("\"label_id\"")).size() - 1L;
    }

    private static String annotations(TaskEvent.Issued issued) {
        return "/api/jobs/" + issued.jobs().get(0).cvatJobId() + "/annotations/";
    }

    private long make() {
        admin.call("POST", "/api/tasks", "{\"name\":\"to be renamed\",\"labels\":[]}");
        return cvat.tasks().stream().mapToLong(SimulatedTask::id).max().orElseThrow();
    }

    private void rename(long cvatTaskId, String name) {
        admin.call("PATCH", "/api/tasks/" + cvatTaskId, "{\"name\":\"" + name + "\"}");
    }

    /** As if the assignment that is now the newest were another than when the task was made. */
    private void change(String version, String was, String is) {
        try (var connection = database.getConnection();
                var update =
                        connection.prepareStatement("UPDATE assignment SET yaml = replace(yaml, ?, ?) WHERE id = ?")) {
            update.setString(1, was);
            update.setString(2, is);
            update.setString(3, version);
            update.executeUpdate();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
