package solutions.trainingdata.candidates.metrics.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import solutions.trainingdata.candidates.messaging.contract.Contract;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;
import solutions.trainingdata.candidates.messaging.contract.Problem;
import solutions.trainingdata.candidates.messaging.outbox.Outbox;
import solutions.trainingdata.candidates.metrics.cvat.Snapshot;
import solutions.trainingdata.candidates.metrics.scoring.Score;
import solutions.trainingdata.candidates.metrics.truth.GroundTruth;

/** Stores verdicts and says them, in the transaction of the step that reached them. */
@ApplicationScoped
class Verdicts {

    private static final String STORE_SCORE = """
            UPDATE submission SET ended_at = :ended, finished = :finished, formula_version = :formula,
              truth_version = :truth, metrics = CAST(:metrics AS jsonb), objects = CAST(:objects AS jsonb),
              snapshot = CAST(:snapshot AS jsonb)
            WHERE id = :id""";

    private final EntityManager database;
    private final ObjectMapper json;
    private final Outbox outbox;

    Verdicts(EntityManager database, ObjectMapper json, Outbox outbox) {
        this.database = database;
        this.json = json;
        this.outbox = outbox;
    }

    void scored(Submission submission, Score score, GroundTruth truth, Snapshot snapshot, List<Problem> problems) {
        database.createNativeQuery(STORE_SCORE)
                .setParameter("ended", snapshot.editedAt())
                .setParameter("finished", snapshot.finished())
                .setParameter("formula", score.formulaVersion())
                .setParameter("truth", score.groundTruthVersion())
                .setParameter("metrics", text(score.metrics()))
                .setParameter("objects", text(score.objects()))
                .setParameter("snapshot", text(snapshot.json()))
                .setParameter("id", submission.id)
                .executeUpdate();
        MetricsEvent.Result result = new MetricsEvent.Result(
                metrics(score, truth),
                submission.startedAt,
                snapshot.editedAt(),
                submission.submittedAt,
                snapshot.finished(),
                score.formulaVersion(),
                score.groundTruthVersion());
        publish(new MetricsEvent.Scored(submission.submissionId(), result, problems), submission.id);
    }

    private static List<MetricsEvent.Metric> metrics(Score score, GroundTruth truth) {
        return score.metrics().entrySet().stream()
                .map(metric -> new MetricsEvent.Metric(
                        metric.getKey(), metric.getValue(), truth.pass().get(metric.getKey())))
                .toList();
    }

    /** The verdict stays with the row, for everybody who asks again. */
    void publish(MetricsEvent event, String id) {
        database.createNativeQuery("UPDATE submission SET event_type = :type, event_body = :body WHERE id = :id")
                .setParameter("type", Contract.wireName(event.getClass()))
                .setParameter("body", Contract.json(event))
                .setParameter("id", id)
                .executeUpdate();
        outbox.publish(event);
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write a score as JSON", e);
        }
    }
}
