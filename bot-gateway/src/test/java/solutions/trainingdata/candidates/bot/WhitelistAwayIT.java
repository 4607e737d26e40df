package solutions.trainingdata.candidates.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.contract.AccountCommand;
import solutions.trainingdata.candidates.messaging.contract.AccountEvent;
import solutions.trainingdata.candidates.messaging.contract.AttemptId;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;
import solutions.trainingdata.candidates.messaging.contract.ServiceMessage;
import solutions.trainingdata.candidates.messaging.contract.SubmissionId;
import solutions.trainingdata.candidates.messaging.contract.TaskCommand;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;
import solutions.trainingdata.candidates.messaging.sealed.PasswordSeal;
import solutions.trainingdata.candidates.sandbox.broker.SandboxBroker;
import solutions.trainingdata.candidates.sandbox.junit.SandboxTestResource;
import solutions.trainingdata.candidates.sandbox.telegram.Person;
import solutions.trainingdata.candidates.sandbox.telegram.TelegramSimulator;

/** The whitelist may live in another database. While that is silent or gone, candidates notice nothing, and HR lose nothing. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@QuarkusTestResource(
        value = SandboxTestResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,broker,telegram"))
class WhitelistAwayIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String CARS = "car-plates";
    private static final AtomicLong IDS = new AtomicLong(7000);

    TelegramSimulator telegram;
    SandboxBroker broker;

    @Inject
    Clock clock;

    @Inject
    AgroalDataSource database;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String databaseUrl;

    @ConfigProperty(name = "quarkus.datasource.username")
    String databaseUser;

    @ConfigProperty(name = "quarkus.datasource.password")
    String databasePassword;

    private OtherServices others;
    private Rows rows;
    private Person hr;

    @BeforeEach
    void connect() throws Exception {
        rows = new Rows(database);
        others = new OtherServices(broker, clock);
        others.say(new TaskEvent.AssignmentPublished(
                CARS, 1, Map.of("en", "Cars"), Map.of(), 2, Duration.ofDays(3), List.of(5)));
        await().atMost(SOON).until(() -> rows.count("SELECT count(*) FROM published_assignment") == 1);
        hr = telegram.person(GatewayProfile.HR, "Helen", null, "hr_helen", "en");
        hr.says("/start");
        hr.awaitReply("You read the results here", SOON);
    }

    @AfterEach
    void disconnect() throws Exception {
        others.close();
    }

    @Test
    void theTaskIsThereAtOnceThoughTheWhitelistIsSilent() throws Exception {
        Person ann = agreed("Ann");
        CandidateId id = new CandidateId(ann.id());
        others.say(opened(id));
        awaited(TaskCommand.Issue.class, id, 1);
        try (Connection silent = silentWhitelist()) {
            others.say(issued(id));
            ann.awaitMessage("” is ready", SOON);
            assertThat(awaited(MetricsCommand.Open.class, id, 1).get(0).trial()).isFalse();
        }
        await().atMost(SOON)
                .until(() ->
                        rows.count("SELECT count(*) FROM journey WHERE NOT trial AND candidate = " + ann.id()) == 1);
        assertThat(others.heard(MetricsCommand.Open.class, id)).hasSize(1);
    }

    @Test
    void theResultCardComesOnceWhenTheWhitelistIsBack() throws Exception {
        Person bernadette = submitted("Bernadette");
        CandidateId id = new CandidateId(bernadette.id());
        try (Connection silent = silentWhitelist()) {
            others.sayThrice(scored(id));
            bernadette.awaitMessage("Your work is accepted", SOON);
            await().atMost(SOON).until(() -> broker.depth("bot.events") == 0);
            assertThat(hr.chat().timesSent("Bernadette")).isZero();
        }
        hr.awaitMessage("Bernadette", SOON);
        await().atMost(SOON).until(() -> rows.count("SELECT count(*) FROM hr_news") == 0);
        assertThat(rows.count("SELECT count(*) FROM telegram_message WHERE purpose LIKE 'card/" + id.key() + "/%'"))
                .isEqualTo(1);
        assertThat(hr.chat().timesSent("Bernadette")).isEqualTo(1);
    }

    @Test
    void aFailureIsToldOnceWhenSomebodyIsOnTheWhitelist() throws Exception {
        Person cid = agreed("Cid");
        CandidateId id = new CandidateId(cid.id());
        rows.execute("DELETE FROM whitelist");
        try {
            others.sayThrice(new AccountEvent.Failed(id, 1, "CVAT refuses <Cid>"));
            cid.awaitMessage("Your login could not be made", SOON);
        } finally {
            rows.execute("INSERT INTO whitelist (candidate_id) VALUES (" + GatewayProfile.HR + ")");
        }
        hr.awaitMessage("CVAT refuses <Cid>", SOON);
        await().atMost(SOON).until(() -> rows.count("SELECT count(*) FROM hr_news") == 0);
        assertThat(hr.chat().timesSent("CVAT refuses <Cid>")).isEqualTo(1);
    }

    @Test
    void aRenamedCandidateIsAnsweredAndMetricsLearnsTheName() throws Exception {
        Person dan = submitted("Dan");
        CandidateId id = new CandidateId(dan.id());
        rows.execute("ALTER TABLE whitelist RENAME TO whitelist_away");
        try {
            Person renamed = telegram.person(dan.id(), "Daniel", null, "daniel_the_great", "en");
            renamed.says("/id");
            renamed.awaitReply("Your Telegram number", SOON);
            MetricsCommand.Open open = awaited(MetricsCommand.Open.class, id, 2).get(1);
            assertThat(open.telegramUsername()).isEqualTo("daniel_the_great");
            assertThat(open.revision()).isEqualTo(2);
        } finally {
            rows.execute("ALTER TABLE whitelist_away RENAME TO whitelist");
        }
    }

    @Test
    void anAttemptOfHrBecomesATrialOnceTheWhitelistSaysSo() throws Exception {
        Person eva = agreed("Eva");
        CandidateId id = new CandidateId(eva.id());
        rows.execute("INSERT INTO whitelist (candidate_id) VALUES (" + eva.id() + ")");
        rows.execute("ALTER TABLE whitelist RENAME TO whitelist_away");
        try {
            others.say(opened(id));
            awaited(TaskCommand.Issue.class, id, 1);
            others.say(issued(id));
            awaited(MetricsCommand.Open.class, id, 1);
        } finally {
            rows.execute("ALTER TABLE whitelist_away RENAME TO whitelist");
        }
        assertThat(awaited(MetricsCommand.Open.class, id, 2))
                .extracting(MetricsCommand.Open::revision, MetricsCommand.Open::trial)
                .containsExactly(tuple(1, false), tuple(2, true));
        submit(eva);
        others.say(scored(id));
        eva.awaitMessage("trial by HR", SOON);
        hr.awaitMessage("trial by HR", SOON);
        eva.awaitMessage("so it counts nowhere and no answer follows", SOON);
        rows.execute("UPDATE journey SET scored_at = now() - interval '30 days' WHERE candidate = " + eva.id());
        eva.says("/menu");
        eva.awaitReply("It was a trial by HR", SOON);
        assertThat(eva.chat().timesSent("write to you here by")).isZero();
        assertThat(eva.chat().timesSent("Our answer is late")).isZero();
        rows.execute("DELETE FROM whitelist WHERE candidate_id = " + eva.id());
    }

    @Test
    void aReportThatCannotBeShownToAnybodyIsAskedForAgain() throws Exception {
        Person fay = submitted("Fay");
        CandidateId id = new CandidateId(fay.id());
        hr.says("/menu");
        hr.presses("Candidate's result");
        hr.awaitReply("Whose result?", SOON);
        hr.says(String.valueOf(fay.id()));
        MetricsCommand.Report asked =
                awaited(MetricsCommand.Report.class, id, 1).get(0);
        long dead = broker.depth("bot.events.dead");
        rows.execute("ALTER TABLE whitelist RENAME TO whitelist_away");
        try {
            others.say(reported(asked));
            await().atMost(SOON).until(() -> broker.depth("bot.events") == 0);
        } finally {
            rows.execute("ALTER TABLE whitelist_away RENAME TO whitelist");
        }
        rows.execute("UPDATE question SET next_ask_at = now() WHERE key LIKE 'report/%'");
        others.say(reported(awaited(MetricsCommand.Report.class, id, 2).get(1)));
        hr.awaitMessage("There is nothing yet", SOON);
        assertThat(broker.depth("bot.events.dead")).isEqualTo(dead);
    }

    private Person agreed(String name) {
        Person person = telegram.person(IDS.incrementAndGet(), name, null, null, "en");
        person.says("/start");
        person.presses("Get the test");
        person.presses("I agree, start");
        awaited(AccountCommand.Open.class, new CandidateId(person.id()), 1);
        return person;
    }

    private Person submitted(String name) throws Exception {
        Person person = agreed(name);
        CandidateId id = new CandidateId(person.id());
        others.say(opened(id));
        awaited(TaskCommand.Issue.class, id, 1);
        others.say(issued(id));
        submit(person);
        return person;
    }

    private void submit(Person person) {
        person.awaitMessage("” is ready", SOON);
        person.presses("Done");
        person.presses("Yes, check it");
        awaited(MetricsCommand.Submit.class, new CandidateId(person.id()), 1);
    }

    private <T extends ServiceMessage> List<T> awaited(Class<T> type, CandidateId id, int times) {
        await(type.getName()).atMost(SOON).until(() -> others.heard(type, id).size() >= times);
        return others.heard(type, id);
    }

    private static AccountEvent.Opened opened(CandidateId id) {
        return new AccountEvent.Opened(
                id, "login_" + id.key(), 77, new PasswordSeal(GatewayProfile.KEY).seal("Xy7kPq2mZw", id.key()));
    }

    private TaskEvent.Issued issued(CandidateId id) {
        return new TaskEvent.Issued(
                new AttemptId(id, CARS, 1),
                1,
                1,
                false,
                1,
                List.of(new TaskEvent.Job(2, URI.create("http://cvat.example/tasks/1/jobs/2"))),
                clock.instant(),
                clock.instant().plus(Duration.ofDays(3)));
    }

    private MetricsEvent.Scored scored(CandidateId id) {
        return new MetricsEvent.Scored(
                new SubmissionId(new AttemptId(id, CARS, 1), 1),
                new MetricsEvent.Result(
                        List.of(new MetricsEvent.Metric("car_iou", 97.305, 90.0)),
                        clock.instant(),
                        clock.instant().plusSeconds(1200),
                        clock.instant().plusSeconds(1300),
                        true,
                        1,
                        1),
                List.of());
    }

    private static MetricsEvent.Reported reported(MetricsCommand.Report asked) {
        return new MetricsEvent.Reported(asked.candidate(), asked.requestedBy(), asked.updateId(), List.of());
    }

    /** Whoever asks the whitelist gets no answer, until the connection is closed. */
    private Connection silentWhitelist() throws SQLException {
        Connection connection = DriverManager.getConnection(databaseUrl, databaseUser, databasePassword);
        connection.setAutoCommit(false);
        try (Statement lock = connection.createStatement()) {
            lock.execute("LOCK TABLE whitelist IN ACCESS EXCLUSIVE MODE");
        }
        return connection;
    }
}
