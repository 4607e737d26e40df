package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.contract.AccountCommand;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.Contract;
import solutions.trainingdata.candidates.sandbox.FreePorts;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.launcher.Infrastructure;
import solutions.trainingdata.candidates.sandbox.launcher.Service;
import solutions.trainingdata.candidates.sandbox.launcher.ServiceProcess;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxDatabase;

/** Two processes of one service: while one migrates, and when one is asked to end (SIGTERM) in the middle of things. */
class ProcessesStoryTest {

    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final long CANDIDATE = 4711;

    private Infrastructure infrastructure;
    private java.sql.Connection session;
    private Connection broker;
    private final List<ServiceProcess> started = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        infrastructure = Sandbox.parts(false);
        session = connection();
        session.setAutoCommit(false);
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(infrastructure.broker().port());
        factory.setUsername(infrastructure.broker().username());
        factory.setPassword(infrastructure.broker().password());
        broker = factory.newConnection();
    }

    @AfterEach
    void end() throws Exception {
        started.forEach(ServiceProcess::kill);
        session.close();
        broker.close();
        infrastructure.close();
    }

    @Test
    void isNotReadyWhileTheSchemaIsMigratedAndAnotherReplicaWaitsForIt() throws Exception {
        // What the first migration makes, too: it waits for the end of this transaction.
        execute(session, "CREATE TABLE account (id text PRIMARY KEY)");
        ServiceProcess one = replica("one");
        until("the migration to wait", START, () -> waitingForALock() == 1);
        ServiceProcess two = replica("two");
        until("the second replica to ask for the migration", START, () -> waitingForTheMigrationOfAnother("two") == 1);
        assertThat(one.running()).isTrue();
        assertThat(two.running()).isTrue();
        assertThat(one.ready() || one.live()).isFalse();
        assertThat(two.ready() || two.live()).isFalse();
        session.rollback();
        until("both to be ready", START, () -> one.ready() && two.ready());
        assertThat(count("SELECT count(*) FROM flyway_schema_history WHERE NOT success"))
                .isZero();
        assertThat(count("SELECT count(*) - count(DISTINCT version) FROM flyway_schema_history"))
                .isZero();
    }

    @Test
    void aStepThatDoesNotEndInTimeIsReleasedAndGoesOnInTheNextProcess() throws Exception {
        ServiceProcess one = ready(replica("one"));
        infrastructure
                .cvat()
                .server()
                .inject(Fault.on("POST", "/api/auth/register", 1, new Fault.Effect.Slow(Duration.ofSeconds(8))));
        openAccount();
        until("the step to be under way", SOON, () -> rows("claim IS NOT NULL") == 1);
        one.stop(SOON);
        assertThat(rows("claim IS NULL AND claimed_until IS NULL AND tries = 0 AND next_try_at <= now()"))
                .isEqualTo(1);
        assertThat(Files.readString(one.log())).contains("is released: it goes on elsewhere");
        ready(replica("two"));
        until("the next process to end it", SOON, () -> rows("next_try_at IS NULL AND state <> 'FAILED'") == 1);
        until("its event to leave", SOON, () -> depth("bot.events") == 1);
    }

    @Test
    void aMessageInHandThatDoesNotEndInTimeIsDeliveredAgain() throws Exception {
        ServiceProcess one = ready(replica("one"));
        execute(session, "LOCK TABLE account IN ACCESS EXCLUSIVE MODE");
        openAccount();
        until("the message to be in hand", SOON, () -> messagesWaitingForTheTable() == 1);
        one.stop(SOON);
        session.rollback();
        assertThat(rows("true")).isZero();
        assertThat(depth("account.commands")).isEqualTo(1);
        ready(replica("two"));
        until("the next process to end it", SOON, () -> rows("next_try_at IS NULL AND state <> 'FAILED'") == 1);
        assertThat(depth("account.commands.dead")).isZero();
    }

    @Test
    void aMessageInHandThatEndsInTimeIsAcknowledged() throws Exception {
        ServiceProcess one = ready(replica("one"));
        execute(session, "LOCK TABLE account IN ACCESS EXCLUSIVE MODE");
        openAccount();
        until("the message to be in hand", SOON, () -> messagesWaitingForTheTable() == 1);
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> one.stop(SOON));
        until("the stop to have begun", SOON, () -> Files.readString(one.log())
                .contains("No message is taken any more"));
        session.rollback();
        stopped.get(SOON.toSeconds(), TimeUnit.SECONDS);
        assertThat(rows("true")).isEqualTo(1);
        assertThat(depth("account.commands")).isZero();
    }

    private ServiceProcess replica(String name) {
        try {
            Map<String, String> environment = new LinkedHashMap<>(infrastructure.environment(Service.ACCOUNT));
            environment.merge("DATABASE_URL", "?ApplicationName=" + name, String::concat);
            environment.put("WORK_GRACE", "1s");
            environment.put("INBOX_GRACE", "3s");
            Path logs = Files.createDirectories(Sandbox.ROOT.resolve("deploy/stories/target/logs"));
            ServiceProcess process = new ServiceProcess(
                    name,
                    Service.ACCOUNT.jar(Sandbox.ROOT),
                    FreePorts.next(),
                    environment,
                    Files.createTempFile(logs, "account-service-" + name, ".log"));
            process.start();
            started.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServiceProcess ready(ServiceProcess process) throws Exception {
        until(process.name() + " to be ready", START, process::ready);
        return process;
    }

    private void openAccount() throws IOException {
        String type = Contract.wireName(AccountCommand.Open.class);
        String body = Contract.json(new AccountCommand.Open(new CandidateId(CANDIDATE), 1, "kim"));
        Channel channel = broker.createChannel();
        channel.basicPublish(
                "candidates.commands",
                type,
                new AMQP.BasicProperties.Builder()
                        .type(type)
                        .messageId(UUID.randomUUID().toString())
                        .build(),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private long depth(String queue) throws Exception {
        try (Channel channel = broker.createChannel()) {
            return channel.queueDeclarePassive(queue).getMessageCount();
        }
    }

    private long rows(String where) throws SQLException {
        return count("SELECT count(*) FROM account WHERE " + where);
    }

    private long waitingForALock() throws SQLException {
        return count("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND wait_event_type = 'Lock'");
    }

    /** The search for due work waits for it, too. */
    private long messagesWaitingForTheTable() throws SQLException {
        return count("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND wait_event_type = 'Lock' AND query ILIKE '%insert into account%'");
    }

    /** Flyway asks for its lock again and again. */
    private long waitingForTheMigrationOfAnother(String replica) throws SQLException {
        return count("SELECT count(*) FROM pg_stat_activity WHERE application_name = '" + replica
                + "' AND query LIKE '%pg_try_advisory_xact_lock%'");
    }

    private long count(String select) throws SQLException {
        try (java.sql.Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select)) {
            row.next();
            return row.getLong(1);
        }
    }

    private java.sql.Connection connection() throws SQLException {
        SandboxDatabase database = infrastructure.postgres().database(Service.ACCOUNT.database());
        return DriverManager.getConnection(database.url(), database.username(), database.password());
    }

    private static void execute(java.sql.Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void until(String what, Duration limit, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited " + limit.toSeconds() + " s for " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
