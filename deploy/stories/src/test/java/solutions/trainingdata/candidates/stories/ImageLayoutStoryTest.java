package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import solutions.trainingdata.candidates.sandbox.FreePorts;
import solutions.trainingdata.candidates.sandbox.launcher.Infrastructure;
import solutions.trainingdata.candidates.sandbox.launcher.Service;

/**
 * Each service starts from exactly the files that {@code deploy/Dockerfile} copies, by its command, as another user who may
 * write nothing but a folder for temporary files, and with the memory of a container of 256 MiB.
 */
class ImageLayoutStoryTest {

    private static final Duration START = Duration.ofSeconds(240);
    private static final int MEMORY_MIB = 256;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    @TempDir
    private Path images;

    private Infrastructure infrastructure;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void start() {
        infrastructure = Sandbox.parts(false);
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
        started.forEach(process -> process.onExit().join());
        infrastructure.close();
    }

    @Test
    void everyServiceStartsFromWhatTheImageHolds() throws Exception {
        for (Service service : Service.values()) {
            int port = FreePorts.next();
            Path log = Sandbox.logs("image").resolve(service.module() + ".log");
            Process process =
                    new Image(service, images).run(service.module(), MEMORY_MIB, environment(service, port), log);
            started.add(process);
            await(service, process, port, log);
            for (String probe : List.of("started", "live", "ready")) {
                assertThat(status(port, probe)).as("%s of %s", probe, service).isEqualTo(200);
            }
            System.out.printf("%s: ready, resident %d MiB%n", service.module(), Image.residentMiB(process));
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private Map<String, String> environment(Service service, int port) {
        Map<String, String> environment = new HashMap<>(infrastructure.environment(service));
        environment.putAll(Map.of(
                "HTTP_PORT", Integer.toString(port),
                "HTTP_HOST", "127.0.0.1",
                "FIRST_HR", "",
                "HR_CONTACT", "",
                "DEFAULT_ASSIGNMENT", ""));
        return environment;
    }

    private static void await(Service service, Process process, int port, Path log) throws Exception {
        long end = System.nanoTime() + START.toNanos();
        while (status(port, "ready") != 200) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError(service + " is not ready: " + Files.readString(log));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    /** @return 0 when there is no answer */
    private static int status(int port, String probe) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/" + probe))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }
}
