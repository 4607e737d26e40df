package solutions.trainingdata.candidates.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.contract.AccountEvent;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;

@QuarkusTest
class SecretsIT extends Journeys {

    private final Captured log = new Captured();

    @BeforeEach
    void capture() {
        Logger.getLogger("").addHandler(log);
    }

    @AfterEach
    void release() {
        Logger.getLogger("").removeHandler(log);
    }

    @Test
    void appearNowhereButSealedWhateverGoesWrong() {
        // Answers that quote what was sent, as a careless server's would.
        fault("POST", REGISTER, 1, new Fault.Effect.HangUpAfter());
        fault("PATCH", USER, 1, new Fault.Effect.AnswerInstead(SERVER_ERROR));
        fault(
                "GET",
                USERS,
                1,
                new Fault.Effect.AnswerInstead(SimulatorAnswer.of(
                        200, "application/vnd.cvat+json", "{\"results\": nonsense of " + login + "}")));
        ask();
        AccountEvent.Opened opened = awaitOpened();

        String password = SEAL.open(opened.password(), candidate.key());
        String token =
                registrations().get(0).header("authorization").orElseThrow().substring("Token ".length());
        assertThat(registrations().get(0).text()).contains(password);
        List<String> places = List.of(gateway.wire(), rows(), log.text());
        assertThat(places).allSatisfy(text -> assertThat(text)
                .isNotEmpty()
                .doesNotContain(password, token, cvat.adminPassword(), AccountSandbox.KEY));
        assertThat(log.text()).contains("register").doesNotContain(username);
    }

    private String rows() {
        StringBuilder all = new StringBuilder();
        for (String table : List.of("account", "account_audit", "inbox", "outbox")) {
            column("SELECT to_jsonb(t)::text FROM " + table + " t").forEach(all::append);
        }
        return all.toString();
    }

    /** Everything logged, at any level that is on, with stack traces. */
    private static final class Captured extends Handler {
        private final List<String> lines = new CopyOnWriteArrayList<>();

        Captured() {
            setFormatter(new SimpleFormatter());
            setLevel(Level.ALL);
        }

        String text() {
            return String.join("", lines);
        }

        @Override
        public void publish(LogRecord entry) {
            lines.add(getFormatter().format(entry));
        }

        @Override
        public void flush() {
            // Kept in memory.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
