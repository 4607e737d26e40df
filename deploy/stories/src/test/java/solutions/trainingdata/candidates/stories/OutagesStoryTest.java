package solutions.trainingdata.candidates.stories;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.sandbox.annotate.Manner;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.launcher.Service;

/**
 * The broker or the database goes away in mid-journey and comes back: the journey ends right, everything once. The
 * embedded broker forgets its messages at that; the real one keeps them.
 */
@Tag("long")
class OutagesStoryTest {

    private static final Duration AWAY = Duration.ofSeconds(20);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(120);

    private final Sandbox sandbox = Sandbox.running();
    private final Candidate candidate = sandbox.candidate();

    @AfterEach
    void clear() {
        sandbox.infrastructure().cvat().server().clearFaults();
    }

    @Test
    void theBrokerIsAwayWhileTheTestIsPrepared() throws InterruptedException {
        Moment moment = new Moment("POST", "/api/auth/register");
        candidate.confirmsTheTest();
        moment.await();
        brokerIsAway();
        journeyEndsRight("the broker was away for " + AWAY.toSeconds() + " s while the test was prepared");
    }

    @Test
    void theDatabaseRestartsWhileTheTestIsPrepared() throws InterruptedException {
        Moment moment = new Moment("POST", "/api/tasks");
        candidate.confirmsTheTest();
        moment.await();
        sandbox.infrastructure().restartPostgres();
        journeyEndsRight("the database restarted while the test was prepared");
    }

    @Test
    void bothGoAwayWhileWorkIsHandedIn() throws InterruptedException {
        candidate.confirmsTheTest();
        candidate.getsTheTask();
        candidate.annotates(Manner.WELL);
        Moment moment = new Moment("GET", "/api/tasks/\\d+/annotations/?");
        candidate.handsIn();
        moment.await();
        sandbox.infrastructure().restartPostgres();
        brokerIsAway();
        accepted("both went away while work was handed in");
    }

    /** The first request of that kind from now on. */
    private final class Moment {

        private final CountDownLatch came = new CountDownLatch(1);

        Moment(String method, String path) {
            sandbox.infrastructure()
                    .cvat()
                    .server()
                    .inject(Fault.on(method, path, 1, new Fault.Effect.RunBefore(came::countDown)));
        }

        void await() throws InterruptedException {
            if (!came.await(BACK_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("The moment of the outage never came");
            }
        }
    }

    /** What is tested is the length of the outage itself: there is no condition to wait for. */
    private void brokerIsAway() {
        sandbox.infrastructure().broker().stop();
        long end = System.nanoTime() + AWAY.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        sandbox.infrastructure().broker().startAgain();
    }

    private void journeyEndsRight(String outage) {
        long back = System.nanoTime();
        candidate.getsTheTask();
        say("the task was there", outage, back);
        candidate.annotates(Manner.WELL);
        candidate.handsIn();
        accepted(outage);
    }

    private void accepted(String outage) {
        long back = System.nanoTime();
        candidate.isAccepted();
        candidate.cardOfHr();
        say("accepted", outage, back);
        sandbox.product().awaitReady(BACK_WITHIN);
        candidate.hasEverythingOnce(0);
    }

    private void say(String what, String outage, long since) {
        StringBuilder restarts = new StringBuilder();
        for (Service service : Service.values()) {
            restarts.append(' ')
                    .append(service.module())
                    .append(' ')
                    .append(sandbox.product().restarts(service));
        }
        System.out.printf(
                "%s: %s after %d s; restarts so far:%s%n",
                outage, what, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since), restarts);
    }
}
