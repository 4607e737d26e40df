package solutions.trainingdata.candidates.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static solutions.trainingdata.candidates.bot.JourneyScene.SOON;
import static solutions.trainingdata.candidates.bot.OtherServices.CARS;
import static solutions.trainingdata.candidates.bot.OtherServices.attempt;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.bot.candidate.Candidates;
import solutions.trainingdata.candidates.bot.journey.Journeys;
import solutions.trainingdata.candidates.messaging.contract.AccountCommand;
import solutions.trainingdata.candidates.messaging.contract.AccountEvent;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;
import solutions.trainingdata.candidates.messaging.contract.SubmissionId;
import solutions.trainingdata.candidates.messaging.contract.TaskCommand;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;
import solutions.trainingdata.candidates.messaging.sealed.PasswordSeal;
import solutions.trainingdata.candidates.sandbox.junit.SandboxTestResource;
import solutions.trainingdata.candidates.sandbox.telegram.Person;

/** Accounts closed and reopened by HR. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@QuarkusTestResource(
        value = SandboxTestResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,broker,telegram"))
class JourneyAccessIT extends GatewayParts {

    @Inject
    Candidates candidates;

    @Inject
    Journeys journeys;

    @Test
    void closesAndReopens() throws Exception {
        Person ada = scene.annotating("Ada");
        CandidateId id = new CandidateId(ada.id());
        others.say(new TaskEvent.ReminderDue(attempt(id), clock.instant().plus(Duration.ofDays(9))));
        ada.awaitMessage("left for “Cars and number plates”", SOON);
        close(id);
        ada.awaitMessage("Your access is closed", SOON);
        AccountCommand.Close close =
                others.awaited(AccountCommand.Close.class, id).get(0);
        assertThat(close).isEqualTo(new AccountCommand.Close(id, 1, 1));
        assertThat(others.awaited(TaskCommand.Close.class, id).get(0).attempt()).isEqualTo(attempt(id));
        // Of before the closing: nothing comes to life again.
        others.sayThrice(others.opened(id));
        others.task(id);
        ada.presses("Done");
        assertThat(ada.awaitMessage("Do you want to go on? Write to @hr_anna", SOON)
                        .button("Get the test"))
                .isEmpty();
        ada.says("/again");
        ada.awaitReply("Your access is closed", SOON);
        scene.execute("UPDATE question SET next_ask_at = now() WHERE key = 'close/" + id.key() + "'");
        assertThat(others.awaited(2, AccountCommand.Close.class, id).get(1)).isEqualTo(close);
        others.sayThrice(new AccountEvent.Closed(id, 1));
        others.sayThrice(new TaskEvent.Closed(attempt(id), false));
        scene.settle(ada);
        assertThat(scene.count("SELECT count(*) FROM question WHERE key LIKE '%/" + id.key() + "%' AND key LIKE '%e%/%'"
                        + " AND key NOT LIKE 'metrics/%'"))
                .isZero();
        assertThat(ada.chat().visible()).noneMatch(message -> message.text().contains(OtherServices.PASSWORD));
        reopen(ada, id);
    }

    private void reopen(Person ada, CandidateId id) throws Exception {
        grant(id, 2);
        ada.awaitMessage("You may take “Cars and number plates” 1 more time", SOON);
        AccountCommand.Open open =
                others.awaited(2, AccountCommand.Open.class, id).get(1);
        assertThat(open.closings()).isEqualTo(1);
        assertThat(open.press()).isEqualTo(2);
        // What is left of the closing comes late.
        others.say(new AccountEvent.Closed(id, 1));
        others.say(others.opened(id));
        others.sayThrice(new AccountEvent.Opened(
                id, "login_anew", 78, new PasswordSeal(GatewayProfile.KEY).seal("Ab3", id.key()), 1));
        scene.settle(ada);
        ada.presses("Another attempt");
        ada.presses("Yes, start");
        ada.awaitMessage("Login: login_anew", SOON);
        TaskCommand.Issue issue = others.awaited(2, TaskCommand.Issue.class, id).get(1);
        assertThat(issue.attempt()).isEqualTo(attempt(id, 2));
        assertThat(issue.cvatUserId()).isEqualTo(78);
    }

    @Test
    void opensTheAccountFirstWhenTheCandidateIsFaster() throws Exception {
        Person bea = scene.accepted("Bea");
        CandidateId id = new CandidateId(bea.id());
        close(id);
        grant(id, 2);
        bea.awaitMessage("1 more time", SOON);
        bea.presses("Another attempt");
        bea.presses("Yes, start");
        bea.awaitMessage("making your login", SOON);
        assertThat(others.awaited(3, AccountCommand.Open.class, id))
                .extracting(AccountCommand.Open::press)
                .containsExactly(1, 2, 3);
        others.say(new AccountEvent.Failed(id, 2, "of the reopening, overtaken"));
        others.say(new AccountEvent.Opened(
                id, "login_anew", 78, new PasswordSeal(GatewayProfile.KEY).seal("Ab3", id.key()), 1));
        bea.awaitMessage("Login: login_anew", SOON);
        others.awaited(2, TaskCommand.Issue.class, id);
        scene.settle(bea);
        assertThat(bea.chat().timesSent("could not be made")).isZero();
    }

    @Test
    void tellsHrOnceWhenAnAccountCannotBeClosed() throws Exception {
        Person hr = scene.hr();
        Person cai = scene.accepted("Cai");
        CandidateId id = new CandidateId(cai.id());
        String failure = "no answer from CVAT " + UUID.randomUUID();
        close(id);
        others.awaited(AccountCommand.Close.class, id);
        others.sayThrice(new AccountEvent.CloseFailed(id, 1, 1, failure));
        hr.awaitMessage(failure, SOON);
        close(id);
        assertThat(others.awaited(2, AccountCommand.Close.class, id).get(1))
                .isEqualTo(new AccountCommand.Close(id, 1, 2));
        others.say(new AccountEvent.CloseFailed(id, 1, 1, failure));
        others.sayThrice(new AccountEvent.Closed(id, 1));
        scene.settle(cai);
        assertThat(hr.chat().timesSent(failure)).isEqualTo(1);
        assertThat(cai.chat().timesSent("Your access is closed")).isEqualTo(1);
    }

    @Test
    void whatWasHandedInBeforeTheAccountWasClosedIsScored() throws Exception {
        Person hr = scene.hr();
        Person dora = scene.annotating("Dora");
        CandidateId id = new CandidateId(dora.id());
        handsInAndIsClosed(dora, id);
        scene.execute("UPDATE question SET next_ask_at = now() WHERE " + aboutTheSubmissionOf(id));
        others.awaited(2, MetricsCommand.Submit.class, id);
        others.sayThrice(others.scored(id, 1));
        dora.awaitMessage("Your work is accepted", SOON);
        assertThat(scene.count("SELECT count(*) FROM question WHERE " + aboutTheSubmissionOf(id)))
                .isZero();
        hr.awaitMessage(
                message -> message.text().contains("Dora") && message.text().contains("Result:"), SOON);
        scene.settle(dora);
        assertThat(dora.chat().timesSent("Your work is accepted")).isEqualTo(1);
    }

    @Test
    void whatCannotBeCheckedAfterTheAccountWasClosedIsNotAskedForAgain() throws Exception {
        Person edda = scene.annotating("Edda");
        CandidateId id = new CandidateId(edda.id());
        SubmissionId submission = handsInAndIsClosed(edda, id);
        others.sayThrice(new MetricsEvent.Failed(submission, 1, "CVAT has lost the task"));
        await().atMost(SOON)
                .until(() -> scene.count("SELECT count(*) FROM question WHERE " + aboutTheSubmissionOf(id)) == 0);
        scene.settle(edda);
        assertThat(edda.chat().timesSent("Try again")).isZero();
    }

    @Test
    void whatCannotBeCheckedIsNotAskedForAgainWhenAnotherAttemptHasBegun() throws Exception {
        Person finn = scene.annotating("Finn");
        CandidateId id = new CandidateId(finn.id());
        SubmissionId submission = handsInAndIsClosed(finn, id);
        reopen(finn, id);
        others.sayThrice(new MetricsEvent.Failed(submission, 1, "CVAT has lost the task"));
        await().atMost(SOON)
                .until(() -> scene.count("SELECT count(*) FROM question WHERE " + aboutTheSubmissionOf(id)) == 0);
    }

    private SubmissionId handsInAndIsClosed(Person person, CandidateId id) throws Exception {
        person.presses("Done");
        person.presses("Yes, check it");
        SubmissionId submission =
                others.awaited(MetricsCommand.Submit.class, id).get(0).submission();
        close(id);
        person.awaitMessage("Your access is closed", SOON);
        return submission;
    }

    private static String aboutTheSubmissionOf(CandidateId id) {
        return "type LIKE 'metrics.submit.%' AND candidate = " + id.key();
    }

    private void close(CandidateId id) {
        QuarkusTransaction.requiringNew()
                .run(() -> journeys.closeAccount(candidates.locked(id).orElseThrow()));
    }

    private void grant(CandidateId id, int allowed) {
        QuarkusTransaction.requiringNew()
                .run(() -> journeys.grant(candidates.locked(id).orElseThrow(), CARS, allowed));
    }
}
