package solutions.trainingdata.candidates.sandbox.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real PostgreSQL server on loopback: one server, one database per service. It can be stopped and started again with
 * its data and on its port, as a server that fails over does.
 */
public final class SandboxPostgres implements PostgresServer {

    private static final String USERNAME = "postgres";
    private static final String PASSWORD = "postgres";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Path data;
    private final boolean keepData;
    private EmbeddedPostgres server;
    private int port;

    private SandboxPostgres(Path data, boolean keepData, int port) {
        this.data = data;
        this.keepData = keepData;
        this.port = port;
        startAgain();
    }

    /** On any free port, with data that go when it is closed. */
    public static SandboxPostgres start() {
        return start(null, 0);
    }

    /**
     * @param data where the server keeps its files, also after it was closed; null for a place that is deleted then
     * @param port 0 for any free one
     */
    public static SandboxPostgres start(Path data, int port) {
        try {
            if (data == null) {
                return new SandboxPostgres(Files.createTempDirectory("sandbox-postgres"), false, port);
            }
            Files.createDirectories(data.toAbsolutePath().getParent());
            return new SandboxPostgres(data, true, port);
        } catch (IOException e) {
            throw new UncheckedIOException("No place for PostgreSQL's data: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized int port() {
        return port;
    }

    @Override
    public synchronized SandboxDatabase database(String name) {
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            if (!exists(connection, name)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("CREATE DATABASE \"" + name.replace("\"", "\"\"") + "\"");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Database " + name + " cannot be made: " + e.getMessage(), e);
        }
        return new SandboxDatabase("jdbc:postgresql://127.0.0.1:" + port + "/" + name, USERNAME, PASSWORD);
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            select.setString(1, name);
            return select.executeQuery().next();
        }
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL does not stop: " + e.getMessage(), e);
            }
            server = null;
        }
    }

    @Override
    public synchronized void startAgain() {
        refuseDataInUse();
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(START_LIMIT)
                .setServerConfig("listen_addresses", "127.0.0.1");
        try {
            server = (port == 0 ? builder : builder.setPort(port)).start();
        } catch (IOException | IllegalStateException e) {
            throw new IllegalStateException(
                    "PostgreSQL does not start (data in " + data + ", port " + (port == 0 ? "any" : port) + "): "
                            + e.getMessage(),
                    e);
        }
        port = server.getPort();
    }

    /** A server left behind by a killed sandbox still holds its data; two servers on one folder would destroy it. */
    private void refuseDataInUse() {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(firstLine(pidFile).strip());
        if (ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().command())
                .filter(command -> command.contains("postgres"))
                .isPresent()) {
            throw new IllegalStateException("The data in " + data + " are in use by process " + pid
                    + ": stop it first (kill -INT " + pid + ")");
        }
    }

    private static String firstLine(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.isEmpty() ? "-1" : lines.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        stop();
        if (!keepData) {
            deleteData();
        }
    }

    private void deleteData() {
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            System.getLogger(SandboxPostgres.class.getName())
                    .log(System.Logger.Level.WARNING, "Left behind: " + data + " (" + e.getMessage() + ")");
        }
    }
}
