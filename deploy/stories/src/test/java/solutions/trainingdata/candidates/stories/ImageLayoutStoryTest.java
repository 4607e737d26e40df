package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import solutions.trainingdata.candidates.sandbox.ServerProgram;
import solutions.trainingdata.candidates.sandbox.launcher.Infrastructure;
import solutions.trainingdata.candidates.sandbox.launcher.Service;

/**
 * Each service starts from exactly the files that {@code deploy/Dockerfile} copies, by its command, as another user who may
 * write nothing but a folder for temporary files, and with the memory of a container of 256 MiB.
 */
class ImageLayoutStoryTest {

    private static final Duration START = Duration.ofSeconds(240);
    private static final Pattern COPY = Pattern.compile("(?m)^COPY --from=build /source/\\$\\{SERVICE}/(\\S+) (\\S+)$");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    @TempDir
    private Path image;

    private Infrastructure infrastructure;
    private final List<Process> started = new ArrayList<>();
    private String dockerfile;

    @BeforeEach
    void start() throws IOException {
        dockerfile = Files.readString(Sandbox.ROOT.resolve("deploy/Dockerfile"));
        Files.setPosixFilePermissions(image, PosixFilePermissions.fromString("rwxr-xr-x"));
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
            Path app = copied(service);
            int port = ServerProgram.freePort();
            Path log = Files.createDirectories(Sandbox.ROOT.resolve("deploy/stories/target/logs"))
                    .resolve(service.module() + "-image.log");
            Process process = run(service, app, port, log);
            await(service, process, port, log);
            for (String probe : List.of("started", "live", "ready")) {
                assertThat(status(port, probe)).as("%s of %s", probe, service).isEqualTo(200);
            }
            System.out.printf("%s: ready, resident %d MiB%n", service.module(), residentMiB(process));
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Root's files, which the service's user may read alone. */
    private Path copied(Service service) throws IOException {
        Path app = image.resolve(service.module());
        Files.createDirectory(app);
        List<String[]> copies = COPY.matcher(dockerfile)
                .results()
                .map(line -> new String[] {line.group(1), line.group(2)})
                .toList();
        assertThat(copies).hasSize(4);
        for (String[] copy : copies) {
            Path from = Sandbox.ROOT.resolve(service.module()).resolve(copy[0]);
            Path to = copy[1].equals("./") ? app.resolve(from.getFileName()) : app.resolve(copy[1]);
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : files.toList()) {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                }
            }
        }
        try (Stream<Path> files = Files.walk(app)) {
            for (Path file : files.toList()) {
                Files.setPosixFilePermissions(
                        file, PosixFilePermissions.fromString(Files.isDirectory(file) ? "r-xr-xr-x" : "r--r--r--"));
            }
        }
        return app;
    }

    private Process run(Service service, Path app, int port, Path log) throws IOException {
        Path temporary = Files.createDirectory(image.resolve(service.module() + "-tmp"));
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));
        String entrypoint = Pattern.compile("(?m)^ENTRYPOINT (\\[.*])$")
                .matcher(dockerfile)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1)
                .replace("/tmp", temporary.toString());
        List<String> command = new ArrayList<>(asTheImagesUser());
        List<String> java = Arrays.asList(new ObjectMapper().readValue(entrypoint, String[].class));
        assertThat(java).anyMatch(option -> option.startsWith("-XX:MaxRAMPercentage="));
        command.add(ProcessHandle.current().info().command().orElse("java"));
        // What a container's limit is for Java.
        command.add("-XX:MaxRAM=256m");
        command.addAll(java.subList(1, java.size()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(app.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(infrastructure.environment(service));
        builder.environment()
                .putAll(Map.of(
                        "HTTP_PORT",
                        Integer.toString(port),
                        "HTTP_HOST",
                        "127.0.0.1",
                        "HOME",
                        "/nonexistent",
                        "FIRST_HR",
                        "",
                        "HR_CONTACT",
                        "",
                        "DEFAULT_ASSIGNMENT",
                        ""));
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /** Root writes everywhere: to be somebody else, the tests must be root. */
    private List<String> asTheImagesUser() {
        String user = Pattern.compile("(?m)^USER (\\d+):(\\d+)$")
                .matcher(dockerfile)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        return System.getProperty("user.name").equals("root")
                ? List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups", "--no-new-privs")
                : List.of();
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

    private static long residentMiB(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }
}
