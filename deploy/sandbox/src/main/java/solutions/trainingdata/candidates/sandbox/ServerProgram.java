package solutions.trainingdata.candidates.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Starts programs of an installed server in a folder of their own, and waits for them. What they say is in {@code log},
 * whose end is part of every failure.
 *
 * @param environment added to this process' own
 */
public record ServerProgram(Path log, Map<String, String> environment) {

    private static final int LINES_SHOWN = 15;

    /** Starts it and does not wait; nothing is written to its standard input. */
    public Process start(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(log.getParent().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + command.get(0) + ": " + e.getMessage(), e);
        }
    }

    /** @throws IllegalStateException when it ends with an error or not within the limit */
    public void run(Duration limit, List<String> command) {
        Process process = start(command);
        if (!ended(process, limit)) {
            process.destroyForcibly();
            throw new IllegalStateException(
                    command.get(0) + " has not ended after " + limit.toSeconds() + " s: " + lastWords());
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(command.get(0) + " ended with " + process.exitValue() + ": " + lastWords());
        }
    }

    /** Waits until somebody takes connections on the port. */
    public void awaitPort(Process process, int port, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!answers(port)) {
            if (!process.isAlive()) {
                throw new IllegalStateException("Ended with " + process.exitValue() + ": " + lastWords());
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "Nobody answers on port " + port + " after " + limit.toSeconds() + " s: " + lastWords());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    /** Asks it to end and kills it when it has not within the limit. */
    public static void end(Process process, Duration limit) {
        process.destroy();
        if (!ended(process, limit)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    public static boolean ended(Process process, Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public static void delete(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            System.getLogger(ServerProgram.class.getName())
                    .log(System.Logger.Level.WARNING, "Left behind: " + folder + " (" + e.getMessage() + ")");
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return "it said nothing";
        }
    }
}
