package solutions.trainingdata.candidates.ops.stuck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.ops.ServiceSchemas;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxDatabase;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxPostgres;

/** What is stuck is listed by keys and made to go on, on the tables that the services make. */
class StuckIT {

    private static SandboxPostgres postgres;

    private final Map<String, String> environment = new HashMap<>(ServiceSchemas.environment(postgres));

    private record Run(int exit, String output, String errors) {}

    @BeforeAll
    static void startPostgres() {
        postgres = SandboxPostgres.start();
        ServiceSchemas.make(postgres);
    }

    @AfterAll
    static void stopPostgres() {
        postgres.close();
    }

    @AfterEach
    void empty() throws SQLException {
        execute("candidates_account", "TRUNCATE account");
        execute("candidates_task", "TRUNCATE attempt");
        execute("candidates_metrics", "TRUNCATE submission, export");
        execute("candidates_bot", "TRUNCATE candidate, question, hr_news, telegram_update, telegram_message CASCADE");
    }

    @Test
    void nothingIsStuck() throws SQLException {
        account("1", "OPEN", 0, "NULL");
        account("2", "REGISTERING", 1, "now()");
        assertThat(run("list").output()).isEqualToIgnoringNewLines("Nothing is stuck.");
        assertThat(run("retry", "--all").output()).isEqualToIgnoringNewLines("Nothing is stuck.");
    }

    @Test
    void aSpreadsheetThatWasGivenUpIsWrittenAfterAll() throws SQLException {
        execute(
                "candidates_metrics",
                "INSERT INTO export (id, requested_by, update_id, language, state, tries, next_try_at, last_error)"
                        + " VALUES ('815/7', 815, 7, 'en', 'FAILED', 20, NULL, 'No room on the disk')");
        assertThat(run("list").output()).contains("export/815/7  given up, 20 tries", "No room on the disk");
        assertThat(run("retry", "export/815/7").output()).contains("export/815/7 goes on now");
        assertThat(run("list").output()).isEqualToIgnoringNewLines("Nothing is stuck.");
    }

    @Test
    void newsThatHrWereNotToldAreTriedAgain() throws SQLException {
        execute(
                "candidates_bot",
                "INSERT INTO hr_news (id, body, state, tries, next_try_at, last_error)"
                        + " VALUES ('card/4711/car-plates/1/1', '{\"name\":\"Canary\"}', 'FAILED', 20, NULL, 'odd')");
        assertThat(run("list").output())
                .contains("news/card/4711/car-plates/1/1  given up, 20 tries", "odd")
                .doesNotContain("Canary");
        assertThat(run("retry", "news/card/4711/car-plates/1/1").output()).contains("goes on now");
        assertThat(text("candidates_bot", "SELECT state || tries FROM hr_news")).isEqualTo("NEW0");
        assertThat(run("list").output()).isEqualToIgnoringNewLines("Nothing is stuck.");
        assertThat(run("retry", "news/card/1/car-plates/1/1").output()).contains("is not stuck");
    }

    @Test
    void whatWasGivenUpIsAskedForByTheGatewayAndNotRestartedByUs() throws SQLException {
        account("4711", "FAILED", 20, "NULL");
        execute(
                "candidates_task",
                "INSERT INTO attempt (id, state, tries, next_try_at, last_error, candidate, assignment, number,"
                        + " cvat_user_id, cvat_username) VALUES ('4712/car-plates/2', 'FAILED', 3, NULL,"
                        + " 'CVAT made no frames', 4712, 'car-plates', 2, 1, 'kim_test')");
        execute(
                "candidates_metrics",
                "INSERT INTO submission (id, attempt_id, candidate_id, assignment, attempt_number, number,"
                        + " cvat_task_id, version, variant, started_at, last, state, next_try_at, last_error) VALUES"
                        + " ('4713/car-plates/1/2', '4713/car-plates/1', 4713, 'car-plates', 1, 2, 5, 1, 1, now(),"
                        + " false, 'FAILED', NULL, 'Task 5 is gone')");
        journey(4711, "ACCOUNT_FAILED", 1, 0);
        journey(4712, "TASK_FAILED", 2, 0);
        journey(4713, "CHECK_FAILED", 1, 2);
        journey(4714, "ANNOTATING", 1, 0);
        assertThat(run("list").output())
                .contains(
                        "account/4711  given up, 20 tries, since 2026-11-24T10:00:00Z",
                        "CVAT refused: no",
                        "task/" + "4712/car-plates/2  given up, 3 tries",
                        "CVAT made no frames")
                .contains("submission/4713/car-plates/1/2  given up", "Task 5 is gone")
                .doesNotContain("Canary");
        Run run = run("retry", "account/4711");
        assertThat(run.output()).contains("account/4711 is asked for again");
        assertThat(asked()).isEqualTo("4711");
        assertThat(run("retry", "--all").exit()).isZero();
        assertThat(asked()).isEqualTo("4711,4712,4713");
        assertThat(text("candidates_account", "SELECT state || tries FROM account"))
                .isEqualTo("FAILED20");
    }

