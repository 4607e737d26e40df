package solutions.trainingdata.candidates.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.contract.AccountCommand;
import solutions.trainingdata.candidates.messaging.contract.AccountEvent;
import solutions.trainingdata.candidates.messaging.contract.AttemptId;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;
import solutions.trainingdata.candidates.messaging.contract.Problem;
import solutions.trainingdata.candidates.messaging.contract.SubmissionId;
import solutions.trainingdata.candidates.messaging.contract.TaskCommand;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;
import solutions.trainingdata.candidates.messaging.sealed.PasswordSeal;
import solutions.trainingdata.candidates.sandbox.broker.SandboxBroker;
import solutions.trainingdata.candidates.sandbox.junit.SandboxTestResource;
import solutions.trainingdata.candidates.sandbox.telegram.ChatMessage;
import solutions.trainingdata.candidates.sandbox.telegram.Person;
import solutions.trainingdata.candidates.sandbox.telegram.TelegramSimulator;

/** The journey as people see it in the chat, with the other services' answers on time, twice, late and out of order. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@QuarkusTestResource(
        value = SandboxTestResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,broker,telegram"))
class JourneyIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String CARS = "car-plates";
    private static final String PASSWORD = "Xy7kPq2mZw";
    private static final AtomicLong IDS = new AtomicLong(5000);

    TelegramSimulator telegram;
    SandboxBroker broker;

    @Inject
    AgroalDataSource database;

    private OtherServices others;

    @BeforeEach
    void connect() throws Exception {
        others = new OtherServices(broker);
        others.say(new TaskEvent.AssignmentPublished(
                CARS,
                1,
                Map.of("ru", "Машины и номера", "en", "Cars and number plates"),
                Map.of("en", "# Guide\n\nOutline **each** car.", "ru", "# Инструкция\n\nОбведите машину."),
                2,
                Duration.ofDays(3),
                List.of(5, 5)));
        await().until(() -> count("SELECT count(*) FROM published_assignment") == 1);
    }

    @AfterEach
    void disconnect() throws IOException {
        others.close();
    }

    @Test
    void leadsFromTheFirstWordToTheAcceptedWork() throws Exception {
        Person ann = person("<b>&\"", null, null, "en");
        CandidateId id = new CandidateId(ann.id());
        ann.says("/start");
        ann.presses("Get the test");
        ann.awaitMessage("5 pictures to outline", SOON);
        ann.presses("Read the whole guide");
        ann.awaitMessage("Outline each car.", SOON);
        ann.presses("I agree, start");
        ann.awaitMessage("making your login", SOON);
        account(id);
        ann.awaitMessage("preparing the pictures", SOON);
        ChatMessage credentials = ann.awaitMessage("Login: login_" + ann.id(), SOON);
        assertThat(credentials.html()).contains("<tg-spoiler>" + PASSWORD + "</tg-spoiler>");
        assertThat(ann.button("Copy password").value()).isEqualTo(PASSWORD);
        task(id);
        ChatMessage ready = ann.awaitMessage("is ready", SOON);
        assertThat(ready.history().get(0)).contains("making your login");
        assertThat(ann.button("Open the task").value()).isEqualTo("http://cvat.example/tasks/1/jobs/2");
        MetricsCommand.Open open = awaited(MetricsCommand.Open.class, id).get(0);
        assertThat(open.name()).isEqualTo("<b>&\"");
        assertThat(open.trial()).isFalse();
        others.say(new MetricsEvent.Opened(attempt(id), 1));
        ann.presses("Done");
        ann.awaitMessage("Is everything drawn and saved?", SOON);
        ann.presses("Yes, check it");
        ann.awaitMessage("Checking your work", SOON);
        reject(id, 1);
        ChatMessage problems = ann.awaitMessage("1 thing to mend", SOON);
        assertThat(problems.html()).contains("<a href=\"http://cvat.example/tasks/1/jobs/2?frame=0\">open</a>");
        ann.presses("Done");
        ann.presses("Yes, check it");
        await().atMost(SOON)
                .until(() -> others.heard(MetricsCommand.Submit.class, id).size() == 2);
        score(id, 2);
        ann.awaitMessage("Your work is accepted", SOON);
        assertThat(awaited(MetricsCommand.Submit.class, id))
                .extracting(submit -> submit.submission().number())
                .containsExactly(1, 2);
        ann.says("/status");
        ann.awaitReply("is accepted", SOON);
        await().until(() -> count("SELECT count(*) FROM question WHERE candidate = " + ann.id()) == 0);
    }

    @Test
    void doesNothingTwice() throws Exception {
        Person boris = person("Борис", "Ёжиков", "boris_e", "ru");
        CandidateId id = new CandidateId(boris.id());
        boris.says("/start");
        boris.pressesTwice("Получить тест");
        boris.pressesTwice("Согласен, начать");
        awaited(AccountCommand.Open.class, id);
        others.sayThrice(opened(id));
        awaited(TaskCommand.Issue.class, id);
        others.sayThrice(issued(id));
        awaited(MetricsCommand.Open.class, id);
        others.sayThrice(new MetricsEvent.Opened(attempt(id), 1));
        boris.awaitMessage("готов", SOON);
        boris.pressesTwice("Готово");
        boris.awaitMessage("Всё обведено и сохранено?", SOON);
        boris.pressesTwice("Да, проверить");
        awaited(MetricsCommand.Submit.class, id);
        others.sayThrice(rejected(id, 1));
        boris.awaitMessage("исправить 1 место", SOON);
        boris.presses("Готово");
        boris.pressesTwice("Да, проверить");
        await().atMost(SOON)
                .until(() -> others.heard(MetricsCommand.Submit.class, id).size() == 2);
        others.sayThrice(scored(id, 2));
        boris.awaitMessage("Работа принята", SOON);
        settle(boris);
        assertThat(others.heard(AccountCommand.Open.class, id)).hasSize(1);
        assertThat(others.heard(TaskCommand.Issue.class, id)).hasSize(1);
        assertThat(others.heard(MetricsCommand.Open.class, id)).hasSize(1);
        assertThat(others.heard(MetricsCommand.Submit.class, id)).hasSize(2);
        assertThat(boris.chat().timesSent("Ваш логин")).isEqualTo(1);
        assertThat(boris.chat().timesSent("исправить 1 место")).isEqualTo(1);
        assertThat(boris.chat()
                        .timesSent("Работа принята. Спасибо!\nЧто дальше: мы посмотрим результат и напишем вам сюда"))
                .isEqualTo(1);
    }

    @Test
    void takesLateAndMisplacedAnswersForWhatTheyAre() throws Exception {
        Person cleo = annotating("Cleo");
        CandidateId id = new CandidateId(cleo.id());
        others.say(scored(id, 1));
        others.say(new MetricsEvent.Failed(new SubmissionId(attempt(id), 1), 1, "of nothing"));
        others.say(issued(new CandidateId(4)));
        others.say(new AccountEvent.Failed(id, 1, "late"));
        others.say(new TaskEvent.Failed(attempt(id), 1, "late"));
        cleo.presses("Done");
        cleo.presses("Yes, check it");
        awaited(MetricsCommand.Submit.class, id);
        // The score overtakes metrics.opened; both verdicts of the older submission come after it.
        reject(id, 1);
        cleo.awaitMessage("1 thing to mend", SOON);
        cleo.presses("Done");
        cleo.presses("Yes, check it");
        cleo.awaitMessage("Checking your work", SOON);
        others.say(rejected(id, 1));
        others.say(new MetricsEvent.Failed(new SubmissionId(attempt(id), 1), 1, "late"));
        score(id, 2);
        cleo.awaitMessage("Your work is accepted", SOON);
        others.say(new MetricsEvent.Opened(attempt(id), 1));
        others.say(rejected(id, 2));
        await().until(() -> count("SELECT count(*) FROM question WHERE candidate = " + cleo.id()) == 0);
        settle(cleo);
        assertThat(cleo.chat().timesSent("1 thing to mend")).isEqualTo(1);
        assertThat(cleo.chat().timesSent("our fault")).isZero();
    }

    @Test
    void asksAgainUntilItIsAnswered() throws Exception {
        Person dora = person("Dora", null, "dora_x", "en");
        CandidateId id = new CandidateId(dora.id());
        dora.says("/start");
        dora.presses("Get the test");
        dora.presses("I agree, start");
        awaited(AccountCommand.Open.class, id);
        // A question that another version wrote and this one cannot read stands first, and holds up nobody.
        execute("INSERT INTO question (key, candidate, type, body, next_ask_at)" + " VALUES ('odd', " + dora.id()
                + ", 'account.vanish.v9', '{}', now() - interval '1 hour')");
        execute("UPDATE question SET next_ask_at = now() WHERE key = 'account/" + dora.id() + "'");
        await().atMost(SOON)
                .until(() -> others.heard(AccountCommand.Open.class, id).size() == 2);
        assertThat(others.heard(AccountCommand.Open.class, id)).allMatch(open -> open.press() == 1);
        long delay = count("SELECT extract(epoch FROM next_ask_at - now())::bigint FROM question WHERE key = 'account/"
                + dora.id() + "'");
        assertThat(delay).isBetween(40L, 72L);
    }

    @Test
    void triesAgainOnlyWhenThePersonPresses() throws Exception {
        Person emma = person("Emma", null, "emma_x", "en");
        CandidateId id = new CandidateId(emma.id());
        Person hr = hr();
        emma.says("/start");
        emma.presses("Get the test");
        emma.presses("I agree, start");
        awaited(AccountCommand.Open.class, id);
        others.sayThrice(new AccountEvent.Failed(id, 1, "CVAT refuses <registration> of emma"));
        assertThat(emma.awaitMessage("Your login could not be made", SOON).text())
                .contains("@hr_anna");
        hr.awaitMessage("CVAT refuses <registration> of emma", SOON);
        emma.pressesTwice("Try again");
        await().atMost(SOON)
                .until(() -> others.heard(AccountCommand.Open.class, id).size() == 2);
        assertThat(others.heard(AccountCommand.Open.class, id).get(1).press()).isEqualTo(2);
        others.say(new AccountEvent.Failed(id, 1, "late"));
        account(id);
        awaited(TaskCommand.Issue.class, id);
        others.sayThrice(new TaskEvent.Failed(attempt(id), 1, "no images"));
        emma.awaitMessage("The pictures could not be prepared", SOON);
        emma.presses("Try again");
        await().atMost(SOON)
                .until(() -> others.heard(TaskCommand.Issue.class, id).size() == 2);
        assertThat(others.heard(TaskCommand.Issue.class, id).get(1).press()).isEqualTo(2);
        task(id);
        emma.awaitMessage("is ready", SOON);
        emma.presses("Done");
        emma.presses("Yes, check it");
        awaited(MetricsCommand.Submit.class, id);
        others.sayThrice(new MetricsEvent.Failed(new SubmissionId(attempt(id), 1), 1, "CVAT is away"));
        emma.awaitMessage("could not be checked", SOON);
        emma.presses("Try again");
        await().atMost(SOON)
                .until(() -> others.heard(MetricsCommand.Submit.class, id).size() == 2);
        assertThat(others.heard(MetricsCommand.Submit.class, id).get(1).press()).isEqualTo(2);
        score(id, 1);
        emma.awaitMessage("Your work is accepted", SOON);
        await().atMost(SOON).untilAsserted(() -> assertThat(emma.chat().visible())
                .noneMatch(message -> message.text().contains("Checking your work")));
        for (String reason : List.of("CVAT refuses <registration> of emma", "no images", "CVAT is away")) {
            assertThat(hr.chat().timesSent(reason)).as(reason).isEqualTo(1);
        }
    }

    @Test
    void goesOnOnceWhenOpsAskAndNotWhenNothingHasFailed() throws Exception {
        Person otto = person("Otto", null, "otto_x", "en");
        CandidateId id = new CandidateId(otto.id());
        String ask = "UPDATE journey SET retry_asked_at = now() WHERE candidate = " + otto.id();
        String asked = "SELECT count(*) FROM journey WHERE retry_asked_at IS NOT NULL";
        otto.says("/start");
        otto.presses("Get the test");
        otto.presses("I agree, start");
        awaited(AccountCommand.Open.class, id);
        execute(ask);
        await().atMost(SOON).until(() -> count(asked) == 0);
        others.say(new AccountEvent.Failed(id, 1, "CVAT is not itself"));
        otto.awaitMessage("Your login could not be made", SOON);
        execute(ask);
        await().atMost(SOON)
                .until(() -> others.heard(AccountCommand.Open.class, id).size() == 2);
        assertThat(others.heard(AccountCommand.Open.class, id))
                .extracting(AccountCommand.Open::press)
                .containsExactly(1, 2);
        otto.awaitReply("making your login", SOON);
        account(id);
        awaited(TaskCommand.Issue.class, id);
        assertThat(count(asked)).isZero();
    }

    @Test
    void anOlderVersionOfAnAssignmentThatComesLateChangesNothing() throws Exception {
        for (int version : new int[] {2, 1, 2}) {
            others.say(new TaskEvent.AssignmentPublished(
                    "zebras",
                    version,
                    Map.of("en", "v" + version, "ru", "v" + version),
                    Map.of(),
                    2,
                    Duration.ofDays(3),
                    List.of(version)));
        }
        await().atMost(SOON).until(() -> count("SELECT count(*) FROM published_assignment WHERE name = 'zebras'") == 1);
        await().atMost(SOON).until(() -> broker.depth("bot.events") == 0);
        assertThat(count("SELECT version FROM published_assignment WHERE name = 'zebras'"))
                .isEqualTo(2);
        execute("DELETE FROM published_assignment WHERE name = 'zebras'");
    }

    @Test
    void showsTheSameAgainAndStartsNothing() throws Exception {
        Person fred = annotating("Fred");
        CandidateId id = new CandidateId(fred.id());
        fred.says("anything at all");
        fred.awaitReply("I did not understand that", SOON);
        fred.presses("My test");
        fred.awaitReply("is ready", SOON);
        fred.awaitReply("Login: login_" + fred.id(), SOON);
        fred.presses("Show login and password");
        fred.awaitReply("Login: login_" + fred.id(), SOON);
        settle(fred);
        assertThat(fred.chat().visible().stream()
                        .filter(message -> message.text().contains("Your login\n")))
                .hasSize(1);
        assertThat(others.heard(AccountCommand.Open.class, id)).hasSize(1);
        assertThat(others.heard(TaskCommand.Issue.class, id)).hasSize(1);
    }

    @Test
    void tellsHrTheResultAndAnswersTheirQuestion() throws Exception {
        Person hr = hr();
        Person gwen = annotating("Gwen");
        CandidateId id = new CandidateId(gwen.id());
        gwen.presses("Done");
        gwen.presses("Yes, check it");
        awaited(MetricsCommand.Submit.class, id);
        others.sayThrice(scored(id, 1));
        ChatMessage card = hr.awaitMessage("Gwen", SOON);
        assertThat(card.text())
                .contains("car, outline: 97.31 % (needs 90)", "plate, text: 79.99 % (needs 80)", "Not passed");
        hr.says("/menu");
        hr.presses("Candidate's result");
        hr.awaitReply("Whose result?", SOON);
        hr.says("@nobody_here");
        hr.awaitReply("Nobody called nobody_here", SOON);
        hr.says("@GWEN_" + gwen.id());
        MetricsCommand.Report asked = awaited(MetricsCommand.Report.class, id).get(0);
        assertThat(asked.requestedBy()).isEqualTo(new CandidateId(GatewayProfile.HR));
        others.sayThrice(new MetricsEvent.Reported(
                id,
                asked.requestedBy(),
                asked.updateId(),
                List.of(new MetricsEvent.Attempt(
                        attempt(id),
                        "gwen_" + gwen.id(),
                        "Gwen",
                        "login",
                        false,
                        Instant.now(),
                        Instant.now(),
                        result()))));
        assertThat(hr.awaitReply("Results", SOON).text()).contains("97.31 %", "Cars and number plates");
        assertThat(hr.chat().timesSent("Result: Cars and number plates")).isEqualTo(1);
    }

    @Test
    void letsNobodyElseAskForResults() throws Exception {
        Person hugo = person("Hugo", null, "hugo_x", "en");
        hugo.says("/menu");
        ChatMessage menu = hugo.awaitMessage("You have not taken the test yet", SOON);
        assertThat(menu.button("Candidate's result")).isEmpty();
        hugo.says("@somebody");
        hugo.awaitReply("I did not understand that", SOON);
        assertThat(others.heard(MetricsCommand.Report.class, new CandidateId(hugo.id())))
                .isEmpty();
    }

    @Test
    void alwaysKnowsItsCommands() {
        Person iris = person("Iris", null, null, "en");
        for (Map.Entry<String, String> command : Map.of(
                        "/help", "How it works",
                        "/status", "You have not taken the test yet",
                        "/cancel", "stays as it was",
                        "/id", "Your Telegram number: " + iris.id(),
                        "Menu", "You have not taken the test yet",
                        "/language", "Which language")
                .entrySet()) {
            iris.says(command.getKey());
            iris.awaitReply(command.getValue(), SOON);
        }
        iris.says("/language");
        iris.awaitReply("Which language", SOON);
        iris.presses("Русский");
        iris.awaitReply("Вы ещё не проходили тест", SOON);
        iris.says("/start " + CARS);
        iris.awaitReply("Вы ещё не проходили тест", SOON);
    }

    private Person annotating(String name) throws Exception {
        Person person = person(name, null, name.toLowerCase() + "_" + (IDS.get() + 1), "en");
        CandidateId id = new CandidateId(person.id());
        person.says("/start");
        person.presses("Get the test");
        person.presses("I agree, start");
        awaited(AccountCommand.Open.class, id);
        account(id);
        awaited(TaskCommand.Issue.class, id);
        task(id);
        person.awaitMessage("is ready", SOON);
        return person;
    }

    private Person person(String firstName, String lastName, String username, String language) {
        return telegram.person(IDS.incrementAndGet(), firstName, lastName, username, language);
    }

    private Person hr() {
        Person hr = telegram.person(GatewayProfile.HR)
                .orElseGet(() -> telegram.person(GatewayProfile.HR, "Helen", null, "hr_helen", "en"));
        hr.says("/start");
        hr.awaitReply("You read the results here", SOON);
        return hr;
    }

    /** Everything that was said before is handled and shown once this is answered. */
    private void settle(Person person) {
        await().atMost(SOON).until(() -> broker.depth("bot.events") == 0);
        person.says("/id");
        person.awaitReply(String.valueOf(person.id()), SOON);
    }

    private <T extends solutions.trainingdata.candidates.messaging.contract.Command> List<T> awaited(
            Class<T> type, CandidateId id) {
        await(type.getName()).atMost(SOON).until(() -> !others.heard(type, id).isEmpty());
        return others.heard(type, id);
    }

    private void account(CandidateId id) throws IOException {
        others.say(opened(id));
    }

    private static AccountEvent.Opened opened(CandidateId id) {
        return new AccountEvent.Opened(
                id, "login_" + id.key(), 77, new PasswordSeal(GatewayProfile.KEY).seal(PASSWORD, id.key()));
    }

    private void task(CandidateId id) throws IOException {
        others.say(issued(id));
    }

    private static TaskEvent.Issued issued(CandidateId id) {
        return new TaskEvent.Issued(
                attempt(id),
                1,
                1,
                false,
                1,
                List.of(new TaskEvent.Job(2, URI.create("http://cvat.example/tasks/1/jobs/2"))),
                Instant.now(),
                Instant.now().plus(Duration.ofDays(3)));
    }

    private void reject(CandidateId id, int submission) throws IOException {
        others.say(rejected(id, submission));
    }

    private static MetricsEvent.Rejected rejected(CandidateId id, int submission) {
        return new MetricsEvent.Rejected(
                new SubmissionId(attempt(id), submission),
                List.of(new Problem(
                        Problem.Kind.TOO_FEW_SHAPES,
                        "1.jpg",
                        "car",
                        1,
                        0,
                        URI.create("http://cvat.example/tasks/1/jobs/2?frame=0"))));
    }

    private void score(CandidateId id, int submission) throws IOException {
        others.say(scored(id, submission));
    }

    private static MetricsEvent.Scored scored(CandidateId id, int submission) {
        return new MetricsEvent.Scored(new SubmissionId(attempt(id), submission), result(), List.of());
    }

    private static MetricsEvent.Result result() {
        return new MetricsEvent.Result(
                List.of(
                        new MetricsEvent.Metric("car_iou", 97.305, 90.0),
                        new MetricsEvent.Metric("plate_accuracy", 79.99, 80.0)),
                Instant.now(),
                Instant.now().plusSeconds(1200),
                Instant.now().plusSeconds(1300),
                true,
                1,
                1);
    }

    private static AttemptId attempt(CandidateId id) {
        return new AttemptId(id, CARS, 1);
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
