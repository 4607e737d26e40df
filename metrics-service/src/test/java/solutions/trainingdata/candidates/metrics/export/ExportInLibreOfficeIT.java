package solutions.trainingdata.candidates.metrics.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.File;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import solutions.trainingdata.candidates.messaging.contract.AttemptId;
import solutions.trainingdata.candidates.metrics.spreadsheet.ResultsWorkbook;
import solutions.trainingdata.candidates.metrics.submission.AssignmentFolders;
import solutions.trainingdata.candidates.sandbox.junit.SandboxTestResource;

/** LibreOffice shows what was stored. Needs it installed ({@code soffice}), and is skipped without. */
@QuarkusTest
@QuarkusTestResource(SandboxTestResource.class)
@QuarkusTestResource(AssignmentFolders.class)
class ExportInLibreOfficeIT {

    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    /** Comma, double quotes, UTF-8, from line 1, no column formats, as shown, and each sheet as a file of its own. */
    private static final String CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1";

    @Inject
    AgroalDataSource source;

    @TempDir
    Path folder;

    @Test
    void everySheetReadsAsItWasWritten() throws Exception {
        String soffice = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(path -> Path.of(path, "soffice"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse(null);
        assumeTrue(soffice != null, "LibreOffice (soffice) is not installed: the spreadsheet was not opened with it");
        store();
        Path workbook = folder.resolve("results.xlsx");
        try (OutputStream out = Files.newOutputStream(workbook)) {
            new ResultsWorkbook(source, ZoneId.of("Europe/Moscow")).write(out, "en");
        }
        convert(soffice, workbook);
        List<String> current = Files.readAllLines(folder.resolve("results-Current results.csv"));
        assertThat(current.get(0)).startsWith("candidate_username,car_iou,plate_iou,plate_accuracy,task_started,");
        assertThat(current.get(1))
                .startsWith("mira_s,97.31,80.00,33.33,2026-11-24 13:00:00,2026-11-25 14:02:03,25:02:03,1,car-plates,1,")
                .contains(",'=1+1,4711,");
        assertThat(current.get(2)).startsWith("under_way,,,,2026-11-24 13:00:01,,,1,car-plates,1,,,Мира,12,");
        assertThat(current).hasSize(3);
        assertThat(Files.readAllLines(folder.resolve("results-All attempts.csv")))
                .isEqualTo(current);
        assertThat(Files.readString(folder.resolve("results-Method.csv"))).contains("Europe/Moscow");
    }

    private void store() {
        StoredAttempts stored = new StoredAttempts(source);
        stored.clear();
        AttemptId attempt = stored.attempt(4711, "car-plates", 1, "mira_s", "=1+1", START);
        stored.scored(attempt, 1, 1, START, START.plusSeconds(90_123), StoredAttempts.carPlates(97.305, 80, 100.0 / 3));
        stored.attempt(12, "car-plates", 1, "under_way", "Мира", START.plusSeconds(1));
    }

    private void convert(String soffice, Path workbook) throws Exception {
        Process conversion = new ProcessBuilder(
                        soffice,
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        CSV,
                        "--outdir",
                        folder.toString(),
                        workbook.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("soffice.log").toFile())
                .start();
        assertThat(conversion.waitFor(120, TimeUnit.SECONDS))
                .as("LibreOffice ends")
                .isTrue();
        assertThat(conversion.exitValue())
                .as(Files.readString(folder.resolve("soffice.log")))
                .isZero();
    }
}