    @Test
    void whatNobodyWaitsForIsSaidSo() throws SQLException {
        account("4711", "FAILED", 20, "NULL");
        journey(4711, "OPENING_ACCOUNT", 1, 0);
        Run run = run("retry", "account/4711");
        assertThat(run.output()).contains("is nothing that a candidate waits for");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(asked()).isNull();
    }

    /** No journey waits for it. */
    @Test
    void aClosingThatWasGivenUpIsBegunAgain() throws SQLException {
        account("4711", "FAILED", 20, "NULL");
        execute("candidates_account", "UPDATE account SET closings = 1, to_be_closed = true");
        assertThat(run("list").output()).contains("account/4711  given up, 20 tries");
        assertThat(run("retry", "account/4711").output()).isEqualToIgnoringNewLines("account/4711 goes on now");
        assertThat(text("candidates_account", "SELECT state || tries || (next_try_at <= now()) FROM account"))
                .isEqualTo("CLOSING0true");
        assertThat(run("list").output()).isEqualToIgnoringNewLines("Nothing is stuck.");
    }

    @Test
    void aClosedAttemptWhoseJobsAreStillAssignedIsClosedOnceMore() throws SQLException {
        execute(
                "candidates_task",
                "INSERT INTO attempt (id, state, tries, next_try_at, last_error, candidate, assignment, number, closing)"
                        + " VALUES ('4712/cars/1', 'FAILED', 20, NULL, 'CVAT said yes and did nothing', 4712, 'cars', 1,"
                        + " true)");
        assertThat(run("list").output()).contains("task/4712/cars/1  given up, 20 tries", "did nothing");
        assertThat(run("retry", "--all").output()).contains("task/4712/cars/1 goes on now");
        assertThat(text("candidates_task", "SELECT state || tries || (next_try_at <= now()) FROM attempt"))
                .isEqualTo("CLOSE0true");
    }

    @Test
    void whatIsStillTriedIsTriedNow() throws SQLException {
        account("4711", "GRANTING", 7, "now() + interval '4 minutes'");
        execute(
                "candidates_bot",
                "INSERT INTO question (key, type, body, asked, next_ask_at)"
                        + " VALUES ('task/9/x/1', 'task.issue.v1', '{}', 6, now() + interval '9 minutes')");
        assertThat(run("list").output())
                .contains("account/4711  trying: GRANTING, 7 tries")
                .contains("question/task/9/x/1  asking, 6 tries", "no answer to task.issue.v1 yet");
        assertThat(run("retry", "--all").exit()).isZero();
        assertThat(text("candidates_account", "SELECT next_try_at <= now() FROM account"))
                .isEqualTo("t");
        assertThat(text("candidates_account", "SELECT tries FROM account")).isEqualTo("7");
        assertThat(text("candidates_bot", "SELECT next_ask_at <= now() FROM question"))
                .isEqualTo("t");
    }

