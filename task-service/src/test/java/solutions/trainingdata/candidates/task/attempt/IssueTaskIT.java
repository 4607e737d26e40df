package solutions.trainingdata.candidates.task.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSimulator;
import solutions.trainingdata.candidates.sandbox.cvat.SimulatedJob;
import solutions.trainingdata.candidates.sandbox.cvat.SimulatedTask;
import solutions.trainingdata.candidates.task.Bus;
import solutions.trainingdata.candidates.task.TaskSandbox;
import solutions.trainingdata.candidates.task.TestAssignments;

/** From the command at the broker to the event at the broker, in a CVAT that works. */
@QuarkusTest
@QuarkusTestResource(TaskSandbox.class)
class IssueTaskIT {

    @Inject
    AgroalDataSource database;

    CvatSimulator cvat;
    TestAssignments assignments;

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
        cvat.setCreationTime(Duration.ofMillis(100));
        bus.close();
    }

    @Test
    void issuesATaskWithTheImagesInTheOrderOfTheVariantAndItsJobAssigned() {
        bus.send(scene.issue(TestAssignments.CARS, 1, 1));
        TaskEvent.Issued issued = scene.awaitIssued();
        scene.isIssuedOnce(3);
        SimulatedTask task = scene.tasks().get(0);
        assertThat(task.name())
                .isEqualTo("1 Test Assignment " + scene.login + " [" + scene.candidate.key() + "/cars/1]");
        assertThat(task.frames()).containsExactly("10.png", "9.png", "a b.png");
        assertThat(task.labels()).containsExactly("car", "plate");
        assertThat(task.guide()).isEqualTo("# Обведите\n*верно*\n\n\n---\n\n# Outline\n");
        SimulatedJob job = scene.jobs(task.id()).get(0);
        assertThat(issued.jobs())
                .containsExactly(new TaskEvent.Job(
                        job.id(), URI.create("https://cvat.example/tasks/" + task.id() + "/jobs/" + job.id())));
        assertThat(issued.version()).isEqualTo(1);
        assertThat(issued.variant()).isEqualTo(1);
        assertThat(issued.seenBefore()).isFalse();
        assertThat(issued.deadline()).isEqualTo(issued.startedAt().plus(Duration.ofDays(3)));
        assertThat(Duration.between(issued.startedAt(), Instant.now()).abs()).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void sendsTheLabelsWithTheTextToBeTyped() {
        bus.send(scene.issue(TestAssignments.CARS, 1, 1));
        scene.awaitIssued();
        String sent = cvat.server().requests("POST", "/api/tasks").stream()
                .map(request -> request.text())
                .filter(text -> text.contains(scene.login))
                .findFirst()
                .orElseThrow();
        assertThat(sent)
                .contains("\"name\":\"number\",\"mutable\":false,\"input_type\":\"text\"")
                .contains("\"segment_size\":3")
                .doesNotContain("assignee");
    }

    @Test
    void commandsDeliveredTwiceMakeOneTask() throws Exception {
        String id = UUID.randomUUID().toString();
        bus.send(scene.issue(TestAssignments.CARS, 1, 1), id);
        bus.send(scene.issue(TestAssignments.CARS, 1, 1), id);
        bus.send(scene.issue(TestAssignments.CARS, 1, 1));
        scene.awaitIssued();
        await().until(() -> bus.waitingCommands() == 0);
        assertThat(scene.tasks()).hasSize(1);
        assertThat(cvat.server()
                        .requests("POST", "/api/tasks/" + scene.tasks().get(0).id() + "/data/?"))
                .hasSize(1);
    }

    @Test
    void aReaskedCommandIsAnsweredFromTheRowUnchanged() {
        bus.send(scene.issue(TestAssignments.CARS, 1, 1));
        TaskEvent.Issued first = scene.awaitIssued();
        int requests = cvat.server().requests().size();
        bus.send(scene.issue(TestAssignments.CARS, 1, 1));
        bus.send(scene.issue(TestAssignments.CARS, 1, 7));
        await().until(() -> scene.issued().size() == 3);
        assertThat(scene.issued()).containsOnly(first);
        assertThat(cvat.server().requests()).hasSize(requests);
    }

    @Test
    void laterAttemptsGetTheNextVariantAndThenOneSeenBefore() {
        bus.send(scene.issue(TestAssignments.CARS, 3, 1));
        bus.send(scene.issue(TestAssignments.CARS, 2, 1));
        await().until(() -> scene.issued().size() == 2);
        assertThat(scene.issued())
                .extracting(event -> event.attempt().number(), TaskEvent.Issued::variant, TaskEvent.Issued::seenBefore)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(2, 2, false),
                        org.assertj.core.groups.Tuple.tuple(3, 1, true));
    }

    @Test
    void aTaskOfTwoSegmentsHasTwoJobsBothTheCandidates() {
        bus.send(scene.issue(TestAssignments.SPLIT, 1, 1));
        TaskEvent.Issued issued = scene.awaitIssued();
        scene.isIssuedOnce(3);
        assertThat(scene.jobs(issued.cvatTaskId())).hasSize(2);
        assertThat(issued.jobs())
                .extracting(TaskEvent.Job::cvatJobId)
                .isSorted()
                .hasSize(2);
    }

    @Test
    void takesImagesFromTheShareInTheOrderOfTheVariant() {
        bus.send(scene.issue(TestAssignments.SHARED, 1, 1));
        scene.isIssuedOnce(2);
        assertThat(scene.tasks().get(0).frames()).containsExactly("pool/a/2.png", "pool/a/1.png");
    }

    @Test
    void waitsForASlowCvatWithoutCountingItAsFailure() {
        cvat.setCreationTime(Duration.ofSeconds(3));
        bus.send(scene.issue(TestAssignments.CARS, 1, 1));
        scene.isIssuedOnce(3);
        assertThat(AttemptScene.column(database, scene.attempt("cars", 1), "discarded"))
                .isEqualTo("0");
    }

    @Test
    void anUnknownAssignmentFailsInWords() {
        bus.send(scene.issue("nothing-of-the-kind", 1, 4));
        assertThat(scene.awaitFailed().reason()).isEqualTo("There is no assignment named nothing-of-the-kind");
        assertThat(scene.failed().get(0).press()).isEqualTo(4);
        assertThat(scene.tasks()).isEmpty();
    }

    @Test
    void aTaskWhoseCreationWasForgottenByTheDatabaseIsFoundByItsNameAndKept() {
        bus.send(scene.issue(TestAssignments.CARS, 1, 1));
        TaskEvent.Issued first = scene.awaitIssued();
        AttemptScene.execute(database, "DELETE FROM attempt WHERE id = ?", first.attempt());
        bus.send(scene.issue(TestAssignments.CARS, 1, 1));
        await().until(() -> scene.issued().size() == 2);
        assertThat(scene.issued().get(1).cvatTaskId()).isEqualTo(first.cvatTaskId());
        assertThat(scene.tasks()).hasSize(1);
    }
}
