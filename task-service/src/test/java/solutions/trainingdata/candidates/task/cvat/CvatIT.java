package solutions.trainingdata.candidates.task.cvat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.work.RetryLaterException;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSimulator;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;
import solutions.trainingdata.candidates.task.OddAnswers;
import solutions.trainingdata.candidates.task.TaskSandbox;

/** How single calls behave. */
@QuarkusTest
@QuarkusTestResource(TaskSandbox.class)
class CvatIT {

    private static final String TASKS = "/api/tasks";
    private static final String LOGIN = "/api/auth/login";
    private static final SimulatorAnswer INVALID_TOKEN =
            SimulatorAnswer.of(401, "application/vnd.cvat+json", "{\"detail\":\"Invalid token.\"}");
    private static final SimulatorAnswer REFUSED = SimulatorAnswer.of(
            400,
            "application/vnd.cvat+json",
            "{\"non_field_errors\":[\"Unable to log in with provided credentials.\"]}");

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
                .hasMessage("CVAT answered 502 when asked to look for a task by its name");
        answerOnce(SimulatorAnswer.of(400, "application/vnd.cvat+json", "{\"name\":[\"" + "x".repeat(900) + "\"]}"));
        assertThatThrownBy(() -> tasks.tasksNamed("nothing"))
                .hasMessageContaining("answered 400 when asked to look for a task by its name (name: xxx")
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
                .hasMessageContaining("no answer when asked to look for a task by its name (none within 2 s)");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void anAnswerOfAnotherShapeIsNoAnswer() {
        for (SimulatorAnswer answer : OddAnswers.ALL) {
            answerOnce(answer);
            assertThatThrownBy(() -> tasks.tasksNamed("nothing"))
                    .isInstanceOf(CvatUnavailableException.class)
                    .hasMessage("What was answered when CVAT was asked to look for a task by its name is not an answer"
                            + " of CVAT: is CVAT_URL right?");
        }
    }

    @Test
    void aHugeAnswerIsNotTakenIntoMemory() {
        cvat.server().inject(Fault.on("GET", TASKS, 1, new Fault.Effect.HugeAnswer(2_000_000_000)));
        assertThatThrownBy(() -> tasks.tasksNamed("nothing"))
                .isInstanceOf(AnswerTooLargeException.class)
                .hasMessage("CVAT answered with more than 4194304 bytes when asked to look for a task by its name");
        assertThat(tasks.tasksNamed("nothing")).isEmpty();
    }

    @Test
    void ofAHugeErrorTheStatusCounts() {
        answerOnce(SimulatorAnswer.of(404, "text/plain", "x".repeat(5_000_000)));
        assertThatThrownBy(() -> tasks.tasksNamed("nothing"))
                .hasMessageStartingWith("CVAT answered 404 when asked to look for a task by its name (xxx")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
    }

    @Test
    void halfAnAnswerIsNone() {
        cvat.server().inject(Fault.on("GET", TASKS, 1, new Fault.Effect.HalfAnswer()));
        assertThatThrownBy(() -> tasks.tasksNamed("nothing"))
                .isInstanceOf(CvatUnavailableException.class)
                .hasMessage(
                        "CVAT gave no answer when asked to look for a task by its name (the connection was closed)");
        assertThat(tasks.tasksNamed("nothing")).isEmpty();
    }

    @Test
    void soMuchThatItIsNotReadIsSomebodysWork() {
        cvat.server()
                .inject(Fault.on(
                        "GET",
                        "/api/jobs/7/annotations/",
                        1,
                        new Fault.Effect.AnswerInstead(
                                SimulatorAnswer.of(200, "application/vnd.cvat+json", " ".repeat(5_000_000)))));
        assertThat(tasks.hasAnnotations(7)).isTrue();
    }

    @Test
    void aListWithoutAnEndIsReadToALimit() {
        int before = cvat.server().requests("GET", TASKS).size();
        cvat.server()
                .inject(Fault.on(
                        "GET",
                        TASKS,
                        1000,
                        new Fault.Effect.AnswerInstead(SimulatorAnswer.of(
                                200, "application/vnd.cvat+json", "{\"next\":\"/api/tasks?page=2\",\"results\":[]}"))));
        assertThat(tasks.ownTasks("Test").tasks()).isEmpty();
        assertThat(cvat.server().requests("GET", TASKS)).hasSize(before + 100);
    }

    @Test
    void whoWaitsForAnothersLoginWaitsNoLongerThanItMayTake() throws Exception {
        loseToken();
        cvat.server().inject(Fault.on("POST", LOGIN, 1, new Fault.Effect.Slow(Duration.ofSeconds(20))));
        cvat.server().inject(Fault.on("POST", LOGIN, 9, new Fault.Effect.Slow(Duration.ofMillis(1500))));
        long start = System.nanoTime();
        List<CompletableFuture<Object>> callers = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> (Object) tasks.tasksNamed("nothing"))
                        .exceptionally(e -> e.getCause().getMessage()))
                .toList();
        List<Object> ends = callers.stream().map(CompletableFuture::join).toList();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(9));
        assertThat(ends).anySatisfy(end -> assertThat(end).asString().contains("gave no answer when asked to log in"));
        cvat.server().clearFaults();
        assertThat(tasks.tasksNamed("nothing")).isEmpty();
    }

    @Test
    void aRefusedLoginIsSaidClearlyNotHammeredAndMended() {
        loseToken();
        cvat.server().inject(Fault.on("POST", LOGIN, 1000, new Fault.Effect.AnswerInstead(REFUSED)));
        int before = logins();
        for (int call = 0; call < 20; call++) {
            assertThatThrownBy(() -> tasks.tasksNamed("nothing"))
                    .hasMessage("CVAT refuses the login of admin (Unable to log in with provided credentials.):"
                            + " check CVAT_USERNAME and CVAT_PASSWORD");
        }
        assertThat(logins() - before).isBetween(1, 3);
        cvat.server().clearFaults();
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(tasks.tasksNamed("nothing")).isEmpty());
    }

    @Test
    void aLoginAnsweredByAPageIsNoLogin() {
        loseToken();
        cvat.server()
                .inject(Fault.on(
                        "POST",
                        LOGIN,
                        1,
                        new Fault.Effect.AnswerInstead(SimulatorAnswer.html(200, "<html>Hi</html>"))));
        assertThatThrownBy(() -> tasks.tasksNamed("nothing")).hasMessageContaining("asked to log in is not an answer");
        assertThat(tasks.tasksNamed("nothing")).isEmpty();
    }

    /** As when an admin deletes it; the login that follows is refused this once, so that none is held. */
    private void loseToken() {
        cvat.server().inject(Fault.on("POST", LOGIN, 1, new Fault.Effect.AnswerInstead(SimulatorAnswer.empty(502))));
        answerOnce(INVALID_TOKEN);
        assertThatThrownBy(() -> tasks.tasksNamed("nothing")).hasMessageContaining("502 when asked to log in");
    }

    private int logins() {
        return cvat.server().requests("POST", "/api/auth/login").size();
    }

    private void answerOnce(SimulatorAnswer answer) {
        cvat.server().inject(Fault.on("GET", TASKS, 1, new Fault.Effect.AnswerInstead(answer)));
    }
}
