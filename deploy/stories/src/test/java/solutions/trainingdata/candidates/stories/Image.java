package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import solutions.trainingdata.candidates.sandbox.launcher.Service;

/**
 * What {@code deploy/Dockerfile} makes of a packaged service, without Docker: exactly the files that it copies, run by
 * its command, as its user, who may write nothing but a folder for temporary files.
 */
final class Image {

    private static final Pattern COPY = Pattern.compile("(?m)^COPY --from=build /source/\\$\\{SERVICE}/(\\S+) (\\S+)$");
    private static final Pattern ENTRYPOINT = Pattern.compile("(?m)^ENTRYPOINT (\\[.*])$");
    private static final Pattern USER = Pattern.compile("(?m)^USER (\\d+):(\\d+)$");

    private final Path folder;
    private final Path app;
    private final String dockerfile;

    /** @param folder of all images, which others may look into */
    Image(Service service, Path folder) throws IOException {
        this.folder = folder;
        dockerfile = Files.readString(Sandbox.ROOT.resolve("deploy/Dockerfile"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        app = Files.createDirectory(folder.resolve(service.module()));
        copyFrom(Sandbox.ROOT.resolve(service.module()));
    }

    /** Root's files, which the service's user may read alone. */
    private void copyFrom(Path module) throws IOException {
        List<String[]> copies = COPY.matcher(dockerfile)
                .results()
                .map(line -> new String[] {line.group(1), line.group(2)})
                .toList();
        assertThat(copies).hasSize(4);
        for (String[] copy : copies) {
            Path from = module.resolve(copy[0]);
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
    }

    /**
     * Starts a container of it, so to say.
     *
     * @param name nobody else's
     * @param memoryMiB the container's limit
     * @param environment all of it, but where programs are
     * @param log what it says
     */
    Process run(String name, long memoryMiB, Map<String, String> environment, Path log) throws IOException {
        Path temporary = Files.createDirectory(folder.resolve(name + "-tmp"));
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));
        List<String> java = Arrays.asList(
                new ObjectMapper().readValue(find(ENTRYPOINT).replace("/tmp", temporary.toString()), String[].class));
        assertThat(java).anyMatch(option -> option.startsWith("-XX:MaxRAMPercentage="));
        List<String> command = new ArrayList<>(asTheImagesUser());
        command.add(ProcessHandle.current().info().command().orElse("java"));
        // What a container's limit is for Java, and the collector that it then chooses by itself, below 1,792 MiB.
        command.addAll(List.of("-XX:MaxRAM=" + memoryMiB + "m", "-XX:+UseSerialGC"));
        command.addAll(java.subList(1, java.size()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(app.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().retainAll(List.of("PATH", "JAVA_HOME"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Root writes everywhere: to be somebody else, the tests must be root. */
    private List<String> asTheImagesUser() {
        String user = find(USER);
        return System.getProperty("user.name").equals("root")
                ? List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups", "--no-new-privs")
                : List.of();
    }

    private String find(Pattern pattern) {
        return pattern.matcher(dockerfile).results().findFirst().orElseThrow().group(1);
    }

    static long residentMiB(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
