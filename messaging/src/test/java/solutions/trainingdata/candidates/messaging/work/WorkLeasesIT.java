package solutions.trainingdata.candidates.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.MessagingSandbox;

/** Whose a row is, and until when: replicas side by side, slow, stopping, frozen and dead. */
@QuarkusTest
@QuarkusTestResource(MessagingSandbox.class)
class WorkLeasesIT {

    private static final Duration SECONDS_10 = Duration.ofSeconds(10);

    @Inject
    AgroalDataSource database;

    @Inject
    WorkConfig config;

    private JobTable jobTable;

    @BeforeEach
    void empty() {
        jobTable = new JobTable(database, config);
    }

    @AfterEach
    void stop() {
        jobTable.stop();
    }

    @Test
    void twoReplicasDoEachStepOnce() {
        int jobs = 300;
        for (int i = 0; i < jobs; i++) {
            jobTable.insert("job-" + i);
        }
        Map<String, AtomicInteger> steps = new ConcurrentHashMap<>();
        AtomicInteger saved = new AtomicInteger();
        JobWork.Step step = item -> {
            steps.computeIfAbsent(item.id() + item.state(), key -> new AtomicInteger())
                    .incrementAndGet();
            return item.state().equals("NEW")
                    ? new Next.Continue("SECOND", Next.NOTHING)
                    : new Next.Finish("DONE", saved::incrementAndGet);
        };
        WorkQueue one = jobTable.process(new JobWork(SECONDS_10, step));
        WorkQueue two = jobTable.process(new JobWork(SECONDS_10, step));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            one.wake();
            two.wake();
            assertThat(jobTable.count("state = 'DONE' AND next_try_at IS NULL AND claim IS NULL"))
                    .isEqualTo(jobs);
        });
        assertThat(steps).hasSize(2 * jobs).allSatisfy((key, times) -> assertThat(times)
                .hasValue(1));
        assertThat(saved).hasValue(jobs);
    }

    @Test
    void takesOverFromACrashedProcessWhenItsLeaseIsOver() {
        jobTable.insert("a");
        // What a process leaves behind that dies in mid-step.
        jobTable.sql(
                "UPDATE job SET tries = 1, claim = gen_random_uuid(), claimed_until = now() + interval '1 second'");
        JobWork work = new JobWork(SECONDS_10, item -> new Next.Finish("DONE", Next.NOTHING));
        WorkQueue process = jobTable.process(work);
        process.poll();
        assertThat(work.calls()).isEmpty();
        jobTable.finish(process, "a", "DONE");
        assertThat(work.calls()).extracting(WorkItem::tries).containsExactly(2);
    }

    @Test
    void aFrozenProcessThatWakesWithASuccessChangesNothing() throws Exception {
        wakesTooLate(item -> new Next.Finish("LATE", () -> jobTable.sql("UPDATE job SET note = 'late'")));
    }

    @Test
    void aFrozenProcessThatWakesWithAFailureChangesNothing() throws Exception {
        wakesTooLate(item -> {
            throw new IllegalStateException("late");
        });
    }

    @Test
    void aFrozenProcessThatWakesAndGivesUpChangesNothingAndSaysNothing() throws Exception {
        wakesTooLate(item -> new Next.GiveUp("late"));
    }

    private void wakesTooLate(JobWork.Step end) throws Exception {
        jobTable.insert("a");
        CountDownLatch frozen = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        JobWork sleeper = new JobWork(Duration.ofSeconds(30), item -> {
            begun.countDown();
            frozen.await();
            return end.take(item);
        });
        WorkQueue first = jobTable.process(sleeper);
        first.poll();
        begun.await();
        jobTable.sql("UPDATE job SET claimed_until = now()"); // the lease is over
        jobTable.finish(
                jobTable.process(new JobWork(SECONDS_10, item -> new Next.Finish("DONE", Next.NOTHING))), "a", "DONE");
        String before = jobTable.row("a");
        frozen.countDown();
        first.stop(); // waits for the step's end
        assertThat(jobTable.row("a")).isEqualTo(before);
        assertThat(sleeper.givenUp()).isEmpty();
    }

    @Test
    void aLongStepIsLeftAloneForItsOwnLease() {
        jobTable.insert("a");
        CountDownLatch end = new CountDownLatch(1);
        JobWork work = new JobWork(Duration.ofMinutes(2), item -> {
            end.await();
            return new Next.Finish("DONE", Next.NOTHING);
        });
        WorkQueue one = jobTable.process(work);
        one.poll();
        await().until(() -> work.calls().size() == 1);
        // As seen 110 seconds later by another replica.
        jobTable.sql("UPDATE job SET claimed_until = claimed_until - interval '110 seconds'");
        jobTable.process(work).poll();
        assertThat(jobTable.count("claimed_until > now()")).isEqualTo(1);
        end.countDown();
        jobTable.finish(one, "a", "DONE");
        assertThat(work.calls()).hasSize(1);
    }

    @Test
    void aStepThatExceedsItsLimitIsInterruptedAndTriedAgain() {
        jobTable.insert("a");
        JobWork work = new JobWork(Duration.ofMillis(300), item -> {
            if (item.tries() == 1) {
                new CountDownLatch(1).await();
            }
            return new Next.Finish("DONE", Next.NOTHING);
        });
        jobTable.finish(jobTable.process(work), "a", "DONE");
        assertThat(work.calls()).hasSize(2);
    }

    @Test
    void aStoppingProcessLetsStepsEndAndReleasesTheRest() throws Exception {
        jobTable.insert("a");
        CountDownLatch begun = new CountDownLatch(1);
        JobWork work = new JobWork(Duration.ofMinutes(2), item -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return new Next.Finish("NEVER", Next.NOTHING);
        });
        WorkQueue process = jobTable.process(work, new SmallWork(config));
        process.poll();
        begun.await();
        process.stop();
        assertThat(jobTable.count("claim IS NULL AND next_try_at <= now() AND tries = 0"))
                .isEqualTo(1);
        jobTable.finish(
                jobTable.process(new JobWork(SECONDS_10, item -> new Next.Finish("DONE", Next.NOTHING))), "a", "DONE");
    }

    @Test
    void aStoppingProcessLetsAStepEndThatIsJustBeingStarted() {
        JobWork work = stoppedWhileStarting(config, stopping -> stopping.getState() == Thread.State.TIMED_WAITING);
        assertThat(work.calls()).hasSize(1);
        assertThat(jobTable.count("state = 'DONE' AND claim IS NULL")).isEqualTo(1);
    }

    @Test
    void aProcessThatHasStoppedReleasesTheRowThatItCouldNotStartInTime() {
        JobWork work = stoppedWhileStarting(new SmallWork(config), stopping -> !stopping.isAlive());
        assertThat(work.calls()).isEmpty();
        assertThat(jobTable.count("claim IS NULL AND next_try_at <= now() AND tries = 0"))
                .isEqualTo(1);
    }

    /** Stops the process after it claimed a row, until {@code far}; only then the step is started. */
    private JobWork stoppedWhileStarting(WorkConfig ofThisProcess, Predicate<Thread> far) {
        jobTable.insert("a");
        AtomicInteger asked = new AtomicInteger();
        AtomicReference<WorkQueue> process = new AtomicReference<>();
        Thread stopping = new Thread(() -> process.get().stop());
        JobWork work = new JobWork(
                state -> {
                    // First for the claim, then for the start.
                    if (asked.incrementAndGet() == 2) {
                        stopping.start();
                        await().until(() -> far.test(stopping) || !stopping.isAlive());
                    }
                    return SECONDS_10;
                },
                item -> new Next.Finish("DONE", Next.NOTHING));
        process.set(jobTable.process(work, ofThisProcess));
        process.get().poll();
        await().until(() -> !stopping.isAlive());
        return work;
    }

    @Test
    void isStuckWhenEveryWorkerIsOverItsLeaseAndHeedsNoInterrupt() {
        jobTable.insert("a");
        CountDownLatch end = new CountDownLatch(1);
        JobWork work = new JobWork(Duration.ofMillis(100), item -> {
            awaitWhateverComes(end);
            return new Next.Finish("DONE", Next.NOTHING);
        });
        WorkQueue process = jobTable.process(work, new SmallWork(config));
        process.poll();
        assertThat(process.stuck()).isFalse();
        await().until(process::stuck);
        end.countDown();
        await().until(() -> !process.stuck());
    }

    private static void awaitWhateverComes(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                // As a library does that swallows it.
            }
        }
    }
}
