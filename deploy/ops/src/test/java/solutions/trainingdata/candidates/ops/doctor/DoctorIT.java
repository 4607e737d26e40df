package solutions.trainingdata.candidates.ops.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import solutions.trainingdata.candidates.ops.ServiceSchemas;
import solutions.trainingdata.candidates.ops.settings.Settings;
import solutions.trainingdata.candidates.sandbox.broker.SandboxBroker;
import solutions.trainingdata.candidates.sandbox.cvat.CvatOptions;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSimulator;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxDatabase;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxPostgres;
import solutions.trainingdata.candidates.sandbox.telegram.TelegramSimulator;

/** What the doctor says of parts that are well, wrong, silent or away: one failure, one line, and never a secret. */
class DoctorIT {

    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final Path DEFINITIONS = ROOT.resolve("deploy/rabbitmq/definitions.json");
    private static final String CANARY = "canary-7Qm2Xw";
    private static final String TOKEN = "700100:" + CANARY + "-token";
    private static final Fault.Effect HTML =
            new Fault.Effect.AnswerInstead(SimulatorAnswer.html(200, "<html>Welcome</html>"));

    private static SandboxPostgres postgres;
    private static SandboxBroker broker;
    private static TelegramSimulator telegram;
    private static CvatSimulator cvat;

    private final Map<String, String> environment = new HashMap<>();
    private Clock clock = Clock.systemUTC();

    @TempDir
    Path folder;

    private record Run(int exit, String output) {

        List<String> lines(String level) {
            return output.lines().filter(line -> line.startsWith(level)).toList();
        }
    }

    @BeforeAll
    static void startParts() {
        postgres = SandboxPostgres.start();
        ServiceSchemas.make(postgres);
        broker = SandboxBroker.start(DEFINITIONS, 0);
        telegram = TelegramSimulator.start(0, TOKEN);
        cvat = CvatSimulator.start(0, CvatOptions.withAdminPassword(CANARY + "-cvat"));
    }

    @AfterAll
    static void stopParts() {
        cvat.close();
        telegram.close();
        broker.close();
        postgres.close();
    }

