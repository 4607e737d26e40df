package solutions.trainingdata.candidates.task.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSimulator;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;
import solutions.trainingdata.candidates.task.Bus;
import solutions.trainingdata.candidates.task.CvatClock;
import solutions.trainingdata.candidates.task.TaskSandbox;
import solutions.trainingdata.candidates.task.TestAssignments;

/** Whatever CVAT does on the way: in the end one whole task, said once, and nothing left behind. */
@QuarkusTest
@QuarkusTestResource(TaskSandbox.class)
class IssueTaskFaultsIT {

    private static final String DATA = "/api/tasks/\\d+/data/?";
    private static final SimulatorAnswer ERROR = SimulatorAnswer.html(500, "<html><h1>Server Error (500)</h1></html>");
    private static final SimulatorAnswer FORGOTTEN =
            SimulatorAnswer.of(404, "text/html", "There is no request with specified id");

    @Inject
    AgroalDataSource database;

    @Inject
    SweepTasks sweep;

    @Inject
    CvatClock clock;

    CvatSimulator cvat;
    TestAssignments assignments;

    private Bus bus;
    private AttemptScene scene;

    @BeforeEach
    void enter() throws Exception {
        bus = new Bus();
        scene = new AttemptScene(cvat, bus);
        // Long enough for the first look to come before the frames, so that CVAT's request is asked for, too.
        cvat.setCreationTime(Duration.ofMillis(400));
    }

    @AfterEach
    void leave() throws Exception {
        cvat.server().clearFaults();
        cvat.holdCreations(false);
        cvat.forgetRequests(false);
        cvat.setCreationTime(Duration.ofMillis(100));
        clock.putForward(Duration.ZERO);
        bus.close();
    }

    static Stream<Fault> faultsOfOneCall() {
        return Stream.of(
                        "POST /api/tasks",
                        "POST /api/guides",
                        "POST " + DATA,
                        "GET /api/tasks/\\d+",
                        "GET /api/requests/.*",
                        "PATCH /api/jobs/\\d+")
                .map(call -> call.split(" "))
                .flatMap(call -> Stream.of(
                                new Fault.Effect.HangUpBefore(),
                                new Fault.Effect.HangUpAfter(),
                                new Fault.Effect.AnswerInstead(ERROR),
                                new Fault.Effect.AnswerAfter(ERROR),
                                new Fault.Effect.AnswerInstead(SimulatorAnswer.html(502, "<html>Bad Gateway</html>")),
                                new Fault.Effect.AnswerInstead(SimulatorAnswer.of(
                                        401, "application/vnd.cvat+json", "{\"detail\":\"Invalid token.\"}")),
                                new Fault.Effect.AnswerInstead(
                                        SimulatorAnswer.empty(429).with("Retry-After", "1")))
                        .map(effect -> Fault.on(call[0], call[1], 1, effect)));
    }

    @ParameterizedTest
    @MethodSource("faultsOfOneCall")
    void aCallThatGoesWrongOnceLeavesOneTask(Fault fault) {
        cvat.server().inject(fault);
        bus.send(scene.issue(TestAssignments.CARS, 1, 1));
        scene.isIssuedOnce(3);
        nothingIsLeft(1);
    }

    @Test
    void aCreationAnsweredTooLateIsFoundByItsName() {
        cvat.server().inject(Fault.on("POST", "/api/tasks", 1, new Fault.Effect.Slow(Duration.ofSeconds(5))));
        bus.send(scene.issue(TestAssignments.CARS, 1, 1));
        scene.isIssuedOnce(3);
        nothingIsLeft(1);
    }

    @Test
    void anUploadAnsweredTooLateIsDiscarded() {
        cvat.server().inject(Fault.on("POST", DATA, 1, new Fault.Effect.Slow(Duration.ofSeconds(8))));
        bus.send(scene.issue(TestAssignments.CARS, 1, 1));
        scene.isIssuedOnce(3);
        assertThat(discarded(TestAssignments.CARS)).isEqualTo("1");
        nothingIsLeft(1);
    }

    @Test
    void aDiscardedTaskIsDeletedOnlyWhenCvatIsDoneWithItAndDeletionIsRepeated() {
        cvat.holdCreations(true);
        cvat.server().inject(Fault.on("POST", DATA, 1, new Fault.Effect.HangUpAfter()));
        cvat.server().inject(Fault.on("DELETE", "/api/tasks/\\d+", 2, new Fault.Effect.AnswerInstead(ERROR)));
        bus.send(scene.issue(TestAssignments.CARS, 1, 1));
        await().until(() -> Step.DISCARD.equals(state(TestAssignments.CARS)));
        long first = scene.tasks().get(0).id();
        int looks = requestsOf(first);
        await().until(() -> requestsOf(first) >= looks + 2);
        assertThat(deletionsOf(first)).isZero();
        cvat.holdCreations(false);
        scene.isIssuedOnce(3);
        assertThat(deletionsOf(first)).isEqualTo(3);
        nothingIsLeft(1);
    }

    @Test
    void aForgottenRequestOfAReadyTaskIsASuccess() {
        cvat.server().inject(Fault.on("GET", "/api/requests/.*", 1, new Fault.Effect.RunBefore(() -> {
            awaitFrames();
            cvat.forgetRequests(true);
        })));
        bus.send(scene.issue(TestAssignments.SPLIT, 1, 1));
        scene.isIssuedOnce(3);
        assertThat(discarded(TestAssignments.SPLIT)).isEqualTo("0");
    }

