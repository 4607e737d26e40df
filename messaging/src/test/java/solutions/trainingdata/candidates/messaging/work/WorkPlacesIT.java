package solutions.trainingdata.candidates.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.MessagingSandbox;

/** Whose turn it is: several kinds of work in one process, and kinds of which only few steps may run at once. */
@QuarkusTest
@QuarkusTestResource(MessagingSandbox.class)
class WorkPlacesIT {

    private static final Duration SECONDS_10 = Duration.ofSeconds(10);

    @Inject
    AgroalDataSource database;

    @Inject
    WorkConfig config;

    private final Semaphore mayEnd = new Semaphore(0);
    private JobTable jobTable;

    @BeforeEach
    void empty() {
        jobTable = new JobTable(database, config);
        jobTable.sql("DELETE FROM chore");
    }

    @AfterEach
    void stop() {
        mayEnd.release(100);
        jobTable.stop();
    }

    @Test
    void kindsOfWorkTakeTurns() {
        List.of("a", "b", "c").forEach(jobTable::insert);
        jobTable.sql("INSERT INTO chore SELECT * FROM job");
        List<String> begun = new CopyOnWriteArrayList<>();
        WorkQueue process = jobTable.process(
                List.of(
                        new JobWork(SECONDS_10, item -> heldUp("job", begun)),
                        new JobWork(SECONDS_10, item -> heldUp("chore", begun)).on("chore")),
                new SmallWork(config));
        process.poll();
        await().until(() -> begun.size() == 1);
        mayEnd.release();
        await().until(() -> begun.size() == 2);
        assertThat(begun).containsExactly("job", "chore");
    }

    @Test
    void noMoreStepsOfAKindAtOnceThanItSaysAndTheOtherRowsWaitUnclaimed() {
        List.of("a", "b", "c", "d", "e").forEach(jobTable::insert);
        JobWork work = new JobWork(SECONDS_10, item -> heldUp("job", new CopyOnWriteArrayList<>())).atMostAtOnce(2);
        WorkQueue process = jobTable.process(work);
        process.poll();
        await().until(() -> work.calls().size() >= 2);
        process.poll();
        assertThat(jobTable.count("claim IS NOT NULL")).isEqualTo(2);
        assertThat(jobTable.count("claim IS NULL AND tries = 0 AND next_try_at <= now()"))
                .isEqualTo(3);
        mayEnd.release(5);
        await().until(() -> {
            process.wake();
            return jobTable.count("state = 'DONE'") == 5;
        });
        assertThat(work.calls()).hasSize(5);
    }

    private Next heldUp(String kind, List<String> begun) throws InterruptedException {
        begun.add(kind);
        mayEnd.acquire();
        return new Next.Finish("DONE", Next.NOTHING);
    }
}
