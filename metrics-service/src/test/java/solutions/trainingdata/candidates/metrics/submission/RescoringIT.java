package solutions.trainingdata.candidates.metrics.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.contract.AttemptId;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;
import solutions.trainingdata.candidates.messaging.contract.SubmissionId;
import solutions.trainingdata.candidates.metrics.catalogue.Catalogue;
import solutions.trainingdata.candidates.metrics.catalogue.Rules;
import solutions.trainingdata.candidates.metrics.cvat.SnapshotReader;
import solutions.trainingdata.candidates.metrics.scoring.Score;
import solutions.trainingdata.candidates.metrics.scoring.ScoreDrawing;
import solutions.trainingdata.candidates.sandbox.broker.SandboxBroker;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSimulator;
import solutions.trainingdata.candidates.sandbox.junit.SandboxTestResource;

/** A score can be computed again from what is stored with it, when the task is gone from CVAT. */
@QuarkusTest
@QuarkusTestResource(SandboxTestResource.class)
@QuarkusTestResource(AssignmentFolders.class)
class RescoringIT {

    private static final Instant STARTED = Instant.parse("2026-11-24T10:00:00Z");

    SandboxBroker broker;
    CvatSimulator cvat;

    @Inject
    EntityManager database;

    @Inject
    Catalogue catalogue;

    @Test
    void theStoredSnapshotGivesTheStoredScoreAgain() throws Exception {
        CandidateId candidate = new CandidateId(77_001);
        SubmissionId id = new SubmissionId(new AttemptId(candidate, AssignmentFolders.NAME, 1), 1);
        CvatTask task = CvatTask.make(cvat, "a.png", "b.png");
        task.draw(183.7, "AB123", "CD45б");
        try (Gateway gateway = new Gateway(broker)) {
            gateway.send(new MetricsCommand.Submit(id, 1, task.id(), task.jobs(), 1, 1, STARTED, false));
            gateway.await(MetricsEvent.Scored.class, event -> event.submission().equals(id));
        }
        task.delete();
        Object[] row = row(id);
        Rules rules = catalogue.find((String) row[0], (Integer) row[1]).orElseThrow();
        Score again = new ScoreDrawing(rules.assignment(), rules.truth())
                .score((Integer) row[2], SnapshotReader.read((String) row[3]));
        Map<?, ?> stored = new ObjectMapper().readValue((String) row[4], Map.class);
        assertThat(again.metrics()).isNotEmpty().isEqualTo(stored);
        assertThat(again.formulaVersion()).isEqualTo(row[5]);
        assertThat(again.groundTruthVersion()).isEqualTo(row[6]);
    }

    private Object[] row(SubmissionId id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> (Object[]) database.createNativeQuery("SELECT assignment, version, variant, snapshot::text,"
                                + " metrics::text, formula_version, truth_version FROM submission WHERE id = :id")
                        .setParameter("id", id.key())
                        .getSingleResult());
    }
}
