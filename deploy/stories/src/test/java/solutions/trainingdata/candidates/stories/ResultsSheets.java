package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import solutions.trainingdata.candidates.sandbox.telegram.ChatMessage;

/** The spreadsheet of results, read by another implementation than the one that wrote it. */
final class ResultsSheets {

    private ResultsSheets() {}

    /** The spreadsheet that came with a message. */
    static XSSFWorkbook in(ChatMessage message) throws IOException {
        assertThat(message.file().orElseThrow().name()).matches("results-[0-9-]+\\.xlsx");
        Path file = Files.createTempFile("results", ".xlsx");
        try {
            // By its directory, as every program reads it: sizes before the content are optional.
            return new XSSFWorkbook(
                    Files.write(file, message.file().orElseThrow().bytes()).toString());
        } finally {
            Files.delete(file);
        }
    }

    /** The first row of a candidate, who is known by their username there. */
    static Optional<Row> row(Sheet sheet, Candidate candidate) {
        String username = candidate.person().profile().username();
        return StreamSupport.stream(sheet.spliterator(), false)
                .filter(row -> texts(row).contains(username))
                .findFirst();
    }

    static List<String> texts(Row row) {
        return StreamSupport.stream(row.spliterator(), false)
                .map(Cell::toString)
                .toList();
    }
}
