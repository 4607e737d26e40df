package solutions.trainingdata.candidates.metrics.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.contract.AttemptId;
import solutions.trainingdata.candidates.metrics.submission.AssignmentFolders;
import solutions.trainingdata.candidates.sandbox.junit.SandboxTestResource;

/** The views over what is stored: the eight columns of the system before, and what is current. */
@QuarkusTest
@QuarkusTestResource(SandboxTestResource.class)
@QuarkusTestResource(AssignmentFolders.class)
class MetricsViewIT {

    private static final Instant START = Instant.parse("2026-11-24T10:00:00.750Z");
    private static final Instant END = Instant.parse("2026-11-25T11:02:03.250Z");

    @Inject
    AgroalDataSource source;

    @Inject
    EntityManager database;

    private StoredAttempts stored;

    @BeforeEach
    void empty() {
        stored = new StoredAttempts(source);
        stored.clear();
    }

    @Test
    void hasTheEightColumnsOfTheSystemBeforeInItsOrderAndTypes() {
        assertThat(rows("SELECT column_name || ' ' || data_type FROM information_schema.columns"
                        + " WHERE table_name = 'metrics' ORDER BY ordinal_position"))
                .containsExactly(
                        "candidate_username character varying",
                        "car_iou real",
                        "plate_iou real",
                        "plate_accuracy real",
                        "task_started timestamp without time zone",
                        "task_ended timestamp without time zone",
                        "task_completed interval",
                        "times_attempted smallint");
    }

    @Test
    void theDatabaseComputesHowLongItTook() {
        AttemptId attempt = stored.attempt(1, "car-plates", 1, "mira_s", "Mira", START);
        stored.scored(attempt, 1, 1, START, END, StoredAttempts.carPlates(97.305, 80, 100));
        assertThat(rows("SELECT m::text FROM metrics m"))
                .containsExactly(
                        "(mira_s,97.31,80,100,\"2026-11-24 10:00:00\",\"2026-11-25 11:02:03\",\"1 day 01:02:03\",1)");
    }

    @Test
    void whoeverIsUnderWayIsARowWithoutScoresAndEnd() {
        stored.attempt(1, "car-plates", 1, "mira_s", "Mira", START);
        assertThat(rows("SELECT m::text FROM metrics m")).containsExactly("(mira_s,,,,\"2026-11-24 10:00:00\",,,1)");
    }

    @Test
    void theLastScoredAttemptCountsUntilTheNextIsScoredAndAttemptsAreCounted() {
        AttemptId first = stored.attempt(1, "car-plates", 1, "mira_s", "Mira", START);
        stored.scored(first, 1, 1, START, END, StoredAttempts.carPlates(50, 50, 50));
        AttemptId second = stored.attempt(1, "car-plates", 2, "mira_s", "Mira", START);
        stored.submission(second, 1, 2, "REJECTED", START);
        String current = "SELECT concat_ws('|', number, state, times_attempted) FROM current_result";
        assertThat(rows(current)).containsExactly("1|SCORED|2");
        stored.scored(second, 2, 2, START, END, StoredAttempts.carPlates(90, 90, 90));
        assertThat(rows(current)).containsExactly("2|SCORED|2");
        assertThat(rows("SELECT concat_ws('|', number, state, metrics ->> 'car_iou') FROM attempt_result"
                        + " ORDER BY number"))
                .containsExactly("1|SCORED|50.0", "2|SCORED|90.0");
    }

    @Test
    void saysWhereAnAttemptIsAndWhichPicturesItShows() {
        stored.attempt(1, "car-plates", 1, "a", "A", START);
        String[] states = {"NEW", "REJECTED", "FAILED", "SCORED"};
        for (int i = 0; i < states.length; i++) {
            AttemptId attempt = stored.attempt(1, "car-plates", i + 2, "a", "A", START);
            stored.submission(attempt, 1, i == 1 ? 1 : i + 2, states[i], START);
        }
        assertThat(rows("SELECT concat_ws('|', number, state, seen_before) FROM attempt_result ORDER BY number"))
                .containsExactly("1|UNDER_WAY", "2|BEING_CHECKED|f", "3|TO_MEND|t", "4|NOT_CHECKED|f", "5|SCORED|f");
    }

    @Test
    void hrWhoTryTheTestAreLeftOut() {
        stored.markTrial(stored.attempt(1, "car-plates", 1, "helen_hr", "Helen", START));
        assertThat(rows("SELECT candidate_username FROM metrics")).isEmpty();
        assertThat(rows("SELECT telegram_username FROM current_result")).containsExactly("helen_hr");
    }

    private List<String> rows(String select) {
        List<?> rows = QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery(select, String.class).getResultList());
        return rows.stream().map(String.class::cast).toList();
    }
}
