package solutions.trainingdata.candidates.metrics.spreadsheet;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.dhatim.fastexcel.Worksheet;

/**
 * One column of a sheet of results.
 *
 * @param width in characters
 * @param format of Excel, null for text
 * @param value of the row that the result set stands on: null leaves the cell empty
 */
record Column(String title, int width, String format, Value value) {

    static final String PERCENT = "0.00";
    static final String WHOLE = "0";
    static final String DATE = "yyyy-mm-dd hh:mm:ss";
    static final String DURATION = "[h]:mm:ss";

    /** Reads one cell: a Number, a LocalDateTime or a String. */
    interface Value {
        Object of(ResultSet row) throws SQLException;
    }

    static Column text(String title, int width, Value value) {
        return new Column(title, width, null, value);
    }

    void write(Worksheet sheet, int line, int column, ResultSet row) throws SQLException {
        Object cell = value.of(row);
        if (cell instanceof String text) {
            sheet.inlineString(line, column, CellText.of(text));
        } else if (cell instanceof Number number) {
            sheet.value(line, column, number);
        } else if (cell instanceof java.time.LocalDateTime date) {
            sheet.value(line, column, date);
        }
        if (cell != null && format != null) {
            sheet.style(line, column).format(format).set();
        }
    }
}
