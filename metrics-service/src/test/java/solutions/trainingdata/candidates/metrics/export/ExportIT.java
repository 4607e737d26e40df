package solutions.trainingdata.candidates.metrics.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.contract.AttemptId;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;
import solutions.trainingdata.candidates.metrics.submission.AssignmentFolders;
import solutions.trainingdata.candidates.sandbox.junit.SandboxTestResource;

/** From the command on the broker to the workbook over HTTP, read back by Apache POI. */
@QuarkusTest
@QuarkusTestResource(SandboxTestResource.class)
@QuarkusTestResource(AssignmentFolders.class)
class ExportIT extends Exports {

    /** 13:00 in the zone of the sheets, which is three hours ahead. */
    private static final Instant START = Instant.parse("2026-11-24T10:00:00.750Z");

    private static final Instant END = Instant.parse("2026-11-25T11:02:03.900Z");

    @Test
    void theColumnsOfTheSystemBeforeComeFirstAsNumbersDatesAndDurations() throws Exception {
        AttemptId first = stored.attempt(1, "car-plates", 1, "mira_s", "Mira", START);
        stored.scored(first, 1, 1, START, END, StoredAttempts.carPlates(12, 13, 14));
        AttemptId second = stored.attempt(1, "car-plates", 2, "mira_s", "Mira", START.plusSeconds(1));
        stored.scored(second, 3, 2, START, END, StoredAttempts.carPlates(97.305, 80, 100.0 / 3));
        try (XSSFWorkbook workbook = export("en")) {
            Sheet current = workbook.getSheet("Current results");
            assertThat(texts(current.getRow(0)).subList(0, 8))
                    .containsExactly(
                            "candidate_username",
                            "car_iou",
                            "plate_iou",
                            "plate_accuracy",
                            "task_started",
                            "task_ended",
                            "task_completed",
                            "times_attempted");
            Row row = current.getRow(1);
            assertThat(row.getCell(0).getStringCellValue()).isEqualTo("mira_s");
            assertThat(numbers(row, 1, 3)).containsExactly(97.31, 80.0, 33.33);
            assertThat(row.getCell(1).getCellStyle().getDataFormatString()).isEqualTo("0.00");
            assertThat(row.getCell(4).getLocalDateTimeCellValue()).isEqualTo(LocalDateTime.of(2026, 11, 24, 13, 0, 1));
            assertThat(row.getCell(5).getLocalDateTimeCellValue()).isEqualTo(LocalDateTime.of(2026, 11, 25, 14, 2, 3));
            assertThat(row.getCell(5).getCellStyle().getDataFormatString()).isEqualTo("yyyy-mm-dd hh:mm:ss");
            assertThat(row.getCell(6).getNumericCellValue() * 86_400).isCloseTo(90_122, within(0.01));
            assertThat(row.getCell(6).getCellStyle().getDataFormatString()).isEqualTo("[h]:mm:ss");
            assertThat(row.getCell(7).getNumericCellValue()).isEqualTo(2);
            assertThat(current.getLastRowNum()).isEqualTo(1);
            assertThat(workbook.getSheet("All attempts").getLastRowNum()).isEqualTo(2);
        }
    }

    @Test
    void theRestSaysWhoWhatAndByWhichVersions() throws Exception {
        AttemptId attempt = stored.attempt(4711, "car-plates", 3, "mira_s", "Mira", START);
        stored.scored(attempt, 1, 1, START, END, StoredAttempts.carPlates(1, 2, 3));
        stored.attempt(4711, "car-plates", 4, "mira_s", "Mira", START);
        try (XSSFWorkbook workbook = export("en")) {
            Sheet current = workbook.getSheetAt(0);
            Row row = current.getRow(1);
            assertThat(texts(current.getRow(0)).subList(8, 22))
                    .containsExactly(
                            "Assignment",
                            "Attempt",
                            "Version",
                            "Variant",
                            "Name",
                            "Telegram id",
                            "CVAT login",
                            "Asked for",
                            "Handed in",
                            "State",
                            "Formula version",
                            "Truth version",
                            "Seen before",
                            "Time was up");
            assertThat(row.getCell(8).getStringCellValue()).isEqualTo("car-plates");
            assertThat(numbers(row, 9, 11)).containsExactly(3.0, 4.0, 1.0);
            assertThat(row.getCell(13).getNumericCellValue()).isEqualTo(4711);
            assertThat(row.getCell(14).getStringCellValue()).isEqualTo("4711_test_Annotator");
            assertThat(row.getCell(15).getLocalDateTimeCellValue())
                    .isEqualTo(LocalDateTime.of(2026, 11, 24, 12, 59, 30));
            assertThat(row.getCell(16).getLocalDateTimeCellValue()).isEqualTo(LocalDateTime.of(2026, 11, 24, 15, 0));
            assertThat(row.getCell(17).getStringCellValue()).isEqualTo("accepted, next attempt under way");
            assertThat(numbers(row, 18, 19)).containsExactly(1.0, 3.0);
            assertThat(texts(row).subList(20, 22)).containsExactly("yes", "no");
        }
    }

