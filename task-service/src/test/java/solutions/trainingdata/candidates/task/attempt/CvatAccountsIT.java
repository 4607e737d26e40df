package solutions.trainingdata.candidates.task.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSimulator;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;
import solutions.trainingdata.candidates.task.CvatCaller;
import solutions.trainingdata.candidates.task.CvatClock;
import solutions.trainingdata.candidates.task.TaskSandbox;
import solutions.trainingdata.candidates.task.TestAssignments;

/** Accounts in CVAT, the candidate's and our own, that are gone, refused or may less than they should. */
@QuarkusTest
@QuarkusTestResource(TaskSandbox.class)
class CvatAccountsIT {

    private static final String CVAT_JSON = "application/vnd.cvat+json";

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
    void aCandidateWhoseCvatAccountIsGoneIsSaidInWords() {
        CvatCaller.admin(cvat).call("DELETE", "/api/users/" + scene.userId, "");
        attempt.issue(TestAssignments.CARS, 1);
        assertThat(scene.awaitFailed().reason())
                .isEqualTo("The candidate's CVAT account " + scene.login + " (user " + scene.userId
                        + ") is not in CVAT any more: nobody can be given the task");
        attempt.leavesTasks(0);
    }

    @Test
    void aRefusedLoginIsGivenUpInWordsAndAMendedOneServesAgain() {
        attempt.cvatAlwaysAnswers(
                "GET", "/api/tasks", SimulatorAnswer.of(401, CVAT_JSON, "{\"detail\":\"Invalid token.\"}"));
        attempt.cvatAlwaysAnswers(
                "POST",
                "/api/auth/login",
                SimulatorAnswer.of(
                        400, CVAT_JSON, "{\"non_field_errors\":[\"Unable to log in with provided credentials.\"]}"));
        attempt.issue(TestAssignments.CARS, 1);
        assertThat(scene.awaitFailed().reason())
                .isEqualTo("CVAT refuses the login of admin (Unable to log in with provided credentials.): check"
                        + " CVAT_USERNAME and CVAT_PASSWORD; tried 20 times");
        cvat.server().clearFaults();
        attempt.issue(TestAssignments.CARS, 2);
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
            attempt.issue(TestAssignments.CARS, 1);
            scene.isIssuedOnce(3);
        } finally {
            other.call("PATCH", "/api/users/" + service, "{\"is_superuser\":true}");
        }
    }
}
