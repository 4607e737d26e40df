package solutions.trainingdata.candidates.sandbox.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

    @TempDir
    Path data;

    @Test
    void keepsItsKeysBesideTheDataForNobodyElseToRead() throws IOException {
        String key = new Keys(data).credentialsKey();
        assertThat(new Keys(data).credentialsKey()).isEqualTo(key);
        assertThat(Files.getPosixFilePermissions(data.resolve("keys.properties")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void makesAKeyOfThirtyTwoBytesAndAnotherOneEachTimeWithoutData() {
        String key = new Keys(null).credentialsKey();
        assertThat(Base64.getDecoder().decode(key.substring(key.indexOf(':') + 1)))
                .hasSize(32);
        assertThat(new Keys(null).credentialsKey()).isNotEqualTo(key);
    }

    @Test
    void keepsTheTokenOfTheFilesAndMakesAnotherOneEachTimeWithoutData() {
        String token = new Keys(data).metricsToken();
        assertThat(new Keys(data).metricsToken()).isEqualTo(token).hasSizeGreaterThan(40);
        assertThat(new Keys(null).metricsToken()).isNotEqualTo(token);
    }
}
