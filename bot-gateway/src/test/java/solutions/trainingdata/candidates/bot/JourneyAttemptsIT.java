package solutions.trainingdata.candidates.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static solutions.trainingdata.candidates.bot.JourneyScene.SOON;
import static solutions.trainingdata.candidates.bot.OtherServices.CARS;
import static solutions.trainingdata.candidates.bot.OtherServices.attempt;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.bot.candidate.Candidates;
import solutions.trainingdata.candidates.bot.journey.Journeys;
import solutions.trainingdata.candidates.messaging.contract.AccountCommand;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;
import solutions.trainingdata.candidates.messaging.contract.SubmissionId;
import solutions.trainingdata.candidates.messaging.contract.TaskCommand;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;
import solutions.trainingdata.candidates.sandbox.junit.SandboxTestResource;
import solutions.trainingdata.candidates.sandbox.telegram.ChatMessage;
import solutions.trainingdata.candidates.sandbox.telegram.Person;

/** Further attempts: asked for, refused, granted. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@QuarkusTestResource(
        value = SandboxTestResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,broker,telegram"))
class JourneyAttemptsIT extends GatewayParts {

    @Inject
    Candidates candidates;

    @Inject
    Journeys journeys;

    @Test
    void leadsThroughASecondAttempt() throws Exception {
        Person ada = scene.accepted("Ada");
        CandidateId id = new CandidateId(ada.id());
        others.awaited(MetricsCommand.Open.class, id);
        ada.says("/menu");
        ada.awaitReply("Attempts left: 1.", SOON);
        ada.pressesTwice("Another attempt");
        ada.awaitMessage("Attempt 2 of 2: Cars and number plates", SOON);
        ada.pressesTwice("Yes, start");
        assertThat(others.awaited(2, TaskCommand.Issue.class, id).get(1).attempt())
                .isEqualTo(attempt(id, 2));
        others.sayThrice(others.issued(attempt(id, 2)));
        ChatMessage ready = ada.awaitReply("” is ready", SOON);
        assertThat(ready.text()).contains("You have seen these pictures before");
        List<MetricsCommand.Open> opened = others.awaited(2, MetricsCommand.Open.class, id);
        assertThat(opened.get(1).attempt()).isEqualTo(attempt(id, 2));
        assertThat(opened.get(1).requestedAt()).isAfter(opened.get(0).requestedAt());
        assertThat(opened.get(1).startedAt()).isAfter(opened.get(0).startedAt());
        // The first attempt's answers come once more, and late.
        others.say(others.issued(id));
        others.score(id, 1);
        others.say(new TaskEvent.Failed(attempt(id), 1, "late"));
        others.say(new TaskEvent.Finished(attempt(id), 1));
        ada.presses("Done");
        ada.presses("Yes, check it");
        assertThat(others.awaited(2, MetricsCommand.Submit.class, id).get(1).submission())
                .isEqualTo(new SubmissionId(attempt(id, 2), 1));
        others.sayThrice(new MetricsEvent.Scored(new SubmissionId(attempt(id, 2), 1), others.result(), List.of()));
        ada.awaitMessage(message -> message.text().contains("Your work is accepted"), SOON);
        assertThat(others.awaited(2, TaskCommand.Close.class, id).get(1).attempt())
                .isEqualTo(attempt(id, 2));
        ada.says("/again");
        assertThat(ada.awaitReply("You have no attempts left", SOON).button("Another attempt"))
                .isEmpty();
        scene.settle(ada);
        assertThat(others.heard(AccountCommand.Open.class, id)).hasSize(1);
        assertThat(others.heard(TaskCommand.Issue.class, id)).hasSize(2);
        assertThat(others.heard(MetricsCommand.Submit.class, id)).hasSize(2);
        assertThat(ada.chat().timesSent("Your work is accepted")).isEqualTo(2);
        assertThat(scene.count("SELECT count(*) FROM action_log WHERE action = 'attempt-begun' AND outcome ="
                        + " 'car-plates, attempt 2' AND actor = " + ada.id()))
                .isEqualTo(1);
    }

    @Test
    void refusesAnotherAttemptWhileOneIsUnderWay() throws Exception {
        Person bea = scene.annotating("Bea");
        bea.says("/again");
        ChatMessage refusal = bea.awaitReply("Another attempt is possible when this one is finished", SOON);
        assertThat(refusal.text()).contains("Time left", "Attempts left after this one: 1.");
        assertThat(refusal.button("Done")).isPresent();
        scene.settle(bea);
        assertThat(others.heard(TaskCommand.Issue.class, new CandidateId(bea.id())))
                .hasSize(1);
    }

    @Test
    void hasNoOtherAttemptForWhoHasNoTest() {
        Person cai = scene.person("Cai", null, "cai_x", "en");
        cai.says("/again");
        assertThat(cai.awaitReply("You do not have a test yet", SOON).button("Get the test"))
                .isPresent();
    }

    @Test
    void leavesEverythingAsItWasWhenItIsCancelled() throws Exception {
        Person dan = scene.accepted("Dan");
        dan.says("/again");
        dan.presses("Not now");
        dan.awaitMessage("everything stays as it was", SOON);
        scene.settle(dan);
        assertThat(others.heard(TaskCommand.Issue.class, new CandidateId(dan.id())))
                .hasSize(1);
    }

    @Test
    void grantsBeyondTheLimitOnce() throws Exception {
        Person eve = scene.accepted("Eve");
        CandidateId id = new CandidateId(eve.id());
        grant(id, 4);
        grant(id, 4);
        grant(id, 3);
        eve.awaitMessage("You may take “Cars and number plates” 3 more times", SOON);
        eve.presses("Another attempt");
        eve.awaitMessage("Attempt 2 of 4", SOON);
        scene.settle(eve);
        assertThat(eve.chat().timesSent("You may take")).isEqualTo(1);
    }

    private void grant(CandidateId id, int allowed) {
        QuarkusTransaction.requiringNew()
                .run(() -> journeys.grant(candidates.locked(id).orElseThrow(), CARS, allowed));
    }

    @Test
    void grantsToWhoHasNotBegun() throws Exception {
        Person fay = scene.person("Fay", null, "fay_x", "ru");
        fay.says("/start");
        fay.awaitReply("Вы ещё не проходили тест", SOON);
        grant(new CandidateId(fay.id()), 3);
        fay.awaitMessage("можно пройти ещё 3 раза", SOON);
        fay.presses("Получить тест");
        fay.awaitMessage("Храним мы это ещё 30 дней", SOON);
    }
}
