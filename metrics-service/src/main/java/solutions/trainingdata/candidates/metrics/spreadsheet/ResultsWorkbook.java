package solutions.trainingdata.candidates.metrics.spreadsheet;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.dhatim.fastexcel.Workbook;

/** Writes everybody's results as a workbook, all sheets from one moment of the database, holding a few rows at a time. */
public final class ResultsWorkbook {

    private static final String COUNTS =
            "SELECT count(DISTINCT candidate_id), count(*), now()" + " FROM attempt WHERE NOT trial";

    private final DataSource database;
    private final ZoneId zone;

    public ResultsWorkbook(DataSource database, ZoneId zone) {
        this.database = database;
        this.zone = zone;
    }

    /**
     * What was written.
     *
     * @param day in the zone of the dates
     * @param candidates how many people
     */
    public record Contents(LocalDate day, int candidates, int attempts) {}

    /** @param language of titles and explanations */
    public Contents write(OutputStream out, String language) throws SQLException, IOException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return write(connection, out, SheetTexts.in(language));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private Contents write(Connection connection, OutputStream out, SheetTexts texts) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        }
        Contents contents = count(connection);
        List<String> metrics = MetricNames.read(connection);
        ResultSheet results = new ResultSheet(connection, metrics, new ResultColumns(texts, zone).of(metrics));
        try (Workbook workbook = new Workbook(out, "candidates", "1.0")) {
            results.writeCurrent(workbook, texts.of("sheet-current"));
            results.writeAll(workbook, texts.of("sheet-attempts"));
            new MethodSheet(connection, texts).write(workbook, metrics, zone);
        }
        return contents;
    }

    private Contents count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(COUNTS)) {
            row.next();
            LocalDate day = row.getObject(3, OffsetDateTime.class)
                    .atZoneSameInstant(zone)
                    .toLocalDate();
            return new Contents(day, row.getInt(1), row.getInt(2));
        }
    }
}
