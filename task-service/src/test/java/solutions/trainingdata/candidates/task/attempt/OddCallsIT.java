package solutions.trainingdata.candidates.task.attempt;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSimulator;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;
import solutions.trainingdata.candidates.task.CvatClock;
import solutions.trainingdata.candidates.task.OddAnswers;
import solutions.trainingdata.candidates.task.TaskSandbox;
import solutions.trainingdata.candidates.task.TestAssignments;

/** One call of many goes wrong, or is the last of a process that dies: one whole task all the same. */
@QuarkusTest
@QuarkusTestResource(TaskSandbox.class)
class OddCallsIT {

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

    @Inject
    AgroalDataSource database;

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
        attempt.issue(TestAssignments.CARS, 1);
        scene.isIssuedOnce(3);
        attempt.leavesTasks(1);
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
                "GET /api/tasks/\\d+",
                "GET /api/requests/.*",
                "GET /api/jobs",
                "PATCH /api/jobs/\\d+"
            })
    void aProcessThatDiesRightAfterACallLeavesOneTask(String call) {
        String[] parts = call.split(" ");
        // A step that only learned something must not go on, as it would in a process that lives.
        Fault.Effect dies = parts[0].equals("GET")
                ? new Fault.Effect.RunInstead(this::takeAway)
                : new Fault.Effect.RunAfter(this::takeAway);
        cvat.server().inject(Fault.on(parts[0], parts[1], 1, dies));
        attempt.issue(TestAssignments.CARS, 1);
        scene.isIssuedOnce(3);
        attempt.leavesTasks(1);
    }

    /** As when the process died: what its step found out is lost, the next one comes when the lease has run out. */
    private void takeAway() {
        AttemptScene.execute(
                database,
                "UPDATE attempt SET claim = NULL, claimed_until = NULL WHERE id = ?",
                scene.attempt(TestAssignments.CARS, 1));
    }
}
