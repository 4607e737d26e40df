package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import solutions.trainingdata.candidates.sandbox.launcher.Service;
import solutions.trainingdata.candidates.sandbox.telegram.Person;

/**
 * A candidate's first task on services that are started, configured, limited, probed and ended as the manifests say, on
 * RabbitMQ and PostgreSQL as installed. What is otherwise on this machine is listed by {@link PlayedInstallation}.
 */
class ManifestsStoryTest {

    @TempDir
    private Path images;

    @Test
    void theFirstTaskIsDoneWithWhatTheManifestsGive() throws IOException {
        try (PlayedInstallation installation = PlayedInstallation.of("single-node", images, "manifests")) {
            List<Pod> pods = new ArrayList<>();
            for (Service service : Service.values()) {
                pods.add(installation.start(service));
            }
            for (Pod pod : pods) {
                System.out.printf(
                        "%s: ready after %d s%n", pod.name(), pod.awaitReady().toSeconds());
                pod.hasItsEnvironmentAlone();
            }
            FirstTaskStoryTest.isPlayedOn(installation.sandbox());
            metricsServiceIsReachedByItsAddress(installation.sandbox().hr());
            for (Pod pod : pods) {
                long resident = pod.residentMiB();
                System.out.printf(
                        "%s: resident %d of %d MiB, ended by itself %.1f s after it was asked to%n",
                        pod.name(), resident, pod.memoryMiB(), pod.end().toMillis() / 1000.0);
                assertThat(resident).as("memory of %s, MiB", pod.name()).isLessThan(pod.memoryMiB());
            }
            assertThat(installation.complaints()).isEmpty();
        }
    }

    /** A spreadsheet is fetched there. */
    private static void metricsServiceIsReachedByItsAddress(Person hr) {
        hr.says("/menu");
        hr.awaitReply("", Sandbox.LONG);
        hr.presses("HR menu");
        hr.awaitMessage(message -> message.button("All results").isPresent(), "HR's menu", Sandbox.LONG);
        hr.presses("All results");
        hr.awaitMessage(found -> found.file().isPresent(), "the spreadsheet", Sandbox.LONG);
    }
}
