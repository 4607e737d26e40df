package solutions.trainingdata.candidates.sandbox.broker;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import solutions.trainingdata.candidates.sandbox.FreePorts;
import solutions.trainingdata.candidates.sandbox.ServerProgram;

/**
 * The RabbitMQ that Debian's package installed, as a private node on loopback that loads the project's definitions: a
 * folder, ports, a name, a cookie and a port mapper (epmd) of its own, so that several can run. It keeps its messages
 * when it is stopped and started again.
 */
public final class RabbitNode implements AmqpBroker {

    private static final Path PROGRAMS = Path.of("/usr/lib/rabbitmq/bin");
    private static final String ADMIN = "sandbox-admin";
    private static final Duration START_LIMIT = Duration.ofSeconds(180);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    private final Path folder;
    private final int port = FreePorts.next();
    private final String password = UUID.randomUUID().toString();
    private final ServerProgram program;
    private Process portMapper;
    private Process server;

    private RabbitNode(Path definitions) throws IOException {
        folder = Files.createTempDirectory("rabbit-node");
        program = new ServerProgram(folder.resolve("log.txt"), environment(FreePorts.next()));
        // Also when the test is ended while the node starts.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        try {
            configure(definitions);
            startAgain();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    public static boolean installed() {
        return Files.isExecutable(PROGRAMS.resolve("rabbitmq-server"));
    }

    /**
     * @param definitions the project's {@code deploy/rabbitmq/definitions.json}
     * @throws IllegalStateException saying what to install when RabbitMQ is not
     */
    public static RabbitNode start(Path definitions) {
        if (!installed()) {
            throw new IllegalStateException(
                    "RabbitMQ is not installed (looked in " + PROGRAMS + "): apt-get install rabbitmq-server");
        }
        try {
            return new RabbitNode(definitions);
        } catch (IOException e) {
            throw new UncheckedIOException("No place for RabbitMQ's data: " + e.getMessage(), e);
        }
    }

    private void configure(Path definitions) throws IOException {
        Files.createDirectory(folder.resolve("home"));
        Files.writeString(folder.resolve("plugins"), "[].");
        Files.writeString(folder.resolve("rabbitmq.conf"), """
                listeners.tcp.local = 127.0.0.1:%d
                loopback_users = none
                load_definitions = %s
                """.formatted(port, withAdmin(definitions)));
    }

    /** A broker that loads definitions makes no user of its own: the administrator is one of them. */
    private Path withAdmin(Path definitions) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode all = (ObjectNode) json.readTree(definitions.toFile());
        all.putArray("users")
                .addObject()
                .put("name", ADMIN)
                .put("password", password)
                .put("tags", "administrator");
        all.putArray("permissions")
                .addObject()
                .put("user", ADMIN)
                .put("vhost", virtualHost())
                .put("configure", ".*")
                .put("write", ".*")
                .put("read", ".*");
        return Files.write(folder.resolve("definitions.json"), json.writeValueAsBytes(all));
    }

    private Map<String, String> environment(int portMapperPort) {
        Map<String, String> environment = new LinkedHashMap<>(clientEnvironment(portMapperPort));
        environment.putAll(Map.of(
                "RABBITMQ_DIST_PORT", Integer.toString(FreePorts.next()),
                "RABBITMQ_MNESIA_BASE", folder.resolve("mnesia").toString(),
                "RABBITMQ_LOG_BASE", folder.resolve("log").toString(),
                "RABBITMQ_ENABLED_PLUGINS_FILE", folder.resolve("plugins").toString(),
                "RABBITMQ_CONFIG_FILE", folder.resolve("rabbitmq").toString(),
                "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-kernel inet_dist_use_interface {127,0,0,1}",
                // The script then becomes the server instead of watching over it: one process, ended by its id.
                "RUNNING_UNDER_SYSTEMD", "true"));
        return environment;
    }

    private Map<String, String> clientEnvironment(int portMapperPort) {
        return Map.of(
                "PATH",
                PROGRAMS + ":" + System.getenv("PATH"),
                "HOME",
                folder.resolve("home").toString(),
                "RABBITMQ_NODENAME",
                "candidates-" + port + "@localhost",
                "RABBITMQ_CONF_ENV_FILE",
                folder.resolve("none.conf").toString(),
                "ERL_EPMD_PORT",
                Integer.toString(portMapperPort),
                "ERL_EPMD_ADDRESS",
                "127.0.0.1");
    }

    /** What {@code rabbitmqctl} needs to reach this node. */
    public Map<String, String> environment() {
        return clientEnvironment(Integer.parseInt(program.environment().get("ERL_EPMD_PORT")));
    }

    /** Runs a program, {@code rabbitmqctl} or one that calls it, against this node. */
    public void run(Map<String, String> environment, List<String> command) {
        Map<String, String> all = new LinkedHashMap<>(environment());
        all.putAll(environment);
        new ServerProgram(program.log(), all).run(START_LIMIT, command);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String username() {
        return ADMIN;
    }

    @Override
    public String password() {
        return password;
    }

    @Override
    public synchronized void startAgain() {
        // Its own, in the foreground: the one that Erlang would start stays behind for ever.
        portMapper = program.start(List.of(
                "epmd", "-address", "127.0.0.1", "-port", program.environment().get("ERL_EPMD_PORT")));
        server = program.start(List.of(PROGRAMS.resolve("rabbitmq-server").toString()));
        program.awaitPort(server, port, START_LIMIT);
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            ServerProgram.end(server, STOP_LIMIT);
        }
        if (portMapper != null) {
            ServerProgram.end(portMapper, Duration.ofSeconds(5));
        }
    }

    @Override
    public synchronized void close() {
        stop();
        ServerProgram.delete(folder);
    }
}
