package solutions.trainingdata.candidates.ops.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import picocli.CommandLine;
import solutions.trainingdata.candidates.ops.ServiceSchemas;
import solutions.trainingdata.candidates.sandbox.broker.SandboxBroker;
import solutions.trainingdata.candidates.sandbox.cvat.CvatOptions;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSimulator;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;
import solutions.trainingdata.candidates.sandbox.http.SimulatorRequest;
import solutions.trainingdata.candidates.sandbox.http.SimulatorServer;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxPostgres;
import solutions.trainingdata.candidates.sandbox.telegram.TelegramSimulator;

/** Parts that are well, started once for all classes, and what the doctor says of them: never a secret. */
final class Installation implements BeforeEachCallback, AfterEachCallback {

    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    static final Path DEFINITIONS = ROOT.resolve("deploy/rabbitmq/definitions.json");
    static final String CANARY = "canary-7Qm2Xw";
    static final Fault.Effect HTML = new Fault.Effect.AnswerInstead(SimulatorAnswer.html(200, "<html>Welcome</html>"));
    private static final String METRICS_TOKEN = CANARY + "-metrics";
    private static final String TOKEN = "700100:" + CANARY + "-token";

    final Map<String, String> environment = new HashMap<>();
    Clock clock = Clock.systemUTC();
    SandboxPostgres postgres;
    SandboxBroker broker;
    TelegramSimulator telegram;
    CvatSimulator cvat;
    SimulatorServer metrics;

    record Run(int exit, String output) {

        List<String> lines(String level) {
            return output.lines().filter(line -> line.startsWith(level)).toList();
        }
    }

    private record Parts(
            SandboxPostgres postgres,
            SandboxBroker broker,
            TelegramSimulator telegram,
            CvatSimulator cvat,
            SimulatorServer metrics)
            implements AutoCloseable {

        static Parts start() {
            SandboxPostgres postgres = SandboxPostgres.start();
            ServiceSchemas.make(postgres);
            return new Parts(
                    postgres,
                    SandboxBroker.start(DEFINITIONS, 0),
                    TelegramSimulator.start(0, TOKEN),
                    CvatSimulator.start(0, CvatOptions.withAdminPassword(CANARY + "-cvat")),
                    new SimulatorServer("metrics-files", 0, request -> true, Installation::noFile));
        }

        @Override
        public void close() {
            metrics.close();
            cvat.close();
            telegram.close();
            broker.close();
            postgres.close();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Parts parts = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Installation.class))
                .computeIfAbsent(Parts.class, key -> Parts.start(), Parts.class);
        postgres = parts.postgres();
        broker = parts.broker();
        telegram = parts.telegram();
        cvat = parts.cvat();
        metrics = parts.metrics();
        configureAllWell();
    }

    private void configureAllWell() {
        environment.putAll(ServiceSchemas.environment(postgres));
        environment.putAll(Map.of(
                "BOT_TOKEN", TOKEN,
                "TELEGRAM_API_URL", telegram.url(),
                "CVAT_URL", cvat.url(),
                "CVAT_USERNAME", CvatSimulator.ADMIN,
                "CVAT_PASSWORD", cvat.adminPassword(),
                "RABBITMQ_HOST", "127.0.0.1",
                "RABBITMQ_PORT", Integer.toString(broker.port()),
                "RABBITMQ_USERNAME", broker.username(),
                "RABBITMQ_PASSWORD", broker.password()));
        environment.putAll(Map.of(
                "FIRST_HR",
                "815",
                "CREDENTIALS_KEY",
                "k1:" + Base64.getEncoder().encodeToString(new byte[32]),
                "CVAT_PUBLIC_URL",
                "https://cvat.example.com",
                "METRICS_URL",
                metrics.url(),
                "METRICS_TOKEN",
                METRICS_TOKEN));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        cvat.server().clearFaults();
        telegram.clearFaults();
        metrics.clearFaults();
    }

    /** As metrics-service, which has no file. */
    private static SimulatorAnswer noFile(SimulatorRequest request) {
        boolean allowed = ("Bearer " + METRICS_TOKEN).equals(request.headers().get("authorization"));
        return SimulatorAnswer.of(allowed ? 404 : 401, "text/plain", new byte[0]);
    }

    /** Exactly one failure, which is this. */
    Run fails(String check, String words) {
        Run run = run();
        assertThat(run.lines("FAIL"))
                .singleElement()
                .asString()
                .startsWith("FAIL  " + check + " ")
                .contains(words);
        assertThat(run.exit()).isEqualTo(1);
        return run;
    }

    Run run() {
        StringWriter output = new StringWriter();
        int exit = new CommandLine(new DoctorCommand(environment, ROOT, clock))
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(output, true))
                .execute();
        assertThat(output.toString()).doesNotContain(CANARY);
        return new Run(exit, output.toString());
    }

    static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
