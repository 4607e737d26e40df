package solutions.trainingdata.candidates.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import solutions.trainingdata.candidates.messaging.contract.AccountCommand;
import solutions.trainingdata.candidates.messaging.contract.AccountEvent;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.sealed.PasswordSeal;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSimulator;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;
import solutions.trainingdata.candidates.sandbox.http.SimulatorRequest;

/** One candidate per test on the embedded parts, and what the tests of this service look at. */
@QuarkusTestResource(AccountSandbox.class)
class Journeys {

    static final String REGISTER = "/api/auth/register";
    static final String USERS = "/api/users";
    static final String USER = "/api/users/\\d+";
    static final SimulatorAnswer SERVER_ERROR =
            SimulatorAnswer.html(500, "<!doctype html><title>Server Error (500)</title>");
    static final PasswordSeal SEAL = new PasswordSeal(AccountSandbox.KEY);

    private static final AtomicLong IDS = new AtomicLong(7_000_000_000L);
    private static final ObjectMapper JSON = new ObjectMapper();

    CvatSimulator cvat;
    LateClock clock;
    Gateway gateway;

    @Inject
    AgroalDataSource database;

    final CandidateId candidate = new CandidateId(IDS.incrementAndGet());
    final String username = "mira_" + candidate.key();
    final String login = username + "_test_Annotator";
    CvatSide cvatSide;

    @BeforeEach
    void connect() {
        cvatSide = new CvatSide(cvat.url(), CvatSimulator.ADMIN, cvat.adminPassword());
    }

    @AfterEach
    void clearFaults() {
        cvat.server().clearFaults();
    }

    /** Whatever the test was about: HR reads the reasons. */
    @AfterEach
    void reasonsAreSentencesWithoutPathsAndClasses() {
        assertThat(column("SELECT last_error FROM account WHERE last_error IS NOT NULL"
                        + " UNION SELECT substr(outcome, 11) FROM account_audit WHERE outcome LIKE 'given up: %'"
                        + " UNION SELECT regexp_replace(outcome, '^try [0-9]+: ', '') FROM account_audit"
                        + " WHERE outcome LIKE 'try %'"))
                .allSatisfy(reason ->
                        assertThat(reason).matches("(?s)[A-Z].*").doesNotContain("/api/", "Exception", "Error:"));
    }

    void ask() {
        ask(1);
    }

    void ask(int press) {
        gateway.ask(new AccountCommand.Open(candidate, press, username));
    }

    void fault(String method, String pathRegex, int times, Fault.Effect effect) {
        cvat.server().inject(Fault.on(method, pathRegex, times, effect));
    }

    AccountEvent.Opened awaitOpened() {
        return gateway.awaitEvent(candidate, AccountEvent.Opened.class);
    }

    /** One user in CVAT, the event's; its role; its password works; the event came once. */
    void assertOneAccount(AccountEvent.Opened opened) {
        List<JsonNode> users = cvatSide.users(candidate.key());
        assertThat(users).hasSize(1);
        assertThat(users.get(0).path("id").asLong()).isEqualTo(opened.cvatUserId());
        assertUsable(opened);
        assertThat(gateway.events(candidate)).hasSize(1);
    }

    void assertUsable(AccountEvent.Opened opened) {
        JsonNode user = cvatSide.users(opened.cvatUsername()).stream()
                .filter(found -> found.path("id").asLong() == opened.cvatUserId())
                .findFirst()
                .orElseThrow();
        assertThat(user.path("groups")).isEqualTo(JSON.createArrayNode().add("worker"));
        assertThat(user.path("email").asText()).isEqualTo(value("email"));
        assertThat(cvatSide.login(opened.cvatUsername(), SEAL.open(opened.password(), candidate.key())))
                .isEqualTo(200);
        assertThat(value("state")).isEqualTo("OPEN");
        assertThat(value("last_error")).isNull();
    }

    /** How often this candidate's registration arrived at CVAT. */
    List<SimulatorRequest> registrations() {
        return cvat.server().requests("POST", REGISTER).stream()
                .filter(request -> request.text().contains(candidate.key())
                        && request.text().contains("@candidates."))
                .toList();
    }

    void awaitRow(String condition) {
        awaitRowOf(candidate, condition);
    }

    void awaitRowOf(CandidateId whose, String condition) {
        await().atMost(Gateway.LIMIT).until(() -> {
            String found = single("SELECT count(*) FROM account WHERE id = '" + whose.key() + "' AND " + condition);
            return found.equals("1");
        });
    }

    String value(String column) {
        return single("SELECT " + column + " FROM account WHERE id = '" + candidate.key() + "'");
    }

    List<String> audit() {
        return column("SELECT who || ': ' || what || ' -> ' || outcome FROM account_audit WHERE account_id = '"
                + candidate.key() + "' ORDER BY id");
    }

    String single(String sql) {
        return column(sql).get(0);
    }

    List<String> column(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    int sql(String update) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(update);
        } catch (SQLException e) {
            throw new IllegalStateException(update, e);
        }
    }
}
