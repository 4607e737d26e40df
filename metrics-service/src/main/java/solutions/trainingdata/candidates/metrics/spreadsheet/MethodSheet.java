package solutions.trainingdata.candidates.metrics.spreadsheet;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes what the figures mean: columns and units, formulas, versions, the zone of the dates, who is left out. */
final class MethodSheet {

    private static final String VERSIONS = """
            SELECT assignment, version, formula_version, truth_version, count(*) AS attempts FROM attempt_result
            WHERE NOT trial AND state = 'SCORED' GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4""";
    private static final String LEFT_OUT = "SELECT count(DISTINCT candidate_id) FROM attempt_result WHERE trial";

    private static final List<String> EXPLAINED_BEFORE_METRICS = List.of("candidate_username");
    private static final List<String> EXPLAINED_AFTER_METRICS =
            List.of("task_started", "task_ended", "task_completed", "times_attempted");

    private final Connection connection;
    private final SheetTexts texts;
    private Worksheet sheet;
    private int line;

    MethodSheet(Connection connection, SheetTexts texts) {
        this.connection = connection;
        this.texts = texts;
    }

    void write(Workbook workbook, List<String> metrics, ZoneId zone) throws SQLException, IOException {
        sheet = workbook.newWorksheet(texts.of("sheet-method"));
        sheet.width(0, 32);
        sheet.width(1, 110);
        EXPLAINED_BEFORE_METRICS.forEach(this::explain);
        metrics.forEach(this::explainMetric);
        EXPLAINED_AFTER_METRICS.forEach(this::explain);
        say(texts.of("column-submitted"), texts.of("method-submitted"));
        say(texts.of("column-seen-before"), texts.of("method-seen-before"));
        say(texts.of("column-expired"), texts.of("method-expired"));
        say(texts.of("method-current-title"), texts.of("method-current"));
        say(texts.of("method-zone-title"), texts.of("method-zone", "zone", zone.getId()));
        say(texts.of("method-text-title"), texts.of("method-text"));
        versions();
        say(texts.of("method-left-out-title"), texts.of("method-left-out", "number", leftOut()));
        sheet.finish();
    }

    private void explain(String column) {
        say(column, texts.of("method-" + column));
    }

    private void explainMetric(String metric) {
        say(metric, texts.of(metric.endsWith("_accuracy") ? "method-accuracy" : "method-iou", "metric", metric));
    }

    private void versions() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(VERSIONS);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                say(
                        texts.of("method-versions-title", "assignment", row.getString(1)),
                        texts.of(
                                "method-versions",
                                "version",
                                row.getInt(2),
                                "formula",
                                row.getInt(3),
                                "truth",
                                row.getInt(4),
                                "attempts",
                                row.getLong(5)));
            }
        }
    }

    private long leftOut() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LEFT_OUT);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private void say(String what, String explanation) {
        sheet.inlineString(line, 0, CellText.of(what));
        sheet.style(line, 0).bold().verticalAlignment("top").set();
        sheet.inlineString(line, 1, CellText.of(explanation));
        sheet.style(line, 1).wrapText(true).verticalAlignment("top").set();
        line++;
    }
}