    @Test
    void parkedUpdatesAreHandledAgainAndPerhapsSentMessagesOnlyByTheirKey() throws SQLException {
        execute(
                "candidates_bot",
                "INSERT INTO telegram_update (update_id, chat_id, body, state, tries, last_error)"
                        + " VALUES (77, 9, '{\"name\":\"Canary\"}', 'PARKED', 5, 'IllegalStateException: odd')");
        execute(
                "candidates_bot",
                "INSERT INTO telegram_message (chat_id, purpose, content, state, doubtful_sends, last_error)"
                        + " VALUES (9, 'card/1', 'Canary', 'UNCERTAIN', 2, 'no answer')");
        String message = "message/" + text("candidates_bot", "SELECT id FROM telegram_message");
        assertThat(run("list").output())
                .contains("update/77  parked, 5 tries, since ", "chat 9: IllegalStateException: odd")
                .contains(message + "  uncertain", "chat 9, card/1: no answer")
                .doesNotContain("Canary");
        assertThat(run("retry", "--all").output()).isEqualToIgnoringNewLines("update/77 goes on now");
        assertThat(text("candidates_bot", "SELECT state || tries FROM telegram_update"))
                .isEqualTo("NEW0");
        assertThat(text("candidates_bot", "SELECT state FROM telegram_message")).isEqualTo("UNCERTAIN");
        assertThat(run("retry", message).exit()).isZero();
        assertThat(text("candidates_bot", "SELECT state || doubtful_sends FROM telegram_message"))
                .isEqualTo("WAITING0");
        assertThat(run("retry", "update/77").output()).contains("is not stuck");
    }

    @Test
    void oneServicesDatabaseIsEnoughToLook() throws SQLException {
        account("4711", "FAILED", 20, "NULL");
        SandboxDatabase account = postgres.database("candidates_account");
        environment.clear();
        environment.put("DATABASE_URL", account.url());
        environment.put("DATABASE_USERNAME", account.username());
        assertThat(run("list").output()).contains("account/4711");
        assertThat(run("retry", "account/4711").output()).contains("its database is needed");
    }

    @Test
    void saysWhatIsWrongWithItsCall() {
        assertThat(run("retry").errors()).contains("what is to go on?");
        assertThat(run("retry", "nonsense").errors()).contains("deploy/stuck list");
        environment.put("POSTGRES_PORT", "1");
        environment.put("POSTGRES_PASSWORD", "canary-7Qm2Xw");
        assertThat(run("list").errors()).contains("deploy/doctor").doesNotContain("canary", "\tat ");
        environment.clear();
        assertThat(run("list").errors()).contains("POSTGRES_HOST");
        assertThat(run("list").exit()).isEqualTo(1);
    }

    private static void account(String id, String state, int tries, String next) throws SQLException {
        execute(
                "candidates_account",
                "INSERT INTO account (id, login, login_number, email, password_key, password_box, asked_at, state,"
                        + " tries, next_try_at, last_error) VALUES ('%s', 'login', 1, 'e%s@x', 'k', 'b',"
                                .formatted(id, id)
                        + " '2026-11-24T10:00:00Z', '%s', %d, %s, 'CVAT refused: no')".formatted(state, tries, next));
    }

    private static void journey(long candidate, String stage, int attempt, int submission) throws SQLException {
        execute("candidates_bot", "INSERT INTO candidate (id, name) VALUES (%d, 'Canary')".formatted(candidate));
        execute(
                "candidates_bot",
                ("INSERT INTO journey (id, candidate, assignment, stage, attempt, submission, press, requested_at,"
                                + " message) VALUES ('%d/car-plates', %d, 'car-plates', '%s', %d, %d, 1, now(), 'm')")
                        .formatted(candidate, candidate, stage, attempt, submission));
    }

    private static String asked() throws SQLException {
        return text(
                "candidates_bot",
                "SELECT string_agg(candidate::text, ',' ORDER BY candidate) FROM journey"
                        + " WHERE retry_asked_at IS NOT NULL");
    }

    private Run run(String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        int exit = StuckCommand.commandLine(environment)
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
        return new Run(exit, output.toString(), errors.toString());
    }

    private static void execute(String database, String sql) throws SQLException {
        SandboxDatabase where = postgres.database(database);
        try (Connection connection = DriverManager.getConnection(where.url(), where.username(), where.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
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
}
