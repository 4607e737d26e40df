package solutions.trainingdata.candidates.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;
import static solutions.trainingdata.candidates.bot.JourneyScene.SOON;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.contract.AccountCommand;
import solutions.trainingdata.candidates.messaging.contract.AccountEvent;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;
import solutions.trainingdata.candidates.messaging.contract.TaskCommand;
import solutions.trainingdata.candidates.sandbox.junit.SandboxTestResource;
import solutions.trainingdata.candidates.sandbox.telegram.ChatMessage;
import solutions.trainingdata.candidates.sandbox.telegram.Person;

/** What HR do for one candidate: another attempt, more time, closing the account; and what the action log says. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@QuarkusTestResource(
        value = SandboxTestResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,broker,telegram"))
class HrManageIT extends HrParts {

    @Test
    void anotherAttemptBeyondTheLimitIsConfirmedAndCountsOnce() throws Exception {
        Person una = scene.annotating("Una");
        manage(una);
        hr.presses("Attempt 3");
        ChatMessage sure = hr.awaitReply("Give Una another attempt", SOON);
        assertThat(sure.text()).contains("3 attempts in all, where the test gives everybody 2");
        hr.pressesTwice("Yes, give it");
        hr.awaitMessage("That button is out of date", SOON);
        assertThat(scene.count("SELECT allowed FROM attempt_grant WHERE candidate = " + una.id()))
                .isEqualTo(3);
        assertThat(hr.awaitMessage("attempt 1 of 3", SOON).button("Attempt 4")).isPresent();
        assertThat(actions(una)).contains(tuple("granted", hr.id(), "car-plates, 3 attempts in all"));
        desk.forges(hr, "HR_GRANT_YES:" + una.id() + "-" + serial() + ":0:999");
        desk.forges(una, "HR_GRANT_YES:" + una.id() + "-" + serial() + ":0:4");
        assertThat(scene.count("SELECT allowed FROM attempt_grant WHERE candidate = " + una.id()))
                .isEqualTo(3);
    }

    @Test
    void moreTimeIsAskedForOnceHoweverOftenItIsPressed() throws Exception {
        Person walt = scene.annotating("Walt");
        CandidateId id = new CandidateId(walt.id());
        manage(walt);
        hr.pressesTwice("3 days more");
        hr.awaitMessage("That button is out of date", SOON);
        assertThat(others.awaited(TaskCommand.Extend.class, id)).hasSize(1);
        assertThat(actions(walt)).extracting(action -> action.toList().get(0)).containsOnlyOnce("extended");
        desk.forges(walt, "HR_EXTEND:" + walt.id() + "-" + serial() + ":3:1");
        desk.forges(hr, "HR_EXTEND:" + walt.id() + "-" + serial() + ":999:1");
        scene.settle(walt);
        assertThat(others.heard(TaskCommand.Extend.class, id)).hasSize(1);
    }

    @Test
    void theAccountIsClosedAfterBeingAskedBackAndOpenedByAnotherAttempt() throws Exception {
        Person xena = scene.annotating("Xena");
        CandidateId id = new CandidateId(xena.id());
        manage(xena);
        hr.presses("Close the account");
        hr.awaitReply("Close the account of Xena?", SOON);
        hr.presses("Cancel");
        hr.presses("Close the account");
        hr.awaitReply("Close the account of Xena?", SOON);
        hr.pressesTwice("Yes, close it");
        hr.awaitMessage("The account is closed. Another attempt opens it again", SOON);
        assertThat(others.awaited(AccountCommand.Close.class, id)).hasSize(1);
        assertThat(actions(xena)).contains(tuple("closed", hr.id(), "closing 1"));
        hr.presses("Attempt 3");
        hr.presses("Yes, give it");
        hr.awaitReply("One more attempt is given", SOON);
        await().atMost(SOON)
                .until(() -> others.heard(AccountCommand.Open.class, id).size() >= 2);
    }

    @Test
    void anAccountThatCouldNotBeClosedIsClosedAgain() throws Exception {
        Person zoe = scene.annotating("Zoe");
        CandidateId id = new CandidateId(zoe.id());
        manage(zoe);
        hr.presses("Close the account");
        hr.presses("Yes, close it");
        AccountCommand.Close first =
                others.awaited(AccountCommand.Close.class, id).get(0);
        others.say(new AccountEvent.CloseFailed(id, first.closing(), first.press(), "CVAT is away"));
        ChatMessage failure = hr.awaitMessage("could not be closed", SOON);
        assertThat(failure.text()).contains("CVAT is away", "Try again");
        hr.presses("Attempts, time, account");
        hr.presses("Close the account again");
        hr.pressesTwice("Yes, close it");
        assertThat(others.awaited(2, AccountCommand.Close.class, id).get(1))
                .isEqualTo(new AccountCommand.Close(id, first.closing(), first.press() + 1));
        scene.settle(zoe);
        assertThat(others.heard(AccountCommand.Close.class, id)).hasSize(2);
    }

    @Test
    void theLogSaysWhoDidWhatToWhom() throws Exception {
        Person yuri = desk.scored("Yuri");
        assertThat(actions(yuri))
                .containsExactly(
                        tuple("registered", yuri.id(), "car-plates"),
                        tuple("credentials-shown", yuri.id(), "new attempt"),
                        tuple("task-issued", null, "car-plates, attempt 1"),
                        tuple("submitted", yuri.id(), "car-plates, attempt 1, submission 1"),
                        tuple("scored", null, "car-plates, attempt 1, submission 1"));
        assertThat(scene.count("SELECT count(*) FROM action_log WHERE outcome LIKE '%" + OtherServices.PASSWORD + "%'"
                        + " OR outcome LIKE '%" + yuri.id() + "%'"))
                .isZero();
    }

    private void manage(Person candidate) {
        CandidateId id = new CandidateId(candidate.id());
        hr.presses("Candidate's result");
        hr.awaitReply("Whose result?", SOON);
        hr.says(String.valueOf(candidate.id()));
        MetricsCommand.Report asked =
                others.awaited(MetricsCommand.Report.class, id).get(0);
        try {
            others.say(new MetricsEvent.Reported(id, asked.requestedBy(), asked.updateId(), List.of()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        hr.awaitReply("There is nothing yet", SOON);
        hr.presses("Attempts, time, account");
        hr.awaitReply("attempt 1 of 2", SOON);
    }

    private long serial() throws SQLException {
        return scene.count("SELECT serial FROM published_assignment WHERE name = 'car-plates'");
    }

    private List<Tuple> actions(Person subject) throws SQLException {
        String sql = "SELECT action, actor, outcome FROM action_log WHERE subject = " + subject.id() + " ORDER BY id";
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<Tuple> actions = new ArrayList<>();
            while (rows.next()) {
                actions.add(tuple(rows.getString(1), rows.getObject(2), rows.getString(3)));
            }
            return actions;
        }
    }
}