    @BeforeEach
    void configureAllWell() {
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
                "https://cvat.example.com"));
    }

    @AfterEach
    void clearFaults() {
        cvat.server().clearFaults();
        telegram.clearFaults();
    }

    @Test
    void allWell() {
        Run run = run();
        assertThat(run.output())
                .contains("@candidates_sandbox_bot", "version 2.64.1", "admin is one", "all 9 are there");
        assertThat(run.lines("FAIL")).isEmpty();
        assertThat(run.lines("warn")).isEmpty();
        assertThat(run.lines("skip")).isEmpty();
        assertThat(run.exit()).isZero();
        // As the services do: the token is theirs, too.
        assertThat(cvat.server().requests()).noneMatch(request -> request.path().contains("logout"));
    }

    @Test
    void nothingConfiguredIsSkippedAndWell() {
        environment.clear();
        Run run = run();
        assertThat(run.lines("FAIL")).isEmpty();
        assertThat(run.output()).contains("BOT_TOKEN is not set", "CVAT_URL is not set", "RABBITMQ_HOST is not set");
        assertThat(run.exit()).isZero();
    }

    @Test
    void aWrongToken() {
        environment.put("BOT_TOKEN", "700100:" + CANARY + "-wrong");
        fails("Telegram bot", "BOT_TOKEN is wrong");
    }

    @Test
    void aTokenThatCannotBePartOfAnAddress() {
        environment.put("BOT_TOKEN", "700100:" + CANARY + " with spaces");
        fails("Telegram bot", "cannot be an address");
    }

    @Test
    void somethingElseInTelegramsPlace() {
        telegram.inject(Fault.on("GET", ".*", 9, HTML));
        fails("Telegram bot", "not as a Bot API");
    }

    @Test
    void telegramOutOfReach() throws IOException {
        environment.put("TELEGRAM_API_URL", "http://user:" + CANARY + "@127.0.0.1:" + freePort());
        fails("Telegram bot", "TELEGRAM_API_URL");
    }

    @Test
    void aWebhookIsAWarningThatHidesItsPath() {
        String info = "{\"ok\":true,\"result\":{\"url\":\"https://hook.example/" + CANARY + "\"}}";
        telegram.inject(Fault.on(
                "GET",
                ".*/getWebhookInfo",
                1,
                new Fault.Effect.AnswerInstead(SimulatorAnswer.of(200, "application/json", info))));
        Run run = run();
        assertThat(run.lines("warn")).singleElement().asString().contains("Telegram webhook", "https://hook.example)");
        assertThat(run.exit()).isZero();
    }

    @Test
    void aCvatUserThatIsNoSuperuser() throws Exception {
        String password = CANARY + "-plain";
        var answer = new HttpServer("CVAT_URL", cvat.url())
                .post(
                        "/api/auth/register",
                        ("{\"username\":\"somebody\",\"email\":\"o@zzz.zz\",\"first_name\":\"Zed\",\"last_name\":\"Zed\","
                                        + "\"password1\":\"P\",\"password2\":\"P\",\"confirmations\":[]}")
                                .replace("\"P\"", "\"" + password + "\""));
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
        environment.put("CVAT_USERNAME", "somebody");
        environment.put("CVAT_PASSWORD", password);
        fails("CVAT superuser", "somebody is none");
    }

    @Test
    void aWrongCvatPassword() {
        environment.put("CVAT_PASSWORD", CANARY + "-wrong");
        fails("CVAT login", "CVAT_PASSWORD is wrong");
    }

    @Test
    void somethingElseInCvatsPlace() {
        cvat.server().inject(Fault.on("GET", "/api/server/about", 1, HTML));
        fails("CVAT", "not as CVAT");
    }

    @Test
    void aCvatThatIsDownBehindItsProxy() {
        cvat.server()
                .inject(Fault.on(
                        "GET",
                        "/api/server/about",
                        1,
                        new Fault.Effect.AnswerInstead(SimulatorAnswer.html(502, "<html>Bad Gateway</html>"))));
        fails("CVAT", "502");
    }

    @Test
    void aCvatThatBreaksOff() {
        cvat.server().inject(Fault.on("GET", "/api/server/about", 2, new Fault.Effect.HangUpBefore()));
        fails("CVAT", "broke the connection off");
    }

    @Test
    void aCvatThatIsTooOld() {
        cvat.server()
                .inject(Fault.on(
                        "GET",
                        "/api/server/about",
                        1,
                        new Fault.Effect.AnswerInstead(SimulatorAnswer.of(
                                200, "application/vnd.cvat+json", "{\"name\":\"CVAT\",\"version\":\"2.11.0\"}"))));
        fails("CVAT", "too old");
    }

    /** A server that takes the connection and says nothing. */
    @Test
    void aCvatThatHangs() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            environment.put("CVAT_URL", "http://127.0.0.1:" + silent.getLocalPort());
            fails("CVAT", "no answer");
        }
    }

    /** Headers at once, a body that never ends: the limit is on the whole check. */
    @Test
    void aCvatThatDripsItsAnswer() throws IOException {
        com.sun.net.httpserver.HttpServer drip =
                com.sun.net.httpserver.HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        drip.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write("{".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        });
        drip.start();
        try {
            environment.put("CVAT_URL", "http://127.0.0.1:" + drip.getAddress().getPort());
            List<Examination.Line> lines = new Examination(new Settings(environment), Duration.ofSeconds(1))
                    .examine(List.of(new CvatPart(new Settings(environment), clock)), line -> {});
            assertThat(lines)
                    .filteredOn(line -> line.finding().failed())
                    .singleElement()
                    .satisfies(line -> assertThat(line.toString()).contains("no answer within 1 s"));
        } finally {
            drip.stop(0);
        }
    }

    @Test
    void aMissingQueue() throws IOException {
        Path fewer = folder.resolve("definitions.json");
        Files.writeString(
                fewer,
                Files.readString(DEFINITIONS)
                        .replaceAll("\\{\"name\": \"metrics.commands.dead\".*\\n", "")
                        .replaceAll("\\{\"source\": \"candidates.dead\"[^\\n]*metrics.commands.dead\", \"arg.*\\n", "")
                        .replaceAll(
                                ", \"x-dead-letter-exchange\": \"candidates.dead\","
                                        + " \"x-dead-letter-routing-key\": \"metrics.commands.dead\"",
                                ""));
        try (SandboxBroker incomplete = SandboxBroker.start(fewer, 0)) {
            environment.put("RABBITMQ_PORT", Integer.toString(incomplete.port()));
            fails("RabbitMQ queues", "missing: metrics.commands.dead.");
        }
    }

    @Test
    void aBrokerThatIsDown() throws IOException {
        environment.put("RABBITMQ_PORT", Integer.toString(freePort()));
        fails("RabbitMQ", "nobody listens");
    }

    @Test
    void somethingElseInTheBrokersPlace() {
        environment.put("RABBITMQ_PORT", Integer.toString(telegram.port()));
        fails("RabbitMQ", "AMQP");
    }

    @Test
    void aWrongBrokerPassword() {
        environment.put("RABBITMQ_PASSWORD", CANARY + "-wrong");
        fails("RabbitMQ", "RABBITMQ_PASSWORD is wrong");
    }

    @Test
    void aDatabaseServerThatIsDown() throws IOException {
        environment.put("POSTGRES_PORT", Integer.toString(freePort()));
        fails("PostgreSQL", "POSTGRES_HOST and POSTGRES_PORT");
    }

    @Test
    void aDatabaseServerThatHangs() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            environment.put("POSTGRES_PORT", Integer.toString(silent.getLocalPort()));
            fails("PostgreSQL", "not reached");
        }
    }

    @Test
    void aDatabaseUserThatDoesNotExist() {
        environment.put("POSTGRES_USERNAME", "nobody");
        environment.put("POSTGRES_PASSWORD", CANARY + "-postgres");
        fails("PostgreSQL", "does not let nobody in");
    }

    /** The sandbox trusts whoever comes from here; this user must prove it. */
    @Test
    void aWrongDatabasePassword() throws Exception {
        execute("candidates_bot", "CREATE ROLE careful LOGIN SUPERUSER PASSWORD '" + CANARY + "-right'");
        Path rules = Path.of(text("candidates_bot", "SHOW hba_file"));
        String before = Files.readString(rules);
        Files.writeString(rules, "host all careful 127.0.0.1/32 scram-sha-256\n" + before);
        execute("candidates_bot", "SELECT pg_reload_conf()");
        try {
            environment.put("POSTGRES_USERNAME", "careful");
            environment.put("POSTGRES_PASSWORD", CANARY + "-wrong");
            await().atMost(Duration.ofSeconds(10)).until(() -> run().exit() == 1);
            fails("PostgreSQL", "POSTGRES_PASSWORD is wrong");
            environment.put("POSTGRES_PASSWORD", CANARY + "-right");
            assertThat(run().exit()).isZero();
        } finally {
            Files.writeString(rules, before);
            execute("candidates_bot", "SELECT pg_reload_conf()");
        }
    }

    @Test
    void aServicesOwnDatabaseByItsUrlWithThePasswordInIt() {
        environment.remove("POSTGRES_HOST");
        SandboxDatabase database = postgres.database("candidates_account");
        environment.put("DATABASE_URL", database.url() + "?password=" + CANARY);
        environment.put("DATABASE_USERNAME", database.username());
        Run run = run();
        assertThat(run.lines("FAIL")).isEmpty();
        assertThat(run.output()).containsPattern("ok +candidates_account +migrated to version \\d+");
    }

    @Test
    void aFailedMigration() throws SQLException {
        execute("candidates_task", "UPDATE flyway_schema_history SET success = false WHERE version = '1'");
        try {
            fails("candidates_task", "a migration failed (1 assignments and attempts)");
        } finally {
            execute("candidates_task", "UPDATE flyway_schema_history SET success = true");
        }
    }

    @Test
    void anEmptyWhitelistIsAWarning() throws SQLException {
        environment.remove("FIRST_HR");
        Run run = run();
        assertThat(run.lines("warn")).singleElement().asString().contains("Whitelist", "nobody can read results");
        assertThat(run.exit()).isZero();
        execute("candidates_bot", "INSERT INTO whitelist (candidate_id) VALUES (815)");
        try {
            assertThat(run().lines("warn")).isEmpty();
        } finally {
            execute("candidates_bot", "DELETE FROM whitelist");
        }
    }

    @Test
    void aKeyOfTheWrongLengthWithoutSayingIt() {
        String key = Base64.getEncoder().encodeToString((CANARY + "-key").getBytes(StandardCharsets.UTF_8));
        environment.put("CREDENTIALS_KEY", environment.get("CREDENTIALS_KEY") + ",k2:" + key);
        assertThat(fails("CREDENTIALS_KEY", "key 2 of 2 has 17 bytes").output()).doesNotContain(key);
    }

    @Test
    void foldersWithoutAssignments() {
        environment.put("ASSIGNMENTS_DIR", folder.toString());
        fails("ASSIGNMENTS_DIR", "assignment.yaml");
        environment.put("ASSIGNMENTS_DIR", folder.resolve("nowhere").toString());
        fails("ASSIGNMENTS_DIR", "no folder");
    }

    @Test
    void anAddressThatTelegramRefusesInAButton() {
        environment.put("CVAT_PUBLIC_URL", "http://cvat:8080");
        fails("CVAT_PUBLIC_URL", "no dot");
    }

    @Test
    void aClockThatIsWrongIsAWarning() {
        clock = Clock.offset(clock, Duration.ofMinutes(5));
        Run run = run();
        assertThat(run.lines("warn")).hasSize(2).allMatch(line -> line.contains("ahead of"));
    }

    /** Exactly one failure, which is this. */
    private Run fails(String check, String words) {
        Run run = run();
        assertThat(run.lines("FAIL"))
                .singleElement()
                .asString()
                .startsWith("FAIL  " + check + " ")
                .contains(words);
        assertThat(run.exit()).isEqualTo(1);
        return run;
    }

    private Run run() {
        StringWriter output = new StringWriter();
        int exit = new CommandLine(new DoctorCommand(environment, ROOT, clock))
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(output, true))
                .execute();
        assertThat(output.toString()).doesNotContain(CANARY);
        return new Run(exit, output.toString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private static String text(String database, String sql) throws SQLException {
        SandboxDatabase where = postgres.database(database);
        try (Connection connection = DriverManager.getConnection(where.url(), where.username(), where.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(String database, String sql) throws SQLException {
        SandboxDatabase where = postgres.database(database);
        try (Connection connection = DriverManager.getConnection(where.url(), where.username(), where.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