    @Test
    void whoeverIsUnderWayIsARowWithoutScoresAndEnd() throws Exception {
        stored.attempt(1, AssignmentFolders.NAME, 1, null, "Mira", START);
        try (XSSFWorkbook workbook = export("ru")) {
            assertThat(workbook.getSheetName(0)).isEqualTo("Текущие результаты");
            Row row = workbook.getSheetAt(0).getRow(1);
            assertThat(texts(workbook.getSheetAt(0).getRow(0)).subList(1, 4))
                    .containsExactly("car_iou", "plate_iou", "plate_accuracy");
            assertThat(IntStream.of(0, 1, 2, 3, 5, 6).mapToObj(row::getCell)).containsOnlyNulls();
            assertThat(row.getCell(4).getLocalDateTimeCellValue()).isEqualTo(LocalDateTime.of(2026, 11, 24, 13, 0));
            assertThat(row.getCell(7).getNumericCellValue()).isEqualTo(1);
            assertThat(row.getCell(17).getStringCellValue()).isEqualTo("в работе");
        }
    }

    @Test
    void namesOfAllKindsAreTextAndNoCellIsAFormula() throws Exception {
        List<String> names =
                List.of("=HYPERLINK(\"x\")", "+1", "-1", "@a", "\t=1", "a\u0001b <&> \"c\"", "Мира 👩", "1");
        for (int i = 0; i < names.size(); i++) {
            stored.attempt(i + 1, AssignmentFolders.NAME, 1, "same_login", names.get(i), START.plusSeconds(i));
        }
        try (XSSFWorkbook workbook = export("en")) {
            List<String> read = IntStream.rangeClosed(1, names.size())
                    .mapToObj(line ->
                            workbook.getSheetAt(0).getRow(line).getCell(12).getStringCellValue())
                    .toList();
            assertThat(read)
                    .containsExactly(
                            "'=HYPERLINK(\"x\")", "'+1", "'-1", "'@a", "'\t=1", "ab <&> \"c\"", "Мира 👩", "1");
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                    }
                }
            }
        }
    }

    @Test
    void twoPeopleOfOneLoginAreTwoRows() throws Exception {
        stored.attempt(1, AssignmentFolders.NAME, 1, "same_login", "Ann", START);
        stored.attempt(2, AssignmentFolders.NAME, 1, "same_login", "Bob", START.plusSeconds(5));
        try (XSSFWorkbook workbook = export("en")) {
            Sheet current = workbook.getSheetAt(0);
            assertThat(List.of(current.getRow(1).getCell(13), current.getRow(2).getCell(13)))
                    .extracting(Cell::getNumericCellValue)
                    .containsExactly(1.0, 2.0);
            assertThat(current.getLastRowNum()).isEqualTo(2);
        }
    }

    @Test
    void metricsOfAnyAssignmentHaveColumns() throws Exception {
        AttemptId dogs = stored.attempt(1, "dogs", 1, "a", "A", START);
        LinkedHashMap<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("zebra_iou", 5.0);
        metrics.put("dog_iou", 6.0);
        metrics.put("tag's \"x\"_accuracy", 7.0);
        stored.scored(dogs, 1, 1, START, END, metrics);
        try (XSSFWorkbook workbook = export("en")) {
            assertThat(texts(workbook.getSheetAt(0).getRow(0)).subList(1, 4))
                    .containsExactlyElementsOf(metrics.keySet());
            assertThat(numbers(workbook.getSheetAt(0).getRow(1), 1, 3)).containsExactly(5.0, 6.0, 7.0);
        }
    }

    @Test
    void theHeaderStaysInSightAndTheRowsCanBeFiltered() throws Exception {
        stored.attempt(1, "car-plates", 1, "a", "A", START);
        try (XSSFWorkbook workbook = export("en")) {
            XSSFSheet current = workbook.getSheetAt(0);
            assertThat(current.getPaneInformation().isFreezePane()).isTrue();
            assertThat(current.getPaneInformation().getHorizontalSplitPosition())
                    .isEqualTo((short) 1);
            assertThat(current.getCTWorksheet().getAutoFilter().getRef()).startsWith("A1:");
            assertThat(current.getColumnWidth(0)).isGreaterThan(20 * 256);
        }
    }

    @Test
    void hrWhoTryTheTestAreLeftOutAndCountedInTheMethod() throws Exception {
        stored.markTrial(stored.attempt(815, "car-plates", 1, "helen_hr", "Helen", START));
        AttemptId attempt = stored.attempt(2, "car-plates", 1, "b", "B", START);
        stored.scored(attempt, 1, 1, START, END, StoredAttempts.carPlates(1, 2, 3));
        MetricsEvent.Exported exported = ask("en");
        assertThat(exported.candidates()).isEqualTo(1);
        assertThat(exported.attempts()).isEqualTo(1);
        try (XSSFWorkbook workbook = fetch(exported)) {
            assertThat(workbook.getSheetAt(0).getLastRowNum()).isEqualTo(1);
            List<String> method = IntStream.rangeClosed(
                            0, workbook.getSheetAt(2).getLastRowNum())
                    .mapToObj(line ->
                            String.join(": ", texts(workbook.getSheetAt(2).getRow(line))))
                    .toList();
            assertThat(method)
                    .anyMatch(line -> line.contains("People left out: 1"))
                    .anyMatch(line -> line.contains("Europe/Moscow"))
                    .anyMatch(line -> line.startsWith("plate_accuracy: plate_accuracy, in percent: share"))
                    .anyMatch(line -> line.equals("Versions: car-plates: Assignment version 4, formula version 1,"
                            + " ground truth version 3: accepted attempts: 1."));
        }
    }

    private static List<String> texts(Row row) {
        return IntStream.range(0, row.getLastCellNum())
                .mapToObj(row::getCell)
                .map(cell -> cell == null || cell.getCellType() != CellType.STRING ? "" : cell.getStringCellValue())
                .toList();
    }

    private static List<Double> numbers(Row row, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(column -> row.getCell(column).getNumericCellValue())
                .toList();
    }
}
