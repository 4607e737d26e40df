package solutions.trainingdata.candidates.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.MessagingSandbox;

/** A table of work: one kind only, and how many of its rows are due or given up. */
@QuarkusTest
@QuarkusTestResource(MessagingSandbox.class)
class WorkTableIT {

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

    @Test
    void countsRowsThatAreDueAndThatWereGivenUp() {
        // Each row as it is to be at once: the process of the test before may still look for work.
        jobTable.sql("INSERT INTO job (id, state, next_try_at, claimed_until) VALUES ('due', 'NEW', now(), NULL),"
                + " ('later', 'NEW', now() + interval '1 hour', NULL),"
                + " ('claimed', 'NEW', now(), now() + interval '1 hour'),"
                + " ('failed', 'FAILED', NULL, NULL), ('done', 'DONE', NULL, NULL)");
        WorkTable table = new WorkTable(database, "job");
        await().untilAsserted(() -> assertThat(table.due()).isEqualTo(1));
        assertThat(table.failed()).isEqualTo(1);
    }

    @Test
    void refusesTwoKindsOfWorkOnOneTable() {
        JobWork work = new JobWork(SECONDS_10, item -> new Next.Finish("DONE", Next.NOTHING));
        assertThatThrownBy(() -> new WorkQueue(database, List.of(work, work), config))
                .isInstanceOf(IllegalStateException.class);
    }
}
