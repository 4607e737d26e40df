package solutions.trainingdata.candidates.metrics.spreadsheet;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import solutions.trainingdata.candidates.messaging.assignment.Assignment;
import solutions.trainingdata.candidates.messaging.assignment.AssignmentReader;
import solutions.trainingdata.candidates.messaging.assignment.Label;

/** Which metrics the sheets have columns for, and in which order: nothing here knows what is annotated. */
final class MetricNames {

    /** The newest version of each assignment that somebody takes, the one that was taken first at the head. */
    private static final String ASSIGNMENTS = """
            SELECT DISTINCT ON (taken.first_at, a.name) a.name, a.yaml, a.digest FROM assignment a
            JOIN (SELECT assignment, min(started_at) AS first_at FROM attempt WHERE NOT trial GROUP BY assignment) taken
              ON taken.assignment = a.name
            ORDER BY taken.first_at, a.name, a.version DESC""";

    /** What scores were stored by, in the order in which they were told. */
    private static final String STORED = """
            SELECT metric ->> 'name' FROM submission s
            CROSS JOIN LATERAL jsonb_array_elements(s.event_body::jsonb #> '{result,metrics}')
              WITH ORDINALITY AS told (metric, place)
            WHERE s.state = 'SCORED'
            GROUP BY s.assignment, metric ->> 'name' ORDER BY min(s.submitted_at), min(place)""";

    private MetricNames() {}

    static List<String> read(Connection connection) throws SQLException {
        Set<String> names = new LinkedHashSet<>();
        try (PreparedStatement select = connection.prepareStatement(ASSIGNMENTS);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                addAll(names, AssignmentReader.parse(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        try (PreparedStatement select = connection.prepareStatement(STORED);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return List.copyOf(names);
    }

    private static void addAll(Set<String> names, Assignment assignment) {
        assignment.labels().forEach(label -> names.add(label.iouMetric()));
        assignment.labels().stream().filter(Label::asksForText).forEach(label -> names.add(label.accuracyMetric()));
    }
}
