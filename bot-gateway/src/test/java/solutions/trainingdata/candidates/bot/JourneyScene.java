package solutions.trainingdata.candidates.bot;

import static org.awaitility.Awaitility.await;
import static solutions.trainingdata.candidates.bot.OtherServices.CARS;

import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import solutions.trainingdata.candidates.messaging.contract.AccountCommand;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.messaging.contract.TaskCommand;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;
import solutions.trainingdata.candidates.sandbox.broker.SandboxBroker;
import solutions.trainingdata.candidates.sandbox.telegram.Person;
import solutions.trainingdata.candidates.sandbox.telegram.TelegramSimulator;

/** People of a test, an assignment that is published to them, and what the gateway's rows say of them. */
final class JourneyScene {

    static final Duration SOON = Duration.ofSeconds(30);

    private static final AtomicLong IDS = new AtomicLong(5000);

    private final TelegramSimulator telegram;
    private final SandboxBroker broker;
    private final Rows rows;
    private final OtherServices others;

    JourneyScene(TelegramSimulator telegram, SandboxBroker broker, AgroalDataSource database, OtherServices others)
            throws IOException {
        this.telegram = telegram;
        this.broker = broker;
        this.rows = new Rows(database);
        this.others = others;
        telegram.setFloodLimits(false);
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

    /** Somebody whose task is ready. */
    Person annotating(String name) throws Exception {
        Person person = person(name, null, name.toLowerCase() + "_" + (IDS.get() + 1), "en");
        CandidateId id = new CandidateId(person.id());
        person.says("/start");
        person.presses("Get the test");
        person.presses("I agree, start");
        others.awaited(AccountCommand.Open.class, id);
        others.account(id);
        others.awaited(TaskCommand.Issue.class, id);
        others.task(id);
        person.awaitMessage("” is ready", SOON);
        return person;
    }

    /** Somebody whose first attempt is accepted and closed. */
    Person accepted(String name) throws Exception {
        Person person = annotating(name);
        CandidateId id = new CandidateId(person.id());
        person.presses("Done");
        person.presses("Yes, check it");
        others.awaited(MetricsCommand.Submit.class, id);
        others.score(id, 1);
        person.awaitMessage("Your work is accepted", SOON);
        others.awaited(TaskCommand.Close.class, id);
        others.say(new TaskEvent.Closed(OtherServices.attempt(id), false));
        return person;
    }

    Person person(String firstName, String lastName, String username, String language) {
        return telegram.person(IDS.incrementAndGet(), firstName, lastName, username, language);
    }

    Person hr() {
        Person hr = telegram.person(GatewayProfile.HR)
                .orElseGet(() -> telegram.person(GatewayProfile.HR, "Helen", null, "hr_helen", "en"));
        hr.says("/start");
        hr.awaitReply("You read the results here", SOON);
        return hr;
    }

    /** Everything that was said before is handled and shown once this is answered. */
    void settle(Person person) {
        await().atMost(SOON).until(() -> broker.depth("bot.events") == 0);
        person.says("/id");
        person.awaitReply(String.valueOf(person.id()), SOON);
    }

    long count(String sql) throws SQLException {
        return rows.count(sql);
    }

    void execute(String sql) throws SQLException {
        rows.execute(sql);
    }
}
