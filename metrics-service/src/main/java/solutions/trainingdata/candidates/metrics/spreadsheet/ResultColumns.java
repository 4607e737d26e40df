package solutions.trainingdata.candidates.metrics.spreadsheet;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import solutions.trainingdata.candidates.metrics.scoring.Percent;

/**
 * The columns of a sheet of results: first those of the system before this one, under its names and in its order, so
 * that whatever reads its files reads these; then the rest, under titles in the reader's language.
 */
final class ResultColumns {

    private static final int NAME = 24;
    private static final int SHORT = 14;
    private static final int MOMENT = 20;
    /** Of the query's columns, with a number: what a metric is called is up to the assignment. */
    static final String METRIC = "metric_";

    private static final double SECONDS_OF_A_DAY = 86_400;

    private final SheetTexts texts;
    private final ZoneId zone;

    ResultColumns(SheetTexts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    /** @param metrics of which the query answers the first as column {@code metric_0}, and so on */
    List<Column> of(List<String> metrics) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("candidate_username", NAME, row -> row.getString("telegram_username")));
        for (int i = 0; i < metrics.size(); i++) {
            String metric = metrics.get(i);
            String column = METRIC + i;
            columns.add(new Column(metric, width(metric), Column.PERCENT, row -> percent(row, column)));
        }
        columns.add(date("task_started", "task_started"));
        columns.add(date("task_ended", "task_ended"));
        columns.add(new Column("task_completed", 17, Column.DURATION, ResultColumns::duration));
        columns.add(whole("times_attempted", "times_attempted"));
        columns.add(Column.text(title("assignment"), NAME, row -> row.getString("assignment")));
        columns.add(whole(title("attempt"), "number"));
        columns.add(whole(title("version"), "version"));
        columns.add(whole(title("variant"), "variant"));
        columns.add(Column.text(title("name"), NAME, row -> row.getString("name")));
        columns.add(whole(title("telegram-id"), "candidate_id"));
        columns.add(Column.text(title("cvat-login"), NAME, row -> row.getString("cvat_username")));
        columns.add(date(title("requested"), "requested_at"));
        columns.add(date(title("submitted"), "submitted_at"));
        columns.add(Column.text(title("state"), 30, this::state));
        columns.add(whole(title("formula"), "formula_version"));
        columns.add(whole(title("truth"), "truth_version"));
        columns.add(Column.text(title("seen-before"), SHORT, row -> yesOrNo(row, "seen_before")));
        columns.add(Column.text(title("expired"), SHORT, row -> yesOrNo(row, "expired")));
        return columns;
    }

    private String title(String key) {
        return texts.of("column-" + key);
    }

    private Column date(String title, String column) {
        return new Column(title, MOMENT, Column.DATE, row -> moment(row.getTimestamp(column)));
    }

    private static Column whole(String title, String column) {
        return new Column(title, width(title), Column.WHOLE, row -> row.getObject(column));
    }

    /** The filter's arrow takes some of it. */
    private static int width(String title) {
        return Math.max(SHORT, title.length() + 4);
    }

    private LocalDateTime moment(Timestamp stored) {
        return stored == null
                ? null
                : stored.toInstant().atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.SECONDS);
    }

    private static BigDecimal percent(ResultSet row, String column) throws SQLException {
        double percent = row.getDouble(column);
        return row.wasNull() ? null : Percent.shown(percent);
    }

    /** A part of a day. CVAT's last edit of a task that nobody touched is before its start: nothing, not less. */
    private static Double duration(ResultSet row) throws SQLException {
        double seconds = Math.floor(row.getDouble("seconds"));
        return row.wasNull() ? null : Math.max(0, seconds) / SECONDS_OF_A_DAY;
    }

    /** A scored row with a newer attempt beside it says so. */
    private String state(ResultSet row) throws SQLException {
        String state = row.getString("state");
        boolean another = row.getBoolean("another_under_way");
        return texts.of(another ? "state-SCORED-another" : "state-" + state);
    }

    private String yesOrNo(ResultSet row, String column) throws SQLException {
        boolean yes = row.getBoolean(column);
        return row.wasNull() ? null : texts.of(yes ? "yes" : "no");
    }
}
