package solutions.trainingdata.candidates.stories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import solutions.trainingdata.candidates.sandbox.annotate.GroundTruth;
import solutions.trainingdata.candidates.sandbox.launcher.Infrastructure;
import solutions.trainingdata.candidates.sandbox.launcher.Ports;
import solutions.trainingdata.candidates.sandbox.launcher.Product;
import solutions.trainingdata.candidates.sandbox.launcher.Progress;
import solutions.trainingdata.candidates.sandbox.launcher.Service;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxDatabase;
import solutions.trainingdata.candidates.sandbox.telegram.Person;

/** The packaged services on embedded or real parts, started once for all stories, and people to play them. */
final class Sandbox {

    static final Duration LONG = Duration.ofSeconds(60);
    static final Path ROOT = Path.of(System.getProperty("project.root"));

    /** RabbitMQ and PostgreSQL as installed on this machine, instead of the embedded parts: {@code -Dparts=real}. */
    static final boolean REAL_PARTS = System.getProperty("parts", "embedded").equals("real");

    /** Generous: a busy machine starts four services in minutes. */
    private static final Duration START_LIMIT = Duration.ofSeconds(240);

    /** Less than a call of CVAT may take, so that a stop can come while a step does not end. */
    static final Duration WORK_GRACE = Duration.ofSeconds(3);

    private static final long HR_ID = 815;
    /** How an installation says who HR is. */
    static final Map<String, String> HR = Map.of("FIRST_HR", Long.toString(HR_ID), "HR_CONTACT", "@helen_hr");

    private static final AtomicLong IDS = new AtomicLong(100_000);
    private static Sandbox running;

    private final Infrastructure infrastructure;
    private final Product product;
    private final GroundTruth truth = GroundTruth.of(ROOT.resolve("media/assignments/car-plates"));
    private final Person hr;
    private boolean closed;

    /** @param product null when the story starts the services itself */
    private Sandbox(Infrastructure infrastructure, Product product) {
        this.infrastructure = infrastructure;
        this.product = product;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        hr = infrastructure.telegram().person(HR_ID, "Helen", "Brandt", "helen_hr", "en");
        hr.says("/start");
    }

    private static Sandbox started(int replicas, String name, Map<String, String> own) {
        return started(parts(REAL_PARTS), replicas, name, own);
    }

    private static Sandbox started(Infrastructure infrastructure, int replicas, String name, Map<String, String> own) {
        Map<String, String> settings = new LinkedHashMap<>(HR);
        settings.putAll(Map.of(
                // A step cut by a kill is taken over when its lease is over: soon enough for a test.
                "CVAT_UPLOAD_WITHIN", "10s",
                "WORK_GRACE", WORK_GRACE.toSeconds() + "s",
                // What a kill left in CVAT is swept while a test waits for it.
                "ATTEMPT_SWEEP_EVERY", "30s",
                "ATTEMPT_SWEEP_FIRST_AFTER", "60s",
                "ATTEMPT_SWEEP_OLDER_THAN", "1m",
                "ACCOUNT_SWEEP_EVERY", "30s",
                "ACCOUNT_SWEEP_FIRST_AFTER", "60s",
                "ACCOUNT_SWEEP_OLDER_THAN", "1m"));
        settings.putAll(own);
        Product product = new Product(
                ROOT, infrastructure, Ports.any(), settings, logs(name), new Progress(System.out), replicas);
        Sandbox sandbox = new Sandbox(infrastructure, product);
        product.start(START_LIMIT);
        return sandbox;
    }

    /** The parts alone, their CVAT watched by {@link KnownCvatRequests}: only a measurement makes them otherwise. */
    static Infrastructure parts(boolean real) {
        Infrastructure parts = unwatchedParts(real);
        parts.cvat().server().show(new KnownCvatRequests());
        return parts;
    }

    private static Infrastructure unwatchedParts(boolean real) {
        return real ? Infrastructure.real(ROOT) : Infrastructure.embedded(ROOT);
    }

    static synchronized Sandbox running() {
        if (running == null) {
            running = started(1, "replicas-1", Map.of());
        }
        return running;
    }

    /** One of its own, on parts of its own, for a story that closes it. */
    static Sandbox ofReplicas(int replicas) {
        return started(replicas, "replicas-" + replicas, Map.of());
    }

    /** One of its own, configured otherwise. */
    static Sandbox configured(String name, Map<String, String> settings) {
        return started(1, name, settings);
    }

    /** The same for a measurement: checking each request would take processors from what is measured. */
    static Sandbox measured(String name, Map<String, String> settings) {
        return started(unwatchedParts(REAL_PARTS), 1, name, settings);
    }

    /** People on parts whose services the story starts itself; the parts end with it. */
    static Sandbox withoutServices(Infrastructure parts) {
        return new Sandbox(parts, null);
    }

    Infrastructure infrastructure() {
        return infrastructure;
    }

    Product product() {
        return product;
    }

    GroundTruth truth() {
        return truth;
    }

    Person hr() {
        return hr;
    }

    /** Somebody new with a username. */
    Candidate candidate() {
        long id = IDS.incrementAndGet();
        return candidate("Kim", null, "kim_" + id);
    }

    Candidate candidate(String firstName, String lastName, String username) {
        return candidate(firstName, lastName, username, "en");
    }

    Candidate candidate(String firstName, String lastName, String username, String language) {
        long id = IDS.incrementAndGet();
        return new Candidate(this, infrastructure.telegram().person(id, firstName, lastName, username, language));
    }

    /** Asks the database of a service for one value. */
    String ask(Service service, String select) {
        SandboxDatabase database = infrastructure.postgres().database(service.database());
        try (Connection connection =
                        DriverManager.getConnection(database.url(), database.username(), database.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot ask the database of " + service + ": " + select, e);
        }
    }

    /** A folder for what services say. */
    static Path logs(String name) {
        try {
            Path logs = ROOT.resolve("deploy/stories/target/logs/" + name);
            return Files.createDirectories(logs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (product != null) {
            product.close();
        }
        infrastructure.close();
    }
}
