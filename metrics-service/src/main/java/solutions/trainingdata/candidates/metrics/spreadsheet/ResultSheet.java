package solutions.trainingdata.candidates.metrics.spreadsheet;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes the rows of a view as they come from the database: what was written is let go of every few hundred rows. */
final class ResultSheet {

    private static final int ROWS_IN_HAND = 200;

    private final Connection connection;
    private final List<String> metrics;
    private final List<Column> columns;

    ResultSheet(Connection connection, List<String> metrics, List<Column> columns) {
        this.connection = connection;
        this.metrics = metrics;
        this.columns = columns;
    }

    /** One row per candidate and assignment. */
    int writeCurrent(Workbook workbook, String title) throws SQLException, IOException {
        return write(
                workbook,
                title,
                "r.times_attempted, r.state = 'SCORED' AND r.times_attempted > r.number AS another_under_way"
                        + " FROM current_result r");
    }

    int writeAll(Workbook workbook, String title) throws SQLException, IOException {
        return write(
                workbook,
                title,
                "max(r.number) OVER (PARTITION BY r.candidate_id, r.assignment) AS times_attempted,"
                        + " false AS another_under_way FROM attempt_result r");
    }

    /** @return how many rows there are beside the header */
    private int write(Workbook workbook, String title, String from) throws SQLException, IOException {
        Worksheet sheet = workbook.newWorksheet(title);
        header(sheet);
        int line = 0;
        try (PreparedStatement select = connection.prepareStatement(select(from))) {
            select.setFetchSize(ROWS_IN_HAND);
            for (int i = 0; i < metrics.size(); i++) {
                select.setString(i + 1, metrics.get(i));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    line++;
                    for (int column = 0; column < columns.size(); column++) {
                        columns.get(column).write(sheet, line, column, row);
                    }
                    if (line % ROWS_IN_HAND == 0) {
                        sheet.flush();
                    }
                }
            }
        }
        sheet.setAutoFilter(0, 0, line, columns.size() - 1);
        sheet.finish();
        return line;
    }

    private void header(Worksheet sheet) {
        sheet.freezePane(1, 1);
        for (int column = 0; column < columns.size(); column++) {
            sheet.inlineString(0, column, CellText.of(columns.get(column).title()));
            sheet.style(0, column).bold().set();
            sheet.width(column, columns.get(column).width());
        }
    }

    /** Metrics are columns by number: their names are values here and never part of the statement. */
    private String select(String from) {
        StringBuilder select = new StringBuilder("SELECT r.id, r.candidate_id, r.assignment, r.number,"
                + " r.telegram_username, r.name, r.cvat_username, r.requested_at, r.task_started, r.task_ended,"
                + " extract(epoch FROM r.task_completed) AS seconds, r.submitted_at, r.formula_version,"
                + " r.truth_version, r.version, r.variant, r.seen_before, r.expired, r.state, ");
        for (int i = 0; i < metrics.size(); i++) {
            select.append("(r.metrics ->> ?)::double precision AS ")
                    .append(ResultColumns.METRIC)
                    .append(i)
                    .append(", ");
        }
        return select + from + " WHERE NOT r.trial ORDER BY r.task_started, r.id";
    }
}
