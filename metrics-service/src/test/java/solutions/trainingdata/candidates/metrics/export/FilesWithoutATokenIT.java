package solutions.trainingdata.candidates.metrics.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import solutions.trainingdata.candidates.metrics.submission.AssignmentFolders;
import solutions.trainingdata.candidates.sandbox.junit.SandboxTestResource;

/** Without METRICS_TOKEN the service starts, and refuses everybody. */
@QuarkusTest
@TestProfile(FilesWithoutATokenIT.NoToken.class)
@QuarkusTestResource(SandboxTestResource.class)
@QuarkusTestResource(AssignmentFolders.class)
class FilesWithoutATokenIT {

    public static final class NoToken implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("export.token", "");
        }
    }

    @TestHTTPResource("/files")
    URI files;

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer null", "Bearer Optional.empty"})
    void nobodyGetsAFile(String authorization) throws Exception {
        assertThat(FetchedFile.get(files, "the-file", authorization).status()).isEqualTo(401);
    }
}