    @Test
    void aTaskThatHasItsFramesAtTheFirstLookIsIssuedWithoutItsRequest() {
        cvat.server().inject(Fault.on("GET", "/api/tasks/\\d+", 1, new Fault.Effect.RunBefore(this::awaitFrames)));
        bus.send(scene.issue(TestAssignments.SPLIT, 1, 1));
        scene.isIssuedOnce(3);
        assertThat(requestsOf(scene.tasks().get(0).id())).isZero();
    }

    @Test
    void aForgottenRequestOfATaskWithoutFramesStartsOver() {
        cvat.holdCreations(true);
        cvat.server().inject(Fault.on("GET", "/api/requests/.*", 1, new Fault.Effect.AnswerInstead(FORGOTTEN)));
        bus.send(scene.issue(TestAssignments.CARS, 1, 1));
        await().until(() -> Step.DISCARD.equals(state(TestAssignments.CARS)));
        cvat.holdCreations(false);
        scene.isIssuedOnce(3);
        assertThat(discarded(TestAssignments.CARS)).isEqualTo("1");
        nothingIsLeft(1);
    }

    @Test
    void aTaskWithFewerFramesThanImagesIsDiscarded() {
        String body = "{\"id\":1,\"name\":\"x\",\"size\":2,\"jobs\":{\"count\":2}}";
        cvat.server()
                .inject(Fault.on(
                        "GET",
                        "/api/tasks/\\d+",
                        1,
                        new Fault.Effect.AnswerInstead(SimulatorAnswer.of(200, "application/vnd.cvat+json", body))));
        bus.send(scene.issue(TestAssignments.SPLIT, 1, 1));
        scene.isIssuedOnce(3);
        assertThat(discarded(TestAssignments.SPLIT)).isEqualTo("1");
        nothingIsLeft(1);
    }

    @Test
    void anUploadWhoseWorkerWasReplacedIsNotRepeatedIntoTheSameTask() {
        cvat.server().inject(Fault.on("POST", DATA, 1, new Fault.Effect.RunBefore(() -> takeAway("cars"))));
        bus.send(scene.issue(TestAssignments.CARS, 1, 1));
        scene.isIssuedOnce(3);
        assertThat(discarded(TestAssignments.CARS)).isEqualTo("1");
        nothingIsLeft(1);
    }

    @Test
    void imagesThatCvatCannotUseAreTriedThreeTimesAndGivenUpInWords() {
        bus.send(scene.issue(TestAssignments.SPOILT, 1, 1));
        TaskEvent.Failed failed = scene.awaitFailed();
        assertThat(failed.press()).isEqualTo(1);
        assertThat(failed.reason())
                .startsWith("CVAT did not make a good task in 3 tries; the last time: CVAT could not use the images: ")
                .contains("2.png")
                .doesNotContain("/home/");
        assertThat(scene.tasks()).isEmpty();
        nothingIsLeft(0);
    }

    @Test
    void aFailedAttemptIsBegunAgainOnlyByAGreaterPress() {
        bus.send(scene.issue(TestAssignments.SPOILT, 1, 2));
        TaskEvent.Failed failed = scene.awaitFailed();
        bus.send(scene.issue(TestAssignments.SPOILT, 1, 2));
        bus.send(scene.issue(TestAssignments.SPOILT, 1, 1));
        await().until(() -> scene.failed().size() == 3);
        assertThat(scene.failed()).containsOnly(failed);
        bus.send(scene.issue(TestAssignments.SPOILT, 1, 3));
        await().atMost(Duration.ofSeconds(30)).until(() -> scene.failed().size() == 4);
        assertThat(scene.failed().get(3).press()).isEqualTo(3);
    }

    @Test
    void anAttemptWhoseVersionsImagesAreGoneFailsInWords() {
        TestAssignments.write(
                assignments.directory(), TestAssignments.MOVING, 2, "upload", 5, List.of(List.of("1.png")));
        bus.send(scene.issue(TestAssignments.MOVING, 1, 1));
        assertThat(scene.awaitFailed().reason())
                .startsWith("The images of assignment moving version 1 are gone: its folder has version 2");
        nothingIsLeft(0);
    }

    /** Also after everything that is older than an hour and nobody's was swept away. */
    private void nothingIsLeft(int tasks) {
        clock.putForward(Duration.ofHours(2));
        sweep.sweep();
        assertThat(scene.tasks()).hasSize(tasks);
    }

    private void awaitFrames() {
        await().until(() ->
                scene.tasks().stream().allMatch(task -> task.frames().size() == 3));
    }

    private String state(String assignment) {
        return AttemptScene.column(database, scene.attempt(assignment, 1), "state");
    }

    private String discarded(String assignment) {
        return AttemptScene.column(database, scene.attempt(assignment, 1), "discarded");
    }

    private int requestsOf(long taskId) {
        return cvat.server()
                .requests("GET", "/api/requests/.*target_id=" + taskId)
                .size();
    }

    private int deletionsOf(long taskId) {
        return cvat.server().requests("DELETE", "/api/tasks/" + taskId).size();
    }

    /** As when the lease ran out while the process was frozen. */
    private void takeAway(String assignment) {
        AttemptScene.execute(
                database,
                "UPDATE attempt SET claim = NULL, claimed_until = NULL WHERE id = ?",
                scene.attempt(assignment, 1));
    }
}
