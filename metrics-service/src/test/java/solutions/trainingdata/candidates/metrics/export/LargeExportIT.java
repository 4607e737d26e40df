package solutions.trainingdata.candidates.metrics.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import solutions.trainingdata.candidates.metrics.submission.AssignmentFolders;
import solutions.trainingdata.candidates.sandbox.junit.SandboxTestResource;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxDatabase;

/** Ten thousand candidates with two attempts each are written in a heap that could not hold the workbook. */
@QuarkusTest
@QuarkusTestResource(SandboxTestResource.class)
@QuarkusTestResource(AssignmentFolders.class)
class LargeExportIT {

    private static final Logger LOG = Logger.getLogger(LargeExportIT.class);

    SandboxDatabase database;

    @Inject
    AgroalDataSource source;

    @TempDir
    Path folder;

    private StoredAttempts stored;

    @BeforeEach
    void store() {
        stored = new StoredAttempts(source);
        stored.clear();
        stored.run("INSERT INTO attempt SELECT c || '/car-plates/' || n, c, 'car-plates', n, 1, 'login_' || c,"
                + " 'Мира Соколова ' || c, c || '_test_Annotator', false, now(), now() - interval '1 hour'"
                + " FROM generate_series(1, 10000) c, generate_series(1, 2) n");
        stored.run("INSERT INTO submission (id, attempt_id, candidate_id, assignment, attempt_number, number,"
                + " cvat_task_id, version, variant, started_at, ended_at, last, state, next_try_at, formula_version,"
                + " truth_version, metrics, event_body) SELECT id || '/1', id, candidate_id, assignment, number, 1, 1,"
                + " 1, number, started_at, now(), false, 'SCORED', NULL, 1, 1,"
                + " jsonb_build_object('car_iou', random() * 100, 'plate_iou', random() * 100, 'plate_accuracy', 80),"
                + " '{\"result\": {\"metrics\": [{\"name\": \"car_iou\"}, {\"name\": \"plate_iou\"},"
                + " {\"name\": \"plate_accuracy\"}]}}' FROM attempt");
        stored.run("ANALYZE");
    }

    @AfterEach
    void clear() {
        stored.clear();
    }

    @Test
    void tenThousandCandidatesAreWrittenInBoundedMemory() throws Exception {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx32m",
                        "-cp",
                        classPath(),
                        BoundedExport.class.getName(),
                        database.url(),
                        database.username(),
                        database.password(),
                        "large")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(output);
        assertThat(process.exitValue()).as(said).isZero();
        String[] figures = said.strip().split(" ");
        LOG.infof("10,000 candidates, 20,000 attempts: %s bytes, %s ms, peak heap %s bytes", (Object[]) figures);
        assertThat(stored.count("export_piece WHERE file = 'large'")).isGreaterThan(5);
    }

    /** In a test Quarkus loads classes by itself, but the JVM has them all on its own path, too. */
    private static String classPath() {
        return System.getProperty("java.class.path");
    }
}
