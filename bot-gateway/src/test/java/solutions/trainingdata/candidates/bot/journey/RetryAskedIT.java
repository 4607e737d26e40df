package solutions.trainingdata.candidates.bot.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.bot.GatewayProfile;
import solutions.trainingdata.candidates.sandbox.junit.SandboxTestResource;

/** A journey that ops want to go on, and that cannot. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@QuarkusTestResource(
        value = SandboxTestResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,broker,telegram"))
class RetryAskedIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Logger LOG = Logger.getLogger(RetryAsked.class.getName());

    @Inject
    AgroalDataSource database;

    private final List<LogRecord> lines = new CopyOnWriteArrayList<>();
    private final Handler watch = watch();

    @BeforeEach
    void aJourneyWhoseTaskCannotBeRead() throws SQLException {
        LOG.addHandler(watch);
        execute("INSERT INTO candidate (id, name) VALUES (8801, 'Rob')");
        execute(
                "INSERT INTO journey (id, candidate, assignment, stage, attempt, submission, press, requested_at, message,"
                        + " issued) VALUES ('8801/x', 8801, 'x', 'CHECK_FAILED', 1, 1, 1, now(), 'none', '{broken')");
    }

    @AfterEach
    void forget() throws SQLException {
        LOG.removeHandler(watch);
        execute("DELETE FROM candidate WHERE id = 8801");
    }

    @Test
    void isTriedLaterAndLaterWithOneTrace() throws Exception {
        ask();
        awaitDelay(3);
        ask();
        awaitDelay(7);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).getThrown()).isNotNull();
        assertThat(lines.get(1).getThrown()).isNull();
        execute("UPDATE journey SET stage = 'SCORED' WHERE id = '8801/x'");
        ask();
        await().atMost(SOON).until(() -> seconds() == null);
    }

    private void ask() throws SQLException {
        execute("UPDATE journey SET retry_asked_at = now() WHERE id = '8801/x'");
    }

    private void awaitDelay(int atLeast) {
        await().atMost(SOON).until(() -> seconds() > atLeast);
    }

    /** Until the next try; null when there is none. */
    private Integer seconds() throws SQLException {
        try (var connection = database.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT extract(epoch FROM retry_asked_at - now())::int FROM journey WHERE id = '8801/x'")) {
            row.next();
            return row.getObject(1, Integer.class);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private Handler watch() {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                    lines.add(entry);
                }
            }

            @Override
            public void flush() {
                // Nothing is held back.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }
}
