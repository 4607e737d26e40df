package solutions.trainingdata.candidates.task.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSimulator;
import solutions.trainingdata.candidates.sandbox.cvat.SimulatedTask;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;
import solutions.trainingdata.candidates.task.Bus;
import solutions.trainingdata.candidates.task.CvatCaller;
import solutions.trainingdata.candidates.task.OddAnswers;
import solutions.trainingdata.candidates.task.TaskSandbox;
import solutions.trainingdata.candidates.task.TestAssignments;
import solutions.trainingdata.candidates.task.TestClock;
import solutions.trainingdata.candidates.task.cvat.Cvat;
import solutions.trainingdata.candidates.task.cvat.CvatTaskDraft;

/** Odd answers, things that never come, accounts that are gone: one whole task, or a word that HR understands. */
@QuarkusTest
@QuarkusTestResource(TaskSandbox.class)
class MisbehavingCvatIT {

    private static final String CVAT_JSON = "application/vnd.cvat+json";
    private static final String TASK = "/api/tasks/\\d+";
    private static final String JOB = "/api/jobs/\\d+";
    private static final List<String> CALLS = List.of(
            "GET /api/tasks",
            "POST /api/tasks",
            "GET " + TASK,
            "POST /api/guides",
            "POST " + TASK + "/data/?",
            "GET /api/requests/.*",
            "GET /api/jobs",
            "PATCH " + JOB);
    private static final List<String> NO_ANSWERS =
            List.of("a page", "nothing", "{}", "a list", "another object", "a torn object", "half", "100 MB");
    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject
    AgroalDataSource database;

    @Inject
    SweepTasks sweep;

    @Inject
    TestClock clock;

