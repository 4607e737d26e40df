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
 * SIGTERM while a step is running, as at every new version, for each service in one journey. The service ends by
 * itself, and leaves nothing claimed or in doubt behind: a step that ends within the grace period is saved, the row of
 * one that does not is handed back. So nobody waits for a lease, and nothing is done twice.
 */
class GracefulStopStoryTest {

    /** Less than Kubernetes waits before it kills. */
    private static final Duration KILLED_AFTER = Duration.ofSeconds(25);
    /** A step's grace period is {@link Sandbox#WORK_GRACE}. */
    private static final Duration ENDS_IN_TIME = Duration.ofSeconds(1);

    private static final Duration UNTIL_IT_ENDED = KILLED_AFTER;
    private static final String UNCLAIMED = "claim IS NULL AND claimed_until IS NULL";

    private final Sandbox sandbox = Sandbox.running();
    private final Candidate candidate = sandbox.candidate();
    private final String id = Long.toString(candidate.person().id());

    @AfterEach
    void clear() {
        sandbox.infrastructure().cvat().server().clearFaults();
        sandbox.infrastructure().telegram().clearFaults();
    }

    @Test
    void aJourneyGoesOnAtOnceThoughEachServiceIsAskedToEndInTheMiddleOfItsStep() {
        LateAnswer registering = cvatAnswersLate("POST", "/api/auth/register", UNTIL_IT_ENDED);
        candidate.confirmsTheTest();
        isHandedBackByAStop(Service.ACCOUNT, "account", registering);

        LateAnswer uploading = cvatAnswersLate("POST", "/api/tasks/\\d+/data/?", ENDS_IN_TIME);
        isSavedBeforeAStop(Service.TASK, "attempt", uploading);

        candidate.getsTheTask();
        candidate.annotates(Manner.WELL);
        LateAnswer reading = cvatAnswersLate("GET", "/api/tasks/\\d+/annotations/?", UNTIL_IT_ENDED);
        candidate.handsIn();
        isHandedBackByAStop(Service.METRICS, "submission", reading);

        LateAnswer sending = telegramAnswersLate("Your work is accepted");
        sending.meetsTheStopOf(Service.BOT);
        assertThat(sandbox.ask(
                        Service.BOT,
                        "SELECT count(*) FROM telegram_message WHERE chat_id = " + id
                                + " AND (state = 'SENDING' OR doubtful_sends > 0)"))
                .as("messages in doubt")
                .isEqualTo("0");

        candidate.isAccepted();
        candidate.cardOfHr();
        sandbox.product().awaitReady(Sandbox.LONG.multipliedBy(3));
        candidate.hasEverythingOnce(0);
    }

    /** Its step does not end, and is as if it had not begun. */
    private void isHandedBackByAStop(Service service, String table, LateAnswer inItsStep) {
        inItsStep.begins();
        String state = row(service, table, "state");
        inItsStep.meetsTheStopOf(service);
        assertThat(row(service, table, "state")).isEqualTo(state);
        assertThat(row(service, table, UNCLAIMED + " AND tries = 0 AND next_try_at <= now()"))
                .as("%s may be taken up by anybody at once", table)
                .isEqualTo("t");
    }

    private void isSavedBeforeAStop(Service service, String table, LateAnswer inItsStep) {
        inItsStep.begins();
        String state = row(service, table, "state");
        inItsStep.meetsTheStopOf(service);
        assertThat(row(service, table, "state")).isNotEqualTo(state);
        assertThat(row(service, table, UNCLAIMED)).as("%s is unclaimed", table).isEqualTo("t");
    }

    private String row(Service service, String table, String what) {
        return sandbox.ask(service, "SELECT %s FROM %s WHERE id LIKE '%s%%'".formatted(what, table, id));
    }

    private LateAnswer cvatAnswersLate(String method, String path, Duration atTheLatest) {
        LateAnswer late = new LateAnswer(atTheLatest);
        sandbox.infrastructure().cvat().server().inject(Fault.on(method, path, 1, late.effect()));
        return late;
    }

    private LateAnswer telegramAnswersLate(String message) {
        LateAnswer late = new LateAnswer(ENDS_IN_TIME);
        sandbox.infrastructure()
                .telegram()
                .inject(TelegramFaults.on(
                        "sendMessage", call -> call.text("text").orElse("").contains(message), 1, late.effect()));
        return late;
    }

    /** To a request that is carried out at once, answered when its sender has ended, or at the latest after a time. */
    private final class LateAnswer {
        private final CountDownLatch underWay = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);
        private final Duration atTheLatest;

        LateAnswer(Duration atTheLatest) {
            this.atTheLatest = atTheLatest;
        }

        Fault.Effect effect() {
            return new Fault.Effect.RunAfter(() -> {
                underWay.countDown();
                await(ended, atTheLatest);
            });
        }

        void begins() {
            assertThat(await(underWay, Sandbox.LONG.multipliedBy(2)))
                    .as("the step began")
                    .isTrue();
        }

        void meetsTheStopOf(Service service) {
            begins();
            long asked = System.nanoTime();
            boolean byItself = sandbox.product().service(service).stop(KILLED_AFTER);
            ended.countDown();
            System.out.printf(
                    "%s ended %.1f s after it was asked to%n", service.module(), (System.nanoTime() - asked) / 1e9);
            assertThat(byItself).as("%s ends by itself", service).isTrue();
        }
    }

    private static boolean await(CountDownLatch latch, Duration limit) {
        try {
            return latch.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("The story was interrupted", e);
        }
    }
}
