package solutions.trainingdata.candidates.sandbox.launcher;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import solutions.trainingdata.candidates.sandbox.broker.AmqpBroker;
import solutions.trainingdata.candidates.sandbox.broker.RabbitNode;
import solutions.trainingdata.candidates.sandbox.broker.SandboxBroker;
import solutions.trainingdata.candidates.sandbox.cvat.CvatOptions;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSimulator;
import solutions.trainingdata.candidates.sandbox.postgres.PostgresNode;
import solutions.trainingdata.candidates.sandbox.postgres.PostgresServer;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxDatabase;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxPostgres;
import solutions.trainingdata.candidates.sandbox.telegram.TelegramSimulator;

/** The parts that the services need: embedded ones, or what the environment configures instead. */
public final class Infrastructure implements AutoCloseable {

    private final Path projectRoot;
    private final Map<String, String> configured;
    private final Ports ports;
    private final Path data;
    private final Keys keys;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private TelegramSimulator telegram;
    private CvatSimulator cvat;
    private PostgresServer postgres;
    private AmqpBroker broker;

    /**
     * Starts nothing yet.
     *
     * @param configured what the environment says
     * @param data where databases and keys are kept, null for nowhere
     */
    public Infrastructure(Path projectRoot, Map<String, String> configured, Ports ports, Path data) {
        this.projectRoot = projectRoot;
        this.configured = Map.copyOf(configured);
        this.ports = ports;
        this.data = data;
        this.keys = new Keys(data);
    }

    /** All four, embedded: for tests. */
    public static Infrastructure embedded(Path projectRoot) {
        Infrastructure infrastructure = new Infrastructure(projectRoot, Map.of(), Ports.any(), null);
        infrastructure.startPostgres();
        infrastructure.startBroker();
        infrastructure.startTelegram();
        infrastructure.startCvat();
        return infrastructure;
    }

