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
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.bot.candidate.Candidates;
import solutions.trainingdata.candidates.bot.journey.Journeys;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;
import solutions.trainingdata.candidates.messaging.contract.SubmissionId;
import solutions.trainingdata.candidates.messaging.contract.TaskCommand;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;
import solutions.trainingdata.candidates.sandbox.junit.SandboxTestResource;
import solutions.trainingdata.candidates.sandbox.telegram.ChatMessage;
import solutions.trainingdata.candidates.sandbox.telegram.Person;

/** Time that runs out, is extended, is used: what task-service notices, twice and out of order. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@QuarkusTestResource(
        value = SandboxTestResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,broker,telegram"))
class JourneyDeadlinesIT extends GatewayParts {

    @Inject
    Candidates candidates;

    @Inject
    Journeys journeys;

    @Test
    void handsInWhatIsSavedWhenTheTimeIsOver() throws Exception {
        Person hr = scene.hr();
        Person ada = scene.annotating("Ada");
        CandidateId id = new CandidateId(ada.id());
        others.say(new TaskEvent.ReminderDue(attempt(id), deadline(id)));
        ada.awaitMessage("left for “Cars and number plates”", SOON);
        others.sayThrice(new TaskEvent.Expired(attempt(id), deadline(id)));
        ada.awaitMessage("The time for “Cars and number plates” is over", SOON);
        MetricsCommand.Submit last =
                others.awaited(MetricsCommand.Submit.class, id).get(0);
        assertThat(last.last()).isTrue();
        assertThat(last.submission().number()).isEqualTo(1);
        ada.presses("Done");
        ada.awaitMessage("I am already on it", SOON);
        others.sayThrice(
                new MetricsEvent.Scored(new SubmissionId(attempt(id), 1), others.result(), List.of(others.problem())));
        ChatMessage verdict = ada.awaitMessage("What you had saved is handed in", SOON);
        assertThat(verdict.text()).contains("1 thing was not in order", "1.jpg");
        assertThat(verdict.button("Done")).isEmpty();
        hr.awaitMessage(
                message -> message.text().contains("Ada") && message.text().contains("Result:"), SOON);
        others.awaited(TaskCommand.Close.class, id);
        others.sayThrice(new TaskEvent.Closed(attempt(id), true));
        hr.awaitMessage(attempt(id).key(), SOON);
        others.say(new TaskEvent.Expired(attempt(id), deadline(id)));
        others.awaited(2, TaskCommand.Close.class, id);
        ada.says("/again");
        ada.awaitReply("Attempt 2 of 2", SOON);
        scene.settle(ada);
        assertThat(others.heard(MetricsCommand.Submit.class, id)).hasSize(1);
        assertThat(hr.chat().timesSent(attempt(id).key())).isEqualTo(1);
        assertThat(ada.chat().timesSent("I am checking what you have saved")).isEqualTo(1);
    }

    @Test
    void submitsOnceMoreWhatIsRejectedAfterTheTimeIsOver() throws Exception {
        Person ben = scene.annotating("Ben");
        CandidateId id = new CandidateId(ben.id());
        ben.presses("Done");
        ben.presses("Yes, check it");
        others.awaited(MetricsCommand.Submit.class, id);
        others.sayThrice(new TaskEvent.Expired(attempt(id), deadline(id)));
        ben.awaitMessage("is over", SOON);
        others.sayThrice(others.rejected(id, 1));
        List<MetricsCommand.Submit> submitted = others.awaited(2, MetricsCommand.Submit.class, id);
        assertThat(submitted).extracting(MetricsCommand.Submit::last).containsExactly(false, true);
        others.score(id, 2);
        ben.awaitMessage("What you had saved is handed in", SOON);
        scene.settle(ben);
        assertThat(ben.chat().timesSent("to mend")).isZero();
        assertThat(ben.chat().visible()).noneMatch(message -> message.text().contains("Checking your work"));
        assertThat(others.heard(MetricsCommand.Submit.class, id)).hasSize(2);
    }

    @Test
    void submitsAnewWhatCouldNotBeChecked() throws Exception {
        Person cai = scene.annotating("Cai");
        CandidateId id = new CandidateId(cai.id());
        cai.presses("Done");
        cai.presses("Yes, check it");
        others.awaited(MetricsCommand.Submit.class, id);
        others.say(new MetricsEvent.Failed(new SubmissionId(attempt(id), 1), 1, "CVAT does not answer Cai"));
        cai.awaitMessage("could not be checked", SOON);
        others.sayThrice(new TaskEvent.Expired(attempt(id), deadline(id)));
        assertThat(others.awaited(2, MetricsCommand.Submit.class, id).get(1))
                .matches(MetricsCommand.Submit::last)
                .extracting(submit -> submit.submission().number())
                .isEqualTo(2);
        others.score(id, 2);
        cai.awaitMessage("What you had saved is handed in", SOON);
    }

    @Test
    void closesWhatCouldNotBeCheckedUntilItIsTriedAgain() throws Exception {
        Person gil = scene.annotating("Gil");
        CandidateId id = new CandidateId(gil.id());
        others.say(new TaskEvent.Expired(attempt(id), deadline(id)));
        others.awaited(MetricsCommand.Submit.class, id);
        others.say(new MetricsEvent.Failed(new SubmissionId(attempt(id), 1), 1, "CVAT does not answer"));
        gil.awaitMessage("could not be checked", SOON);
        others.say(new TaskEvent.Expired(attempt(id), deadline(id)));
        others.awaited(TaskCommand.Close.class, id);
        scene.settle(gil);
        assertThat(others.heard(MetricsCommand.Submit.class, id)).hasSize(1);
        gil.presses("Try again");
        assertThat(others.awaited(2, MetricsCommand.Submit.class, id).get(1).last())
                .isTrue();
        others.score(id, 2);
        gil.awaitMessage("What you had saved is handed in", SOON);
    }

    @Test
    void checkingIsANewMessageWhenAReminderCameBelowTheQuestion() throws Exception {
        Person ida = scene.annotating("Ida");
        CandidateId id = new CandidateId(ida.id());
        ida.presses("Done");
        ida.awaitMessage("Is everything drawn and saved?", SOON);
        others.say(new TaskEvent.ReminderDue(attempt(id), deadline(id)));
        ida.awaitMessage("left for “Cars and number plates”", SOON);
        ida.presses("Yes, check it");
        assertThat(ida.awaitMessage("Checking your work", SOON).edits()).isZero();
        await().atMost(SOON).until(() -> ida.chat().visible().stream()
                .noneMatch(message -> message.text().contains("Is everything drawn")));
    }

    @Test
    void remindsOnceOfEachDeadline() throws Exception {
        Person dan = scene.annotating("Dan");
        CandidateId id = new CandidateId(dan.id());
        others.sayThrice(new TaskEvent.ReminderDue(attempt(id), deadline(id)));
        ChatMessage reminder = dan.awaitMessage("left for “Cars and number plates”", SOON);
        assertThat(reminder.text()).contains("2 days 23 hours left");
        assertThat(reminder.button("Done")).isPresent();
        Instant later = deadline(id).plus(Duration.ofDays(2));
        assertThat(extend(id, later)).isTrue();
        assertThat(extend(id, later)).as("pressed twice").isFalse();
        assertThat(others.awaited(TaskCommand.Extend.class, id).get(0).deadline())
                .isEqualTo(later);
        // It was due before task-service heard of it.
        others.say(new TaskEvent.Expired(attempt(id), deadline(id)));
        others.sayThrice(new TaskEvent.Extended(attempt(id), later));
        dan.awaitMessage("You have more time", SOON);
        others.sayThrice(new TaskEvent.ReminderDue(attempt(id), later));
        dan.awaitMessage("4 days 23 hours left", SOON);
        dan.says("/status");
        dan.awaitReply("4 days 23 hours", SOON);
        scene.settle(dan);
        assertThat(dan.chat().timesSent("left for “Cars")).isEqualTo(2);
        assertThat(dan.chat().timesSent("You have more time")).isEqualTo(1);
        assertThat(others.heard(MetricsCommand.Submit.class, id)).isEmpty();
        assertThat(scene.count("SELECT count(*) FROM question WHERE key LIKE 'extend/" + id.key() + "%'"))
                .isZero();
    }

    @Test
    void asksWhetherToHandInWhatIsFinished() throws Exception {
        Person eve = scene.annotating("Eve");
        CandidateId id = new CandidateId(eve.id());
        others.sayThrice(new TaskEvent.Finished(attempt(id), 1));
        eve.awaitMessage("You have finished in the annotation tool", SOON);
        eve.presses("Not yet");
        others.sayThrice(new TaskEvent.Finished(attempt(id), 2));
        others.say(new TaskEvent.Finished(attempt(id), 1));
        scene.settle(eve);
        assertThat(eve.chat().timesSent("You have finished")).isEqualTo(2);
        eve.pressesTwice("It is saved, check it");
        others.awaited(MetricsCommand.Submit.class, id);
        others.say(new TaskEvent.Finished(attempt(id), 3));
        others.say(new TaskEvent.ReminderDue(attempt(id), deadline(id)));
        scene.settle(eve);
        assertThat(others.heard(MetricsCommand.Submit.class, id)).hasSize(1);
        assertThat(eve.chat().timesSent("You have finished"))
                .as("asked while it is checked")
                .isEqualTo(2);
        assertThat(eve.chat().timesSent("left for “Cars")).isZero();
    }

    @Test
    void saysOnceThatItTakesLongUntilItIsDone() throws Exception {
        Person fay = scene.annotating("Fay");
        CandidateId id = new CandidateId(fay.id());
        fay.presses("Done");
        fay.presses("Yes, check it");
        others.awaited(MetricsCommand.Submit.class, id);
        scene.execute("UPDATE journey SET slow_at = now() WHERE candidate = " + fay.id());
        assertThat(fay.awaitMessage("This takes longer than usual", SOON).button("Where am I?"))
                .isPresent();
        others.score(id, 1);
        fay.awaitMessage("Your work is accepted", SOON);
        scene.settle(fay);
        assertThat(fay.chat().visible()).noneMatch(message -> message.text().contains("longer than usual"));
        assertThat(fay.chat().timesSent("longer than usual")).isEqualTo(1);
    }

    private Instant deadline(CandidateId id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> journeys.of(id, CARS).orElseThrow().task().deadline());
    }

    private boolean extend(CandidateId id, Instant until) {
        return QuarkusTransaction.requiringNew()
                .call(() -> journeys.extend(
                        candidates.locked(id).orElseThrow(),
                        journeys.of(id, CARS).orElseThrow(),
                        until));
    }
}
