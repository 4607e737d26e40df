package solutions.trainingdata.candidates.task.cvat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.work.RetryLaterException;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSimulator;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;
import solutions.trainingdata.candidates.task.TaskSandbox;

/** How single calls behave. */
@QuarkusTest
@QuarkusTestResource(TaskSandbox.class)
class CvatIT {

    private static final String TASKS = "/api/tasks";

    @Inject
    Cvat tasks;

    CvatSimulator cvat;

    @AfterEach
    void leave() {
        cvat.server().clearFaults();
    }

    @Test
    void logsInOnceAndAgainAfterARefusedTokenWithoutCookies() {
        tasks.tasksNamed("nothing");
        int logins = logins();
        tasks.tasksNamed("nothing");
        assertThat(logins()).isEqualTo(logins);
        answerOnce(SimulatorAnswer.of(401, "application/vnd.cvat+json", "{\"detail\":\"Invalid token.\"}"));
        assertThat(tasks.tasksNamed("nothing")).isEmpty();
        assertThat(logins()).isEqualTo(logins + 1);
        assertThat(cvat.server().requests("POST", "/api/auth/logout")).isEmpty();
        assertThat(cvat.server().requests("GET", TASKS)).allSatisfy(request -> {
            assertThat(request.header("Cookie")).isEmpty();
            assertThat(request.header("Accept")).contains("application/vnd.cvat+json");
            assertThat(request.header("Authorization").orElseThrow()).startsWith("Token ");
        });
    }

    @Test
    void errorsTellCallAndStatusAndNeverAPage() {
        answerOnce(SimulatorAnswer.html(502, "<html><body>Bad Gateway</body></html>"));
        assertThatThrownBy(() -> tasks.tasksNamed("nothing"))
                .isInstanceOf(CvatUnavailableException.class)
                .hasMessage("CVAT: look for a task by name: status 502");
        answerOnce(SimulatorAnswer.of(400, "application/vnd.cvat+json", "{\"name\":[\"" + "x".repeat(900) + "\"]}"));
        assertThatThrownBy(() -> tasks.tasksNamed("nothing"))
                .hasMessageContaining("status 400 ({\"name\":[\"xxx")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
    }

    @Test
    void retryAfterIsObeyed() {
        answerOnce(SimulatorAnswer.empty(429).with("Retry-After", "7"));
        assertThatThrownBy(() -> tasks.tasksNamed("nothing"))
                .isInstanceOfSatisfying(
                        RetryLaterException.class, e -> assertThat(e.delay()).isEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    void aCallThatTakesTooLongEndsAtItsLimit() {
        cvat.server().inject(Fault.on("GET", TASKS, 1, new Fault.Effect.Slow(Duration.ofSeconds(6))));
        long start = System.nanoTime();
        assertThatThrownBy(() -> tasks.tasksNamed("nothing"))
                .isInstanceOf(CvatUnavailableException.class)
                .hasMessageContaining("no answer (TimeoutException)");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    private int logins() {
        return cvat.server().requests("POST", "/api/auth/login").size();
    }

    private void answerOnce(SimulatorAnswer answer) {
        cvat.server().inject(Fault.on("GET", TASKS, 1, new Fault.Effect.AnswerInstead(answer)));
    }
}
