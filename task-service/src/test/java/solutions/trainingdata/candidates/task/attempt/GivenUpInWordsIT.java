package solutions.trainingdata.candidates.task.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSimulator;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;
import solutions.trainingdata.candidates.task.CvatClock;
import solutions.trainingdata.candidates.task.TaskSandbox;
import solutions.trainingdata.candidates.task.TestAssignments;

/** What CVAT never does however often it is asked: given up, in words that HR understands. */
@QuarkusTest
@QuarkusTestResource(TaskSandbox.class)
class GivenUpInWordsIT {

    private static final String CVAT_JSON = "application/vnd.cvat+json";
    private static final String TASK = "/api/tasks/\\d+";
    private static final Duration LONG = Duration.ofSeconds(60);

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

    @Test
    void imagesThatNeverBecomeFramesAreTriedThreeTimesAndGivenUpInWords() {
        cvat.holdCreations(true);
        attempt.issue(TestAssignments.SPLIT, 1);
        await().atMost(LONG).until(() -> !scene.failed().isEmpty());
        assertThat(scene.failed().get(0).reason())
                .isEqualTo("CVAT did not make a good task in 3 tries; the last time: CVAT did not prepare the images"
                        + " within 4 s");
        assertThat(scene.tasks()).isEmpty();
        cvat.holdCreations(false);
        attempt.issue(TestAssignments.SPLIT, 2);
        scene.awaitIssued();
        attempt.leavesTasks(1);
    }

    @Test
    void aFinishedRequestWithoutFramesIsGivenUpInWords() {
        String body = "{\"id\":1,\"name\":\"x\",\"size\":0,\"jobs\":{\"count\":0}}";
        attempt.cvatAlwaysAnswers("GET", TASK, SimulatorAnswer.of(200, CVAT_JSON, body));
        attempt.issue(TestAssignments.SPLIT, 1);
        assertThat(scene.awaitFailed().reason())
                .isEqualTo("CVAT did not make a good task in 3 tries; the last time: CVAT should have made 3 frames in"
                        + " 2 jobs and has 0 frames in 0 jobs");
        assertThat(scene.tasks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{\"id\":999999}"})
    void anAssignmentThatIsConfirmedAndNotDoneIsGivenUpInWords(String assignee) {
        cvat.server()
                .inject(Fault.on("GET", "/api/jobs", 1, new Fault.Effect.RunBefore(() -> ignoreAssigning(assignee))));
        attempt.issue(TestAssignments.CARS, 1);
        assertThat(scene.awaitFailed().reason())
                .matches("CVAT said yes and did nothing when asked to assign job \\d+ to user " + scene.userId
                        + "; tried 20 times");
        assertThat(lastError()).isEqualTo(scene.failed().get(0).reason());
        cvat.server().clearFaults();
        attempt.leavesTasks(0);
    }

    private void ignoreAssigning(String assignee) {
        long job = scene.jobs(scene.tasks().get(0).id()).get(0).id();
        String body = "{\"id\":" + job + ",\"assignee\":" + assignee + "}";
        attempt.cvatAlwaysAnswers("PATCH", "/api/jobs/" + job, SimulatorAnswer.of(200, CVAT_JSON, body));
    }

    @Test
    void anErrorWithoutAnEndIsGivenUpInWords() {
        attempt.cvatAlwaysAnswers("POST", "/api/tasks", SimulatorAnswer.html(502, "<html>Bad Gateway</html>"));
        attempt.issue(TestAssignments.CARS, 1);
        assertThat(scene.awaitFailed().reason())
                .isEqualTo("CVAT answered 502 when asked to create a task; tried 20 times");
        assertThat(lastError()).isEqualTo(scene.failed().get(0).reason());
    }

    private String lastError() {
        return AttemptScene.column(database, scene.attempt(TestAssignments.CARS, 1), "last_error");
    }
}