    /**
     * The same simulators on the PostgreSQL and the RabbitMQ that are installed on this machine, private nodes of which
     * are started, configured as an operator would: for tests.
     *
     * @throws IllegalStateException saying what to install when one of them is missing
     */
    public static Infrastructure real(Path projectRoot) {
        PostgresNode postgres = PostgresNode.start();
        RabbitNode broker;
        Map<String, String> configured;
        try {
            broker = RabbitNode.start(projectRoot.resolve("deploy/rabbitmq/definitions.json"));
            configured = RealParts.configure(projectRoot, postgres, broker);
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
        Infrastructure infrastructure = new Infrastructure(projectRoot, configured, Ports.any(), null);
        infrastructure.postgres = infrastructure.keep(() -> postgres);
        infrastructure.broker = infrastructure.keep(() -> broker);
        infrastructure.startPostgres();
        infrastructure.startBroker();
        infrastructure.startTelegram();
        infrastructure.startCvat();
        return infrastructure;
    }

    boolean configured(Part part) {
        return !configured.getOrDefault(part.variable(), "").isBlank();
    }

    void startPostgres() {
        if (configured(Part.POSTGRES)) {
            new RealPostgres(configured).makeDatabases();
            return;
        }
        Path files = data == null ? null : data.resolve("postgres");
        postgres = keep(() -> SandboxPostgres.start(files, ports.part(Part.POSTGRES)));
        SandboxDatabase any = postgres.database("postgres");
        environment.put("POSTGRES_HOST", "127.0.0.1");
        environment.put("POSTGRES_PORT", Integer.toString(postgres.port()));
        environment.put("POSTGRES_USERNAME", any.username());
        environment.put("POSTGRES_PASSWORD", any.password());
    }

    void startBroker() {
        if (configured(Part.BROKER)) {
            return;
        }
        broker = keep(() ->
                SandboxBroker.start(projectRoot.resolve("deploy/rabbitmq/definitions.json"), ports.part(Part.BROKER)));
        environment.put("RABBITMQ_HOST", "127.0.0.1");
        environment.put("RABBITMQ_PORT", Integer.toString(broker.port()));
        environment.put("RABBITMQ_USERNAME", broker.username());
        environment.put("RABBITMQ_PASSWORD", broker.password());
        environment.put("RABBITMQ_VHOST", "/");
    }

    void startTelegram() {
        if (configured(Part.TELEGRAM)) {
            return;
        }
        telegram = keep(() -> TelegramSimulator.start(ports.part(Part.TELEGRAM), keys.botToken()));
        environment.put("TELEGRAM_API_URL", telegram.url());
        environment.put("BOT_TOKEN", keys.botToken());
    }

    void startCvat() {
        if (configured(Part.CVAT)) {
            for (String needed : new String[] {"CVAT_USERNAME", "CVAT_PASSWORD"}) {
                if (configured.getOrDefault(needed, "").isBlank()) {
                    throw new CannotStartException("CVAT_URL is set, so " + needed + " is needed too.");
                }
            }
            return;
        }
        CvatOptions options = CvatOptions.withAdminPassword(keys.cvatPassword())
                .withAssignments(groundTruth())
                .withLastId(data == null ? 0 : secondsOf2026());
        cvat = keep(() -> CvatSimulator.start(ports.part(Part.CVAT), options));
        environment.put("CVAT_URL", cvat.url());
        environment.put("CVAT_USERNAME", CvatSimulator.ADMIN);
        environment.put("CVAT_PASSWORD", cvat.adminPassword());
        environment.put("CVAT_SHARE", cvat.share().toString());
    }

    /** Kept databases know the numbers of the run before: the simulator, which forgets, must give none of them again. */
    private static long secondsOf2026() {
        return Duration.between(
                        Instant.parse("2026-01-01T00:00:00Z"), Clock.systemUTC().instant())
                .toSeconds();
    }

    private <T extends AutoCloseable> T keep(Supplier<T> start) {
        T part = start.get();
        started.push(part);
        return part;
    }

    Path groundTruth() {
        return Path.of(configured.getOrDefault(
                "GROUND_TRUTH_DIR", projectRoot.resolve("media/assignments").toString()));
    }

    /** What a client of the embedded parts needs to know; never anything that was configured. */
    public Map<String, String> environment() {
        return environment;
    }

    /** What an operator's shell holds: the configured parts and the embedded ones, secrets too; never printed. */
    public Map<String, String> operatorsEnvironment() {
        Map<String, String> all = new LinkedHashMap<>(configured);
        all.putAll(environment);
        return all;
    }

    /** All that a service is configured with. */
    public Map<String, String> environment(Service service) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        String assignments = projectRoot.resolve("media/assignments").toString();
        all.put("ASSIGNMENTS_DIR", configured.getOrDefault("ASSIGNMENTS_DIR", assignments));
        all.put("GROUND_TRUTH_DIR", groundTruth().toString());
        all.put("CREDENTIALS_KEY", configured.getOrDefault("CREDENTIALS_KEY", keys.credentialsKey()));
        if (service == Service.METRICS || service == Service.BOT) {
            all.put("METRICS_TOKEN", configured.getOrDefault("METRICS_TOKEN", keys.metricsToken()));
        }
        if (configured(Part.BROKER)) {
            all.putAll(new RealBroker(configured).environment(service));
        }
        if (configured(Part.POSTGRES)) {
            all.putAll(new RealPostgres(configured).environment(service));
        } else {
            SandboxDatabase database = postgres.database(service.database());
            all.put("DATABASE_URL", database.url());
            all.put("DATABASE_USERNAME", database.username());
            all.put("DATABASE_PASSWORD", database.password());
        }
        return all;
    }

    /** @return null when a real one is configured; likewise the others */
    public TelegramSimulator telegram() {
        return telegram;
    }

    public CvatSimulator cvat() {
        return cvat;
    }

    public PostgresServer postgres() {
        return postgres;
    }

    public AmqpBroker broker() {
        return broker;
    }

    /** Every connection is lost, and the server is back with its data when this returns. */
    public void restartPostgres() {
        postgres.stop();
        postgres.startAgain();
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                System.getLogger(Infrastructure.class.getName()).log(System.Logger.Level.WARNING, "Not ended well", e);
            }
        }
    }
}
