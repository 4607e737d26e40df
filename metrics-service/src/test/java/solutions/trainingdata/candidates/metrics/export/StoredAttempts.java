package solutions.trainingdata.candidates.metrics.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import javax.sql.DataSource;
import solutions.trainingdata.candidates.messaging.contract.AttemptId;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.Contract;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;
import solutions.trainingdata.candidates.messaging.contract.SubmissionId;

/** Writes attempts and verdicts as the service stores them, for tests of what is read from them. */
final class StoredAttempts {

    private final DataSource database;

    StoredAttempts(DataSource database) {
        this.database = database;
    }

    void clear() {
        run("DELETE FROM submission");
        run("DELETE FROM attempt");
    }

    /** An attempt under way; confirmed half a minute before it started. */
    AttemptId attempt(long candidate, String assignment, int number, String username, String name, Instant started) {
        AttemptId id = new AttemptId(new CandidateId(candidate), assignment, number);
        run(
                "INSERT INTO attempt VALUES (?, ?, ?, ?, 1, ?, ?, ?, false, ?, ?)",
                id.key(),
                candidate,
                assignment,
                number,
                username,
                name,
                candidate + "_test_Annotator",
                Timestamp.from(started.minusSeconds(30)),
                Timestamp.from(started));
        return id;
    }

    void markTrial(AttemptId attempt) {
        run("UPDATE attempt SET trial = true WHERE id = ?", attempt.key());
    }

    /** A submission without scores in this state. */
    void submission(AttemptId attempt, int number, int variant, String state, Instant started) {
        run(
                "INSERT INTO submission (id, attempt_id, candidate_id, assignment, attempt_number, number, cvat_task_id,"
                        + " version, variant, started_at, submitted_at, last, state, next_try_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, 1, 4, ?, ?, ?, false, ?, NULL)",
                new SubmissionId(attempt, number).key(),
                attempt.key(),
                attempt.candidate().telegramUserId(),
                attempt.assignment(),
                attempt.number(),
                number,
                variant,
                Timestamp.from(started),
                Timestamp.from(started.plusSeconds(7200)),
                state);
    }

    /** A scored submission, by formula 1 and truth 3; submitted two hours after the start. */
    void scored(
            AttemptId attempt,
            int number,
            int variant,
            Instant started,
            Instant ended,
            LinkedHashMap<String, Double> metrics) {
        submission(attempt, number, variant, "SCORED", started);
        List<MetricsEvent.Metric> told = metrics.entrySet().stream()
                .map(metric -> new MetricsEvent.Metric(metric.getKey(), metric.getValue(), null))
                .toList();
        MetricsEvent event = new MetricsEvent.Scored(
                new SubmissionId(attempt, number),
                new MetricsEvent.Result(told, started, ended, started.plusSeconds(7200), true, 1, 3),
                List.of());
        String json = new ObjectMapper().valueToTree(metrics).toString();
        run(
                "UPDATE submission SET ended_at = ?, finished = true, formula_version = 1, truth_version = 3,"
                        + " metrics = CAST(? AS jsonb), event_type = ?, event_body = ? WHERE id = ?",
                Timestamp.from(ended),
                json,
                Contract.wireName(event.getClass()),
                Contract.json(event),
                new SubmissionId(attempt, number).key());
    }

    static LinkedHashMap<String, Double> carPlates(double car, double plate, double accuracy) {
        LinkedHashMap<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("car_iou", car);
        metrics.put("plate_iou", plate);
        metrics.put("plate_accuracy", accuracy);
        return metrics;
    }

    /** @param from table and condition */
    long count(String from) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT count(*) FROM " + from);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    void run(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