    @Inject
    Cvat tasks;

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
        cvat.holdCreations(false);
        clock.putForward(Duration.ZERO);
        bus.close();
    }

    /** Two of each call, so that all calls and all answers occur. */
    static Stream<Arguments> someAnswersThatAreNone() {
        List<Fault.Effect> first = noAnswers("GET");
        return IntStream.range(0, CALLS.size()).boxed().flatMap(call -> Stream.of(call, call + first.size() / 2)
                .map(i -> fault(CALLS.get(call), i)));
    }

    static Stream<Arguments> allAnswersThatAreNone() {
        return CALLS.stream()
                .flatMap(call -> IntStream.range(0, noAnswers(call).size()).mapToObj(i -> fault(call, i)));
    }

    private static Arguments fault(String call, int number) {
        List<Fault.Effect> effects = noAnswers(call);
        int effect = number % effects.size();
        String[] parts = call.split(" ");
        return Arguments.of(
                Named.of(call + ": " + NO_ANSWERS.get(effect), Fault.on(parts[0], parts[1], 1, effects.get(effect))));
    }

    private static List<Fault.Effect> noAnswers(String call) {
        Stream<Fault.Effect> odd = OddAnswers.ALL.stream()
                .map(answer -> call.startsWith("GET")
                        ? new Fault.Effect.AnswerInstead(answer)
                        : new Fault.Effect.AnswerAfter(answer));
        return Stream.concat(odd, Stream.of(new Fault.Effect.HalfAnswer(), new Fault.Effect.HugeAnswer(100_000_000)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("someAnswersThatAreNone")
    void anAnswerThatIsNoneLeavesOneTask(Fault fault) {
        leavesOneTask(fault);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("allAnswersThatAreNone")
    void everyAnswerThatIsNoneLeavesOneTask(Fault fault) {
        leavesOneTask(fault);
    }

    private void leavesOneTask(Fault fault) {
        cvat.server().inject(fault);
        bus.send(scene.issue(TestAssignments.CARS, 1, 1));
        scene.isIssuedOnce(3);
        nothingIsLeft(1);
    }

    static Stream<Fault> errorsOfOneReadingCall() {
        return Stream.of(
                Fault.on(
                        "GET",
                        "/api/tasks",
                        1,
                        new Fault.Effect.AnswerInstead(SimulatorAnswer.html(502, "<html>Bad Gateway</html>"))),
                Fault.on(
                        "GET",
                        TASK,
                        1,
                        new Fault.Effect.AnswerInstead(
                                SimulatorAnswer.empty(429).with("Retry-After", "1"))),
                Fault.on("GET", "/api/jobs", 1, new Fault.Effect.HangUpAfter()));
    }

    @ParameterizedTest
    @MethodSource("errorsOfOneReadingCall")
    void aReadingCallThatGoesWrongOnceLeavesOneTask(Fault fault) {
        leavesOneTask(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/tasks",
                "POST /api/tasks",
                "POST /api/guides",
                "POST /api/tasks/\\d+/data/?",
                "GET /api/requests/.*",
                "GET /api/jobs",
                "PATCH /api/jobs/\\d+"
            })
    void aProcessThatDiesRightAfterACallLeavesOneTask(String call) {
        String[] parts = call.split(" ");
        cvat.server().inject(Fault.on(parts[0], parts[1], 1, new Fault.Effect.RunAfter(this::takeAway)));
        bus.send(scene.issue(TestAssignments.CARS, 1, 1));
        scene.isIssuedOnce(3);
        nothingIsLeft(1);
    }

    @Test
    void aCreationThatCvatCarriesOutLateLeavesOneTask() {
        String name = new TaskName(scene.attempt(TestAssignments.CARS, 1), scene.login).text();
        cvat.server().inject(Fault.on("POST", "/api/guides", 1, new Fault.Effect.RunBefore(() -> make(name))));
        bus.send(scene.issue(TestAssignments.CARS, 1, 1));
        TaskEvent.Issued issued = scene.awaitIssued();
        assertThat(scene.tasks()).hasSize(2);
        nothingIsLeft(1);
        assertThat(scene.tasks().get(0).id()).isEqualTo(issued.cvatTaskId());
    }

    @Test
    void aTaskOfTheSameNameThatSomebodyElseMadeIsNotOurs() {
        String name = new TaskName(scene.attempt(TestAssignments.CARS, 1), scene.login).text();
        CvatCaller.user(cvat, scene.login).call("POST", "/api/tasks", "{\"name\":\"" + name + "\",\"labels\":[]}");
        long theirs = scene.tasks().get(0).id();
        bus.send(scene.issue(TestAssignments.CARS, 1, 1));
        assertThat(scene.awaitIssued().cvatTaskId()).isNotEqualTo(theirs);
        nothingIsLeft(2);
        assertThat(scene.tasks()).extracting(SimulatedTask::id).contains(theirs);
    }

    @Test
    void imagesThatNeverBecomeFramesAreTriedThreeTimesAndGivenUpInWords() {
        cvat.holdCreations(true);
        bus.send(scene.issue(TestAssignments.SPLIT, 1, 1));
        await().atMost(LONG).until(() -> !scene.failed().isEmpty());
        assertThat(scene.failed().get(0).reason())
                .isEqualTo("CVAT did not make a good task in 3 tries; the last time: CVAT did not prepare the images"
                        + " within 4 s");
        assertThat(scene.tasks()).isEmpty();
        cvat.holdCreations(false);
        bus.send(scene.issue(TestAssignments.SPLIT, 1, 2));
        scene.awaitIssued();
        nothingIsLeft(1);
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
        bus.send(scene.issue(TestAssignments.CARS, 1, 1));
        scene.isIssuedOnce(3);
        cvat.setCreationTime(Duration.ofMillis(100));
        nothingIsLeft(1);
    }

    @Test
    void aFinishedRequestWithoutFramesIsGivenUpInWords() {
        String body = "{\"id\":1,\"name\":\"x\",\"size\":0,\"jobs\":{\"count\":0}}";
        cvat.server().inject(always("GET", TASK, SimulatorAnswer.of(200, CVAT_JSON, body)));
        bus.send(scene.issue(TestAssignments.SPLIT, 1, 1));
        assertThat(scene.awaitFailed().reason())
                .isEqualTo("CVAT did not make a good task in 3 tries; the last time: CVAT should have made 3 frames in"
                        + " 2 jobs and has 0 frames in 0 jobs");
        assertThat(scene.tasks()).isEmpty();
    }

    @Test
    void aDiscardedTaskIsDeletedUntilCvatDoesIt() {
        SimulatorAnswer error = SimulatorAnswer.html(500, "<html>Server Error</html>");
        cvat.server().inject(Fault.on("POST", TASK + "/data/?", 1, new Fault.Effect.AnswerAfter(error)));
        cvat.server().inject(Fault.on("DELETE", TASK, 5, new Fault.Effect.AnswerInstead(error)));
        bus.send(scene.issue(TestAssignments.CARS, 1, 1));
        scene.isIssuedOnce(3);
        nothingIsLeft(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{\"id\":999999}"})
    void anAssignmentThatIsConfirmedAndNotDoneIsGivenUpInWords(String assignee) {
        cvat.server()
                .inject(Fault.on("GET", "/api/jobs", 1, new Fault.Effect.RunBefore(() -> ignoreAssigning(assignee))));
        bus.send(scene.issue(TestAssignments.CARS, 1, 1));
        assertThat(scene.awaitFailed().reason())
                .matches("CVAT said yes and did nothing when asked to assign job \\d+ to user " + scene.userId
                        + "; tried 20 times");
        assertThat(lastError()).isEqualTo(scene.failed().get(0).reason());
        cvat.server().clearFaults();
        nothingIsLeft(0);
    }

    private void ignoreAssigning(String assignee) {
        long job = scene.jobs(scene.tasks().get(0).id()).get(0).id();
        String body = "{\"id\":" + job + ",\"assignee\":" + assignee + "}";
        cvat.server().inject(always("PATCH", "/api/jobs/" + job, SimulatorAnswer.of(200, CVAT_JSON, body)));
    }

    @Test
    void aCandidateWhoseCvatAccountIsGoneIsSaidInWords() {
        CvatCaller.admin(cvat).call("DELETE", "/api/users/" + scene.userId, "");
        bus.send(scene.issue(TestAssignments.CARS, 1, 1));
        assertThat(scene.awaitFailed().reason())
                .isEqualTo("The candidate's CVAT account " + scene.login + " (user " + scene.userId
                        + ") is not in CVAT any more: nobody can be given the task");
        nothingIsLeft(0);
    }

    @Test
    void anErrorWithoutAnEndIsGivenUpInWords() {
        cvat.server().inject(always("POST", "/api/tasks", SimulatorAnswer.html(502, "<html>Bad Gateway</html>")));
        bus.send(scene.issue(TestAssignments.CARS, 1, 1));
        assertThat(scene.awaitFailed().reason())
                .isEqualTo("CVAT answered 502 when asked to create a task; tried 20 times");
        assertThat(lastError()).isEqualTo(scene.failed().get(0).reason());
    }

    @Test
    void aRefusedLoginIsGivenUpInWordsAndAMendedOneServesAgain() {
        cvat.server()
                .inject(always(
                        "GET", "/api/tasks", SimulatorAnswer.of(401, CVAT_JSON, "{\"detail\":\"Invalid token.\"}")));
        cvat.server()
                .inject(always(
                        "POST",
                        "/api/auth/login",
                        SimulatorAnswer.of(
                                400,
                                CVAT_JSON,
                                "{\"non_field_errors\":[\"Unable to log in with provided credentials.\"]}")));
        bus.send(scene.issue(TestAssignments.CARS, 1, 1));
        assertThat(scene.awaitFailed().reason())
                .isEqualTo("CVAT refuses the login of admin (Unable to log in with provided credentials.): check"
                        + " CVAT_USERNAME and CVAT_PASSWORD; tried 20 times");
        cvat.server().clearFaults();
        bus.send(scene.issue(TestAssignments.CARS, 1, 2));
        scene.awaitIssued();
        assertThat(scene.tasks()).hasSize(1);
    }

    @Test
    void anAdminWhoIsNoSuperuserMakesTasksAllTheSame() {
        CvatCaller admin = CvatCaller.admin(cvat);
        String boss = "boss" + scene.userId;
        admin.call("PATCH", "/api/users/" + admin.register(boss), "{\"is_superuser\":true,\"groups\":[\"admin\"]}");
        long service = cvat.user(CvatSimulator.ADMIN).orElseThrow().id();
        CvatCaller other = CvatCaller.user(cvat, boss);
        other.call("PATCH", "/api/users/" + service, "{\"is_superuser\":false}");
        try {
            bus.send(scene.issue(TestAssignments.CARS, 1, 1));
            scene.isIssuedOnce(3);
        } finally {
            other.call("PATCH", "/api/users/" + service, "{\"is_superuser\":true}");
        }
    }

    private static Fault always(String method, String path, SimulatorAnswer answer) {
        return Fault.on(method, path, 10_000, new Fault.Effect.AnswerInstead(answer));
    }

    private void make(String name) {
        tasks.createTask(new CvatTaskDraft(name, List.of(), 0, 0));
    }

    private String lastError() {
        return AttemptScene.column(database, scene.attempt(TestAssignments.CARS, 1), "last_error");
    }

    /** As when the process died: what its step found out is lost, the next one comes when the lease has run out. */
    private void takeAway() {
        AttemptScene.execute(
                database,
                "UPDATE attempt SET claim = NULL, claimed_until = NULL WHERE id = ?",
                scene.attempt(TestAssignments.CARS, 1));
    }

    /** Also after everything that is older than an hour and nobody's was swept away. */
    private void nothingIsLeft(int count) {
        clock.putForward(Duration.ofHours(2));
        sweep.sweep();
        assertThat(scene.tasks()).hasSize(count);
    }
}
