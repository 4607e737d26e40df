package solutions.trainingdata.candidates.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.MessagingSandbox;

/** The queue against real PostgreSQL; "processes" are queues of their own on the same table. */
@QuarkusTest
@QuarkusTestResource(MessagingSandbox.class)
class WorkQueueIT {

    private static final Duration SECONDS_10 = Duration.ofSeconds(10);

    @Inject
    AgroalDataSource database;

    @Inject
    WorkConfig config;

    private final List<WorkQueue> processes = new ArrayList<>();

    @BeforeEach
    void empty() {
        sql("DELETE FROM job");
    }

    @AfterEach
    void stop() {
        processes.forEach(WorkQueue::stop);
    }

    @Test
    void twoReplicasDoEachStepOnce() {
        int jobs = 300;
        for (int i = 0; i < jobs; i++) {
            insert("job-" + i);
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
        WorkQueue one = process(new JobWork(SECONDS_10, step));
        WorkQueue two = process(new JobWork(SECONDS_10, step));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            one.wake();
            two.wake();
            assertThat(count("state = 'DONE' AND next_try_at IS NULL AND claim IS NULL"))
                    .isEqualTo(jobs);
        });
        assertThat(steps).hasSize(2 * jobs).allSatisfy((key, times) -> assertThat(times)
                .hasValue(1));
        assertThat(saved).hasValue(jobs);
    }

    @Test
    void aFailedStepIsTriedAgainAndItsErrorForgottenAfterwards() {
        insert("a");
        JobWork work = new JobWork(SECONDS_10, item -> {
            if (item.tries() < 3) {
                throw new IllegalStateException("CVAT is down");
            }
            return new Next.Finish("DONE", Next.NOTHING);
        });
        WorkQueue process = process(work);
        process.poll();
        await().until(() -> "IllegalStateException: CVAT is down".equals(value("a", "last_error")));
        finish(process, "a", "DONE");
        assertThat(value("a", "last_error")).isNull();
        assertThat(work.calls()).extracting(WorkItem::tries).containsExactly(1, 2, 3);
    }

    @Test
    void givesUpAfterTheLastTryAndSaysWhy() {
        insert("a");
        sql("UPDATE job SET tries = " + (config.maxTries() - 1));
        JobWork work = new JobWork(SECONDS_10, item -> {
            throw new IllegalStateException("CVAT is down");
        });
        finish(process(work), "a", Work.FAILED);
        assertThat(work.calls()).hasSize(1);
        assertThat(work.givenUp()).containsExactly("a: IllegalStateException: CVAT is down");
        assertThat(value("a", "last_error")).isEqualTo("IllegalStateException: CVAT is down");
    }

    @Test
    void aRowWhoseStepsNeverComeBackIsGivenUpWithoutAnother() {
        insert("poison");
        sql("UPDATE job SET tries = " + config.maxTries());
        JobWork work = new JobWork(SECONDS_10, item -> {
            throw new AssertionError("must not be started");
        });
        finish(process(work), "poison", Work.FAILED);
        assertThat(work.calls()).isEmpty();
        assertThat(work.givenUp()).hasSize(1);
    }

    @Test
    void obeysHowLongTheOutsideSaysToWait() {
        insert("a");
        JobWork work = new JobWork(SECONDS_10, item -> {
            throw new RetryLaterException("429", Duration.ofHours(1));
        });
        process(work).poll();
        await().until(() -> value("a", "last_error") != null);
        assertThat(value("a", "last_error")).as("ours is written for people").isEqualTo("429");
        assertThat(count("next_try_at > now() + interval '59 minutes'")).isEqualTo(1);
    }

    @Test
    void waitingIsNotFailingUntilItsOwnDeadline() {
        insert("a");
        JobWork work = new JobWork(
                SECONDS_10,
                item -> new Next.Wait(Duration.ofMillis(20), Duration.ofMillis(500), "CVAT to make the task"));
        finish(process(work), "a", Work.FAILED);
        assertThat(work.calls()).hasSizeGreaterThan(3).allSatisfy(item -> assertThat(item.tries())
                .isEqualTo(1));
        assertThat(work.givenUp()).containsExactly("a: Waited 0 s for CVAT to make the task");
    }

    @Test
    void takesOverFromACrashedProcessWhenItsLeaseIsOver() {
        insert("a");
        // What a process leaves behind that dies in mid-step.
        sql("UPDATE job SET tries = 1, claim = gen_random_uuid(), claimed_until = now() + interval '1 second'");
        JobWork work = new JobWork(SECONDS_10, item -> new Next.Finish("DONE", Next.NOTHING));
        WorkQueue process = process(work);
        process.poll();
        assertThat(work.calls()).isEmpty();
        finish(process, "a", "DONE");
        assertThat(work.calls()).extracting(WorkItem::tries).containsExactly(2);
    }

    @Test
    void aFrozenProcessThatWakesWithASuccessChangesNothing() throws Exception {
        wakesTooLate(item -> new Next.Finish("LATE", () -> sql("UPDATE job SET note = 'late'")));
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
        insert("a");
        CountDownLatch frozen = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        JobWork sleeper = new JobWork(Duration.ofSeconds(30), item -> {
            begun.countDown();
            frozen.await();
            return end.take(item);
        });
        WorkQueue first = process(sleeper);
        first.poll();
        begun.await();
        sql("UPDATE job SET claimed_until = now()"); // the lease is over
        finish(process(new JobWork(SECONDS_10, item -> new Next.Finish("DONE", Next.NOTHING))), "a", "DONE");
        String before = row("a");
        frozen.countDown();
        first.stop(); // waits for the step's end
        assertThat(row("a")).isEqualTo(before);
        assertThat(sleeper.givenUp()).isEmpty();
    }

    @Test
    void aLongStepIsLeftAloneForItsOwnLease() {
        insert("a");
        CountDownLatch end = new CountDownLatch(1);
        JobWork work = new JobWork(Duration.ofMinutes(2), item -> {
            end.await();
            return new Next.Finish("DONE", Next.NOTHING);
        });
        WorkQueue one = process(work);
        one.poll();
        await().until(() -> work.calls().size() == 1);
        // As seen 110 seconds later by another replica.
        sql("UPDATE job SET claimed_until = claimed_until - interval '110 seconds'");
        process(work).poll();
        assertThat(count("claimed_until > now()")).isEqualTo(1);
        end.countDown();
        finish(one, "a", "DONE");
        assertThat(work.calls()).hasSize(1);
    }

    @Test
    void aStepThatExceedsItsLimitIsInterruptedAndTriedAgain() {
        insert("a");
        JobWork work = new JobWork(Duration.ofMillis(300), item -> {
            if (item.tries() == 1) {
                new CountDownLatch(1).await();
            }
            return new Next.Finish("DONE", Next.NOTHING);
        });
        finish(process(work), "a", "DONE");
        assertThat(work.calls()).hasSize(2);
    }

    @Test
    void aRollbackOfWhatGoesWithTheStepIsAFailure() {
        insert("a");
        JobWork work = new JobWork(
                SECONDS_10,
                item -> item.tries() == 1
                        ? new Next.Finish("DONE", () -> {
                            sql("UPDATE job SET note = 'half'");
                            throw new IllegalStateException("no");
                        })
                        : new Next.Finish("DONE", Next.NOTHING));
        finish(process(work), "a", "DONE");
        assertThat(value("a", "note")).isNull();
    }

    @Test
    void aStoppingProcessLetsStepsEndAndReleasesTheRest() throws Exception {
        insert("a");
        CountDownLatch begun = new CountDownLatch(1);
        JobWork work = new JobWork(Duration.ofMinutes(2), item -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return new Next.Finish("NEVER", Next.NOTHING);
        });
        WorkQueue process = new WorkQueue(database, List.of(work), new SmallWork(config));
        process.poll();
        begun.await();
        process.stop();
        assertThat(count("claim IS NULL AND next_try_at <= now() AND tries = 0"))
                .isEqualTo(1);
        finish(process(new JobWork(SECONDS_10, item -> new Next.Finish("DONE", Next.NOTHING))), "a", "DONE");
    }

    @Test
    void isStuckWhenEveryWorkerIsOverItsLeaseAndHeedsNoInterrupt() {
        insert("a");
        CountDownLatch end = new CountDownLatch(1);
        JobWork work = new JobWork(Duration.ofMillis(100), item -> {
            awaitWhateverComes(end);
            return new Next.Finish("DONE", Next.NOTHING);
        });
        WorkQueue process = new WorkQueue(database, List.of(work), new SmallWork(config));
        processes.add(process);
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

    @Test
    void countsRowsThatAreDueAndThatWereGivenUp() {
        // Each row as it is to be at once: the process of the test before may still look for work.
        sql("INSERT INTO job (id, state, next_try_at, claimed_until) VALUES ('due', 'NEW', now(), NULL),"
                + " ('later', 'NEW', now() + interval '1 hour', NULL),"
                + " ('claimed', 'NEW', now(), now() + interval '1 hour'),"
                + " ('failed', 'FAILED', NULL, NULL), ('done', 'DONE', NULL, NULL)");
        WorkTable table = new WorkTable(database, "job");
        await().untilAsserted(() -> assertThat(table.due()).isEqualTo(1));
        assertThat(table.failed()).isEqualTo(1);
    }

    @Test
    void aRowInAStateThatNobodyKnowsFailsByItselfAndHoldsUpNoOther() {
        insert("a");
        insert("b");
        sql("UPDATE job SET state = 'FROM_A_LATER_VERSION' WHERE id = 'a'");
        JobWork work = new JobWork(
                state -> {
                    if (state.equals("FROM_A_LATER_VERSION")) {
                        throw new IllegalStateException("unknown state");
                    }
                    return SECONDS_10;
                },
                item -> {
                    if (item.id().equals("a")) {
                        throw new IllegalStateException("No step for " + item.state());
                    }
                    return new Next.Finish("DONE", Next.NOTHING);
                });
        WorkQueue process = process(work);
        finish(process, "b", "DONE");
        await().until(() -> "IllegalStateException: No step for FROM_A_LATER_VERSION".equals(value("a", "last_error")));
    }

    @Test
    void anErrorOfTheMachineIsAFailureLikeAnyOther() {
        insert("a");
        JobWork work = new JobWork(SECONDS_10, item -> {
            if (item.tries() == 1) {
                throw new NoClassDefFoundError("gone");
            }
            return new Next.Finish("DONE", Next.NOTHING);
        });
        WorkQueue process = process(work);
        process.poll();
        await().until(() -> "NoClassDefFoundError: gone".equals(value("a", "last_error")));
        finish(process, "a", "DONE");
    }

    @Test
    void refusesTwoKindsOfWorkOnOneTable() {
        JobWork work = new JobWork(SECONDS_10, item -> new Next.Finish("DONE", Next.NOTHING));
        assertThatThrownBy(() -> new WorkQueue(database, List.of(work, work), config))
                .isInstanceOf(IllegalStateException.class);
    }

    private WorkQueue process(JobWork work) {
        WorkQueue process = new WorkQueue(database, List.of(work), config);
        processes.add(process);
        return process;
    }

    private void finish(WorkQueue process, String id, String state) {
        await().atMost(Duration.ofSeconds(15)).until(() -> {
            process.wake();
            return state.equals(value(id, "state"));
        });
    }

    private void insert(String id) {
        sql("INSERT INTO job (id, state) VALUES ('" + id + "', 'NEW')");
    }

    private String row(String id) {
        return value(id, "job::text");
    }

    private int count(String where) {
        return Integer.parseInt(query("SELECT count(*)::text FROM job WHERE " + where));
    }

    private String value(String id, String expression) {
        return query("SELECT " + expression + " FROM job WHERE id = '" + id + "'");
    }

    private String query(String select) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement statement = connection.prepareStatement(select);
                    ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        });
    }

    private void sql(String statement) {
        QuarkusTransaction.joiningExisting().run(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement prepared = connection.prepareStatement(statement)) {
                prepared.execute();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
