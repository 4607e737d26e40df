package solutions.trainingdata.candidates.ops.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static solutions.trainingdata.candidates.ops.doctor.Installation.CANARY;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says of the key, the folders and the public address. */
class FilesPartIT {

    @RegisterExtension
    final Installation installation = new Installation();

    @TempDir
    Path folder;

    @Test
    void aKeyOfTheWrongLengthWithoutSayingIt() {
        String key = Base64.getEncoder().encodeToString((CANARY + "-key").getBytes(StandardCharsets.UTF_8));
        installation.environment.put("CREDENTIALS_KEY", installation.environment.get("CREDENTIALS_KEY") + ",k2:" + key);
        assertThat(installation
                        .fails("CREDENTIALS_KEY", "key 2 of 2 has 17 bytes")
                        .output())
                .doesNotContain(key);
    }

    @Test
    void foldersWithoutAssignments() {
        installation.environment.put("ASSIGNMENTS_DIR", folder.toString());
        installation.fails("ASSIGNMENTS_DIR", "assignment.yaml");
        installation.environment.put(
                "ASSIGNMENTS_DIR", folder.resolve("nowhere").toString());
        installation.fails("ASSIGNMENTS_DIR", "no folder");
    }

    @Test
    void anAddressThatTelegramRefusesInAButton() {
        installation.environment.put("CVAT_PUBLIC_URL", "http://cvat:8080");
        installation.fails("CVAT_PUBLIC_URL", "no dot");
    }
}
