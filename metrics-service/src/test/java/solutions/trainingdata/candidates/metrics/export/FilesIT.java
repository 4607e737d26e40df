package solutions.trainingdata.candidates.metrics.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import solutions.trainingdata.candidates.metrics.submission.AssignmentFolders;
import solutions.trainingdata.candidates.sandbox.junit.SandboxTestResource;

/** Who gets a file, and that they get all of it. */
@QuarkusTest
@QuarkusTestResource(SandboxTestResource.class)
@QuarkusTestResource(AssignmentFolders.class)
class FilesIT {

    private static final String RIGHT = "Bearer token-of-the-tests";
    private static final int SEVERAL_PIECES = 700_000;

    @Inject
    AgroalDataSource source;

    @Inject
    PurgeExports purge;

    @TestHTTPResource("/files")
    URI files;

    private StoredAttempts stored;
    private byte[] content;

    @BeforeEach
    void store() throws Exception {
        stored = new StoredAttempts(source);
        stored.run("DELETE FROM export");
        stored.run("DELETE FROM export_piece");
        content = new byte[SEVERAL_PIECES];
        new Random(1).nextBytes(content);
        try (OutputStream out = new PieceOutput(source, "the-file")) {
            out.write(content, 0, 10);
            out.write(content[10]);
            out.write(content, 11, content.length - 11);
        }
        stored.run("INSERT INTO export (id, requested_by, update_id, language, state, next_try_at, file, file_name,"
                + " size, made_at) VALUES ('815/1', 815, 1, 'en', 'WRITTEN', NULL, 'the-file',"
                + " 'results-2026-11-27.xlsx', " + SEVERAL_PIECES + ", now())");
    }

    @Test
    void whoeverShowsTheTokenGetsTheWholeFile() throws Exception {
        FetchedFile file = FetchedFile.get(files, "the-file", RIGHT);
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.answer().body()).isEqualTo(content);
        assertThat(file.header("Content-Length")).isEqualTo(String.valueOf(SEVERAL_PIECES));
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"results-2026-11-27.xlsx\"");
        assertThat(file.header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "Bearer ",
                "Bearer token-of-the-test",
                "Bearer token-of-the-tests2",
                "token-of-the-tests",
                "Basic x"
            })
    void nobodyElseGetsAnythingOrLearnsWhetherItExists(String authorization) throws Exception {
        for (String id : new String[] {"the-file", "unknown"}) {
            FetchedFile file = FetchedFile.get(files, id, authorization);
            assertThat(file.status()).isEqualTo(401);
            assertThat(file.answer().body()).isEmpty();
        }
    }

    @Test
    void aFileWhoseTimeIsOverIsNotFoundAndThenForgotten() throws Exception {
        assertThat(FetchedFile.get(files, "unknown", RIGHT).status()).isEqualTo(404);
        stored.run("UPDATE export SET made_at = now() - interval '25 hours'");
        stored.run("UPDATE export_piece SET written_at = now() - interval '25 hours'");
        assertThat(FetchedFile.get(files, "the-file", RIGHT).status()).isEqualTo(404);
        purge.purge();
        assertThat(stored.count("export")).isZero();
        assertThat(stored.count("export_piece")).isZero();
    }

    @Test
    void aFileThatIsStillKeptIsNotForgotten() throws Exception {
        stored.run("UPDATE export_piece SET written_at = now() - interval '2 hours'");
        purge.purge();
        assertThat(FetchedFile.get(files, "the-file", RIGHT).status()).isEqualTo(200);
    }
}
