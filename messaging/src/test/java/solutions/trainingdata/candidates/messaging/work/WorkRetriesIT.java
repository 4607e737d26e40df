package solutions.trainingdata.candidates.messaging.work;

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
import solutions.trainingdata.candidates.messaging.MessagingSandbox;

/** A step that fails: tried again, put off or given up, and holding up no other row. */
@QuarkusTest
@QuarkusTestResource(MessagingSandbox.class)
class WorkRetriesIT {

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
    void aFailedStepIsTriedAgainAndItsErrorForgottenAfterwards() {
        jobTable.insert("a");
        JobWork work = new JobWork(SECONDS_10, item -> {
            if (item.tries() < 3) {
                throw new IllegalStateException("CVAT is down");
            }
            return new Next.Finish("DONE", Next.NOTHING);
        });
        WorkQueue process = jobTable.process(work);
        process.poll();
        await().until(() -> "IllegalStateException: CVAT is down".equals(jobTable.value("a", "last_error")));
        jobTable.finish(process, "a", "DONE");
        assertThat(jobTable.value("a", "last_error")).isNull();
        assertThat(work.calls()).extracting(WorkItem::tries).containsExactly(1, 2, 3);
    }

    @Test
    void givesUpAfterTheLastTryAndSaysWhy() {
        jobTable.insert("a");
        jobTable.sql("UPDATE job SET tries = " + (config.maxTries() - 1));
        JobWork work = new JobWork(SECONDS_10, item -> {
            throw new IllegalStateException("CVAT is down");
        });
        jobTable.finish(jobTable.process(work), "a", Work.FAILED);
        assertThat(work.calls()).hasSize(1);
        assertThat(work.givenUp()).containsExactly("a: IllegalStateException: CVAT is down");
        assertThat(jobTable.value("a", "last_error")).isEqualTo("IllegalStateException: CVAT is down");
    }

    @Test
    void aRowWhoseStepsNeverComeBackIsGivenUpWithoutAnother() {
        jobTable.insert("poison");
        jobTable.sql("UPDATE job SET tries = " + config.maxTries());
        JobWork work = new JobWork(SECONDS_10, item -> {
            throw new AssertionError("must not be started");
        });
        jobTable.finish(jobTable.process(work), "poison", Work.FAILED);
        assertThat(work.calls()).isEmpty();
        assertThat(work.givenUp()).hasSize(1);
    }

    @Test
    void obeysHowLongTheOutsideSaysToWait() {
        jobTable.insert("a");
        JobWork work = new JobWork(SECONDS_10, item -> {
            throw new RetryLaterException("429", Duration.ofHours(1));
        });
        jobTable.process(work).poll();
        await().until(() -> jobTable.value("a", "last_error") != null);
        assertThat(jobTable.value("a", "last_error"))
                .as("ours is written for people")
                .isEqualTo("429");
        assertThat(jobTable.count("next_try_at > now() + interval '59 minutes'"))
                .isEqualTo(1);
    }

    @Test
    void isInNoHurryWhenTheOutsideSaysAtOnce() {
        jobTable.insert("a");
        jobTable.sql("UPDATE job SET tries = " + (config.maxTries() - 2));
        JobWork work = new JobWork(SECONDS_10, item -> {
            throw new RetryLaterException("503", Duration.ZERO);
        });
        jobTable.process(work, new SmallWork(config, Duration.ofHours(1), Duration.ofHours(1)))
                .poll();
        await().until(() -> jobTable.value("a", "last_error") != null);
        assertThat(jobTable.count("next_try_at > now() + interval '30 minutes'"))
                .isEqualTo(1);
    }

    @Test
    void aRowWhoseOwnerCanNeverSayThatItWasGivenUpEndsAllTheSame() {
        jobTable.insert("a");
        jobTable.sql("UPDATE job SET tries = " + (config.maxTries() - 1));
        JobWork work = new JobWork(Duration.ofMillis(50), item -> {
                    throw new IllegalStateException("CVAT is down");
                })
                .whenGivenUp(() -> {
                    throw new IllegalStateException("no such journey");
                });
        jobTable.finish(jobTable.process(work, new SmallWork(config)), "a", Work.FAILED);
        assertThat(work.givenUp()).hasSize(6);
        assertThat(jobTable.value("a", "last_error"))
                .endsWith("Nobody was told: IllegalStateException: no such journey");
        assertThat(jobTable.count("next_try_at IS NULL AND claim IS NULL")).isEqualTo(1);
    }

    @Test
    void waitingIsNotFailingUntilItsOwnDeadline() {
        jobTable.insert("a");
        JobWork work = new JobWork(
                SECONDS_10,
                item -> new Next.Wait(Duration.ofMillis(20), Duration.ofMillis(500), "CVAT to make the task"));
        jobTable.finish(jobTable.process(work), "a", Work.FAILED);
        assertThat(work.calls()).hasSizeGreaterThan(3).allSatisfy(item -> assertThat(item.tries())
                .isEqualTo(1));
        assertThat(work.givenUp()).containsExactly("a: Waited 0 s for CVAT to make the task");
    }

    @Test
    void aRollbackOfWhatGoesWithTheStepIsAFailure() {
        jobTable.insert("a");
        JobWork work = new JobWork(
                SECONDS_10,
                item -> item.tries() == 1
                        ? new Next.Finish("DONE", () -> {
                            jobTable.sql("UPDATE job SET note = 'half'");
                            throw new IllegalStateException("no");
                        })
                        : new Next.Finish("DONE", Next.NOTHING));
        jobTable.finish(jobTable.process(work), "a", "DONE");
        assertThat(jobTable.value("a", "note")).isNull();
    }

    @Test
    void aRowInAStateThatNobodyKnowsFailsByItselfAndHoldsUpNoOther() {
        jobTable.insert("a");
        jobTable.insert("b");
        jobTable.sql("UPDATE job SET state = 'FROM_A_LATER_VERSION' WHERE id = 'a'");
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
        WorkQueue process = jobTable.process(work);
        jobTable.finish(process, "b", "DONE");
        await().until(() ->
                "IllegalStateException: No step for FROM_A_LATER_VERSION".equals(jobTable.value("a", "last_error")));
    }

    @Test
    void anErrorOfTheMachineIsAFailureLikeAnyOther() {
        jobTable.insert("a");
        JobWork work = new JobWork(SECONDS_10, item -> {
            if (item.tries() == 1) {
                throw new NoClassDefFoundError("gone");
            }
            return new Next.Finish("DONE", Next.NOTHING);
        });
        WorkQueue process = jobTable.process(work);
        process.poll();
        await().until(() -> "NoClassDefFoundError: gone".equals(jobTable.value("a", "last_error")));
        jobTable.finish(process, "a", "DONE");
    }
}
