package solutions.trainingdata.candidates.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static solutions.trainingdata.candidates.bot.JourneyScene.SOON;
import static solutions.trainingdata.candidates.bot.OtherServices.attempt;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.contract.AccountCommand;
import solutions.trainingdata.candidates.messaging.contract.AccountEvent;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;
import solutions.trainingdata.candidates.messaging.contract.SubmissionId;
import solutions.trainingdata.candidates.messaging.contract.TaskCommand;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;
import solutions.trainingdata.candidates.sandbox.broker.SandboxBroker;
import solutions.trainingdata.candidates.sandbox.junit.SandboxTestResource;
import solutions.trainingdata.candidates.sandbox.telegram.Person;
import solutions.trainingdata.candidates.sandbox.telegram.TelegramSimulator;

/** What failed is tried again when the person presses or ops ask, and not otherwise. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@QuarkusTestResource(
        value = SandboxTestResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,broker,telegram"))
class JourneyRetriesIT {

    TelegramSimulator telegram;
    SandboxBroker broker;

    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    private JourneyScene scene;
    private OtherServices others;

    @BeforeEach
    void enter() throws Exception {
        others = new OtherServices(broker, clock);
        scene = new JourneyScene(telegram, broker, database, others);
    }

    @AfterEach
    void leave() throws IOException {
        others.close();
    }

    @Test
    void triesAgainOnlyWhenThePersonPresses() throws Exception {
        Person emma = scene.person("Emma", null, "emma_x", "en");
        CandidateId id = new CandidateId(emma.id());
        Person hr = scene.hr();
        emma.says("/start");
        emma.presses("Get the test");
        emma.presses("I agree, start");
        others.awaited(AccountCommand.Open.class, id);
        others.sayThrice(new AccountEvent.Failed(id, 1, "CVAT refuses <registration> of emma"));
        assertThat(emma.awaitMessage("Your login could not be made", SOON).text())
                .contains("@hr_anna");
        hr.awaitMessage("CVAT refuses <registration> of emma", SOON);
        emma.pressesTwice("Try again");
        await().atMost(SOON)
                .until(() -> others.heard(AccountCommand.Open.class, id).size() == 2);
        assertThat(others.heard(AccountCommand.Open.class, id).get(1).press()).isEqualTo(2);
        others.say(new AccountEvent.Failed(id, 1, "late"));
        others.account(id);
        others.awaited(TaskCommand.Issue.class, id);
        others.sayThrice(new TaskEvent.Failed(attempt(id), 1, "no images"));
        emma.awaitMessage("The pictures could not be prepared", SOON);
        emma.presses("Try again");
        await().atMost(SOON)
                .until(() -> others.heard(TaskCommand.Issue.class, id).size() == 2);
        assertThat(others.heard(TaskCommand.Issue.class, id).get(1).press()).isEqualTo(2);
        others.task(id);
        emma.awaitMessage("” is ready", SOON);
        emma.presses("Done");
        emma.presses("Yes, check it");
        others.awaited(MetricsCommand.Submit.class, id);
        others.sayThrice(new MetricsEvent.Failed(new SubmissionId(attempt(id), 1), 1, "CVAT is away for emma"));
        emma.awaitMessage("could not be checked", SOON);
        emma.presses("Try again");
        await().atMost(SOON)
                .until(() -> others.heard(MetricsCommand.Submit.class, id).size() == 2);
        assertThat(others.heard(MetricsCommand.Submit.class, id).get(1).press()).isEqualTo(2);
        others.score(id, 1);
        emma.awaitMessage("Your work is accepted", SOON);
        await().atMost(SOON).untilAsserted(() -> assertThat(emma.chat().visible())
                .noneMatch(message -> message.text().contains("Checking your work")));
        for (String reason : List.of("CVAT refuses <registration> of emma", "no images", "CVAT is away for emma")) {
            assertThat(hr.chat().timesSent(reason)).as(reason).isEqualTo(1);
        }
    }

    @Test
    void goesOnOnceWhenOpsAskAndNotWhenNothingHasFailed() throws Exception {
        Person otto = scene.person("Otto", null, "otto_x", "en");
        CandidateId id = new CandidateId(otto.id());
        String ask = "UPDATE journey SET retry_asked_at = now() WHERE candidate = " + otto.id();
        String asked = "SELECT count(*) FROM journey WHERE retry_asked_at IS NOT NULL";
        otto.says("/start");
        otto.presses("Get the test");
        otto.presses("I agree, start");
        others.awaited(AccountCommand.Open.class, id);
        scene.execute(ask);
        await().atMost(SOON).until(() -> scene.count(asked) == 0);
        others.say(new AccountEvent.Failed(id, 1, "CVAT is not itself"));
        otto.awaitMessage("Your login could not be made", SOON);
        scene.execute(ask);
        await().atMost(SOON)
                .until(() -> others.heard(AccountCommand.Open.class, id).size() == 2);
        assertThat(others.heard(AccountCommand.Open.class, id))
                .extracting(AccountCommand.Open::press)
                .containsExactly(1, 2);
        otto.awaitReply("making your login", SOON);
        others.account(id);
        others.awaited(TaskCommand.Issue.class, id);
        assertThat(scene.count(asked)).isZero();
    }

    @Test
    void allGoOnThoughOpsAskForMoreThanOneLookTakes() throws Exception {
        scene.execute("INSERT INTO candidate (id, name) SELECT 70000 + n, 'Many' FROM generate_series(1, 150) n");
        scene.execute("INSERT INTO journey (id, candidate, assignment, stage, attempt, submission, press, requested_at,"
                + " message, retry_asked_at) SELECT id || '/car-plates', id, 'car-plates', 'ANNOTATING', 1, 0, 1,"
                + " now(), 'm', now() FROM candidate WHERE name = 'Many'");
        await().atMost(SOON)
                .until(() -> scene.count("SELECT count(*) FROM journey WHERE retry_asked_at IS NOT NULL") == 0);
        scene.execute("DELETE FROM candidate WHERE name = 'Many'");
    }
}
