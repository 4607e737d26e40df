package solutions.trainingdata.candidates.stories;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.sandbox.annotate.Manner;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.launcher.Service;
import solutions.trainingdata.candidates.sandbox.telegram.call.TelegramFaults;

/**
 * kill -9 of each service at five moments of a journey, each moment with a candidate of its own. A moment is a request
 * of that service: it is killed just before the request is carried out, or after it was and before it is answered. The
 * journey ends right, with one account, one task, one card for HR and every message once (one may come twice when the
 * gateway is killed while it sends).
 */
class KilledServicesStoryTest {

    private static final Duration KILLED_WITHIN = Duration.ofSeconds(90);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(60);

    private final Sandbox sandbox = Sandbox.running();
    private final List<Candidate> underWay = new ArrayList<>();

    /** When a service is killed: arms the fault, given what to run. */
    private interface Moment {
        void arm(Runnable kill);
    }

    @AfterEach
    void clear() {
        sandbox.infrastructure().cvat().server().clearFaults();
        sandbox.infrastructure().telegram().clearFaults();
    }

    @Test
    void accountServiceKilledAtFiveMoments() throws InterruptedException {
        List<Moment> moments = List.of(
                cvatBefore("GET", "/api/users"),
                cvatBefore("POST", "/api/auth/register"),
                cvatAfter("POST", "/api/auth/register"),
                cvatBefore("PATCH", "/api/users/\\d+"),
                cvatAfter("PATCH", "/api/users/\\d+"));
        whileTheTestIsPrepared(Service.ACCOUNT, moments);
        allEndRight(0);
    }

    @Test
    void taskServiceKilledAtFiveMoments() throws InterruptedException {
        List<Moment> moments = List.of(
                cvatBefore("POST", "/api/tasks"),
                cvatAfter("POST", "/api/tasks"),
                cvatAfter("POST", "/api/tasks/\\d+/data/?"),
                cvatBefore("GET", "/api/requests/.*"),
                cvatAfter("PATCH", "/api/jobs/\\d+"));
        whileTheTestIsPrepared(Service.TASK, moments);
        allEndRight(0);
    }

    @Test
    void metricsServiceKilledAtFiveMoments() throws InterruptedException {
        List<Moment> moments = List.of(
                cvatBefore("GET", "/api/tasks/\\d+/data/meta"),
                cvatBefore("GET", "/api/labels"),
                cvatBefore("GET", "/api/tasks/\\d+/annotations/?"),
                cvatAfter("GET", "/api/tasks/\\d+/annotations/?"),
                cvatAfter("GET", "/api/jobs"));
        for (Moment moment : moments) {
            Candidate candidate = begins();
            candidate.confirmsTheTest();
            candidate.getsTheTask();
            candidate.annotates(Manner.WELL);
            killed(Service.METRICS, moment, candidate::handsIn);
        }
        allAreAccepted(0);
    }

    @Test
    void botGatewayKilledAtFiveMoments() throws InterruptedException {
        List<Moment> moments = List.of(
                telegram("sendMessage", "Preparing", true),
                telegram("sendMessage", "Your login", true),
                telegram("sendMessage", "Your login", false),
                telegram("editMessageText", "Open the task", true),
                telegram("editMessageText", "Open the task", false));
        whileTheTestIsPrepared(Service.BOT, moments);
        // Several of the kills may meet one candidate: each cuts at most one send.
        allEndRight(moments.size());
    }

    private void whileTheTestIsPrepared(Service service, List<Moment> moments) throws InterruptedException {
        for (Moment moment : moments) {
            Candidate candidate = begins();
            killed(service, moment, candidate::confirmsTheTest);
        }
    }

    private Candidate begins() {
        Candidate candidate = sandbox.candidate();
        underWay.add(candidate);
        return candidate;
    }

    private void killed(Service service, Moment moment, Runnable action) throws InterruptedException {
        CountDownLatch dead = new CountDownLatch(1);
        moment.arm(() -> {
            sandbox.product().service(service).kill();
            dead.countDown();
        });
        action.run();
        if (!dead.await(KILLED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("The moment to kill " + service + " never came");
        }
        sandbox.product().awaitReady(BACK_WITHIN);
    }

    /** Each of those who began annotates, hands in, is accepted, and has everything once. */
    private void allEndRight(int messagesDoubledAtMost) {
        for (Candidate candidate : underWay) {
            candidate.getsTheTask();
            candidate.annotates(Manner.WELL);
            candidate.handsIn();
        }
        allAreAccepted(messagesDoubledAtMost);
    }

    private void allAreAccepted(int messagesDoubledAtMost) {
        underWay.forEach(Candidate::isAccepted);
        underWay.forEach(Candidate::cardOfHr);
        underWay.forEach(candidate -> candidate.hasEverythingOnce(messagesDoubledAtMost));
    }

    private Moment cvatBefore(String method, String path) {
        return kill -> inject(method, path, new Fault.Effect.RunBefore(kill));
    }

    private Moment cvatAfter(String method, String path) {
        return kill -> inject(method, path, new Fault.Effect.RunAfter(kill));
    }

    private void inject(String method, String path, Fault.Effect effect) {
        sandbox.infrastructure().cvat().server().inject(Fault.on(method, path, 1, effect));
    }

    private Moment telegram(String method, String text, boolean before) {
        return kill -> sandbox.infrastructure()
                .telegram()
                .inject(TelegramFaults.on(
                        method,
                        call -> call.text("text").orElse("").contains(text),
                        1,
                        before ? new Fault.Effect.RunBefore(kill) : new Fault.Effect.RunAfter(kill)));
    }
}
