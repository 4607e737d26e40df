package solutions.trainingdata.candidates.sandbox.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import solutions.trainingdata.candidates.sandbox.FreePorts;
import solutions.trainingdata.candidates.sandbox.ServerProgram;

/**
 * The PostgreSQL that Debian's package installed, as a private server on loopback: a folder, a port and a password of
 * its own, no socket file, nothing of the machine's other clusters. Root starts it as user {@code postgres}, as the
 * server refuses root.
 */
public final class PostgresNode implements PostgresServer {

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final int OLDEST = 15;
    private static final String USERNAME = "postgres";
    private static final Duration LIMIT = Duration.ofSeconds(120);

    private final Path programs;
    private final Path folder;
    private final ServerProgram program;
    private final int port = FreePorts.next();
    private final String password = UUID.randomUUID().toString();
    private Process server;

    private PostgresNode(Path programs) throws IOException {
        this.programs = programs;
        folder = Files.createTempDirectory("postgres-node");
        program = new ServerProgram(folder.resolve("log"), Map.of("LC_ALL", "C.UTF-8"));
        // Also when the test is ended while the server starts.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        try {
            if (root()) {
                UserPrincipal owner =
                        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USERNAME);
                Files.setOwner(folder, owner);
            }
            initialise();
            startAgain();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The programs of the newest version that is installed and new enough; empty when there is none. */
    public static Optional<Path> installed() {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.filter(version -> version.getFileName().toString().matches("\\d+"))
                    .filter(version -> number(version) >= OLDEST && Files.exists(version.resolve("bin/initdb")))
                    .max(Comparator.comparingInt(PostgresNode::number))
                    .map(version -> version.resolve("bin"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look into " + INSTALLED, e);
        }
    }

    /** @throws IllegalStateException saying what to install when PostgreSQL is not */
    public static PostgresNode start() {
        Path programs = installed()
                .orElseThrow(() -> new IllegalStateException("PostgreSQL " + OLDEST
                        + " or newer is not installed (looked in " + INSTALLED + "): apt-get install postgresql-15"));
        try {
            return new PostgresNode(programs);
        } catch (IOException e) {
            throw new UncheckedIOException("No place for PostgreSQL's data: " + e.getMessage(), e);
        }
    }

    private void initialise() throws IOException {
        Path passwordFile = folder.resolve("password");
        Files.writeString(passwordFile, password);
        try {
            program.run(
                    LIMIT,
                    asServerUser(
                            "initdb",
                            "--pgdata=" + data(),
                            "--username=" + USERNAME,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--pwfile=" + passwordFile));
        } finally {
            Files.delete(passwordFile);
        }
    }

    @Override
    public int port() {
        return port;
    }

    public String username() {
        return USERNAME;
    }

    public String password() {
        return password;
    }

    /** Runs a program, {@code psql} or one that calls it, as this server's superuser. */
    public void run(Map<String, String> environment, List<String> command) {
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "PATH",
                programs + ":" + System.getenv("PATH"),
                "PGHOST",
                "127.0.0.1",
                "PGPORT",
                Integer.toString(port),
                "PGPASSWORD",
                password));
        all.putAll(environment);
        new ServerProgram(program.log(), all).run(LIMIT, command);
    }

    @Override
    public SandboxDatabase database(String name) {
        try (Connection connection = connect()) {
            if (!exists(connection, name)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("CREATE DATABASE \"" + name.replace("\"", "\"\"") + "\"");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Database " + name + " cannot be made: " + e.getMessage(), e);
        }
        return new SandboxDatabase(url(name), USERNAME, password);
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            select.setString(1, name);
            return select.executeQuery().next();
        }
    }

    @Override
    public synchronized void startAgain() {
        server = program.start(asServerUser(
                "postgres",
                "-D",
                data(),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "port=" + port,
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=200"));
        program.awaitPort(server, port, LIMIT);
        awaitWelcome();
    }

    /** The port answers before the recovery of the data is over. */
    private void awaitWelcome() {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try (Connection connection = connect()) {
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("PostgreSQL lets nobody in: " + e.getMessage(), e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
    }

    @Override
    public synchronized void stop() {
        if (server == null) {
            return;
        }
        // 'fast' cuts the clients off; the signal that ends a process would wait for them to leave.
        program.run(LIMIT, asServerUser("pg_ctl", "stop", "-D", data(), "-m", "fast", "-w"));
        ServerProgram.end(server, Duration.ofSeconds(10));
        server = null;
    }

    @Override
    public synchronized void close() {
        try {
            if (server != null && server.isAlive()) {
                stop();
            }
        } finally {
            if (server != null) {
                ServerProgram.end(server, Duration.ZERO);
            }
            ServerProgram.delete(folder);
        }
    }

    private List<String> asServerUser(String name, String... arguments) {
        List<String> command = new ArrayList<>();
        if (root()) {
            command.addAll(List.of(
                    "setpriv", "--reuid=" + USERNAME, "--regid=" + USERNAME, "--init-groups", "--no-new-privs", "--"));
        }
        command.add(programs.resolve(name).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int number(Path version) {
        return Integer.parseInt(version.getFileName().toString());
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url(USERNAME), USERNAME, password);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
