package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.sandbox.annotate.Manner;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.launcher.Service;
import solutions.trainingdata.candidates.sandbox.telegram.call.TelegramFaults;

/**
 * SIGTERM while a step is running, as at every new version: the service ends by itself, and after its restart the
 * journey goes on at once, not when a lease is over, and with nothing done twice.
 */
class GracefulStopStoryTest {

    /** Less than Kubernetes waits before it kills. */
    private static final Duration GRACE = Duration.ofSeconds(25);
    /** A lease is a step's limit of 20 s and a margin of 5 s. */
    private static final Duration LEASE = Duration.ofSeconds(25);

    private final Sandbox sandbox = Sandbox.running();
    private final CountDownLatch underWay = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    @AfterEach
    void clear() {
        ended.countDown();
        sandbox.infrastructure().cvat().server().clearFaults();
        sandbox.infrastructure().telegram().clearFaults();
    }

    @Test
    void accountServiceStopsWhileItRegisters() {
        slowCvat("POST", "/api/auth/register");
        stopsWhilePreparing(Service.ACCOUNT);
    }

    @Test
    void taskServiceStopsWhileItUploads() {
        slowCvat("POST", "/api/tasks/\\d+/data/?");
        stopsWhilePreparing(Service.TASK);
    }

    @Test
    void gatewayStopsWhileItSends() {
        sandbox.infrastructure()
                .telegram()
                .inject(TelegramFaults.on(
                        "sendMessage", call -> call.text("text").orElse("").contains("Your login"), 1, answeredLate()));
        stopsWhilePreparing(Service.BOT);
    }

    @Test
    void metricsServiceStopsWhileItReads() {
        Candidate candidate = sandbox.candidate();
        candidate.confirmsTheTest();
        candidate.getsTheTask();
        candidate.annotates(Manner.WELL);
        slowCvat("GET", "/api/tasks/\\d+/annotations/?");
        candidate.handsIn();
        goesOn(Service.METRICS, candidate, candidate::isAccepted);
        candidate.cardOfHr();
        candidate.hasEverythingOnce(0);
    }

    private void stopsWhilePreparing(Service service) {
        Candidate candidate = sandbox.candidate();
        candidate.confirmsTheTest();
        goesOn(service, candidate, candidate::getsTheTask);
        candidate.annotates(Manner.WELL);
        candidate.handsIn();
        candidate.isAccepted();
        candidate.cardOfHr();
        candidate.hasEverythingOnce(0);
    }

    private void goesOn(Service service, Candidate candidate, Runnable untilTheNextStep) {
        assertThat(await(underWay, Sandbox.LONG)).as("the step began").isTrue();
        long asked = System.nanoTime();
        boolean byItself = sandbox.product().service(service).stop(GRACE);
        ended.countDown();
        Duration stopping = Duration.ofNanos(System.nanoTime() - asked);
        sandbox.product().awaitReady(Sandbox.LONG.multipliedBy(3));
        long ready = System.nanoTime();
        untilTheNextStep.run();
        Duration goingOn = Duration.ofNanos(System.nanoTime() - ready);
        System.out.printf(
                "%s stopped in %.1f s, and %.1f s after it was ready again %s had gone on%n",
                service.module(), stopping.toMillis() / 1000.0, goingOn.toMillis() / 1000.0, candidate);
        assertThat(byItself).as("ends by itself").isTrue();
        assertThat(goingOn).isLessThan(LEASE);
    }

    private void slowCvat(String method, String path) {
        sandbox.infrastructure().cvat().server().inject(Fault.on(method, path, 1, answeredLate()));
    }

    /** Carried out at once; answered when the caller has ended, or after two seconds. */
    private Fault.Effect answeredLate() {
        return new Fault.Effect.RunAfter(() -> {
            underWay.countDown();
            await(ended, Duration.ofSeconds(2));
        });
    }

    private static boolean await(CountDownLatch latch, Duration limit) {
        try {
            return latch.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("The story was interrupted", e);
        }
    }
}
