package solutions.trainingdata.candidates.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static solutions.trainingdata.candidates.bot.JourneyScene.SOON;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.bot.hr.TellHr;
import solutions.trainingdata.candidates.messaging.contract.AttemptId;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;
import solutions.trainingdata.candidates.messaging.contract.SubmissionId;
import solutions.trainingdata.candidates.sandbox.junit.SandboxTestResource;
import solutions.trainingdata.candidates.sandbox.telegram.ChatMessage;
import solutions.trainingdata.candidates.sandbox.telegram.Person;

/** From the card to the candidate's answer: invite, decline, later. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@QuarkusTestResource(
        value = SandboxTestResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,broker,telegram"))
class HrDecisionIT extends HrParts {

    @Inject
    TellHr tellHr;

    @Test
    void theFirstDecisionIsToldWithItsNoteAndAllCardsSayWhose() throws Exception {
        Person olga = desk.secondHr("Olga");
        Person iris = desk.scored("Iris");
        ChatMessage card = hr.awaitMessage("Iris", SOON);
        assertThat(card.button("Invite")).isPresent();
        hr.presses("Invite");
        hr.awaitReply("Invite Iris?", SOON);
        hr.says("Call me <b>now</b> & bring \"tea\"");
        hr.awaitReply("Iris is invited", SOON);
        ChatMessage told = iris.awaitMessage("we would like to work with you", SOON);
        assertThat(told.text()).contains("Call me <b>now</b> & bring \"tea\"");
        assertThat(hr.awaitMessage("Invited by Helen", SOON).id()).isEqualTo(card.id());
        ChatMessage other = olga.awaitMessage("Приглашение: Helen", SOON);
        assertThat(other.text()).contains("Результат: Машины и номера", "Приписка: Call me <b>now</b>");
        assertThat(other.button("Отказать")).isEmpty();
        long id = desk.decision(iris);
        desk.forges(olga, "HR_DECLINE_PLAINLY:" + id + ":0:0");
        desk.forges(olga, "HR_LATER:" + id + ":0:0");
        olga.awaitMessage("Решение уже принято: Iris", SOON);
        scene.settle(iris);
        assertThat(iris.chat().timesSent("we would like to work with you")).isEqualTo(1);
        assertThat(iris.chat().timesSent("will not go on")).isZero();
        assertThat(scene.count("SELECT count(*) FROM action_log WHERE action = 'decided' AND actor = " + hr.id()
                        + " AND subject = " + iris.id() + " AND outcome LIKE 'invite, %'"))
                .isEqualTo(1);
        desk.fire(olga);
    }

    @Test
    void aDoubleTapDeclinesOnce() throws Exception {
        Person jack = desk.scored("Jack");
        hr.awaitMessage("Jack", SOON);
        hr.presses("Decline");
        hr.awaitReply("Decline Jack?", SOON);
        hr.pressesTwice("Without a note");
        hr.awaitReply("It is decided about Jack already", SOON);
        assertThat(jack.awaitMessage("will not go on together", SOON).text()).doesNotContain("A note for you");
        scene.settle(jack);
        assertThat(jack.chat().timesSent("will not go on together")).isEqualTo(1);
        hr.awaitMessage("Declined by Helen", SOON);
    }

    @Test
    void anUnreadableNoteIsAskedForAgainAndCancelChangesNothing() throws Exception {
        Person kate = desk.scored("Kate");
        hr.awaitMessage("Kate", SOON);
        hr.presses("Invite");
        hr.awaitReply("Invite Kate?", SOON);
        hr.says("x".repeat(1001));
        hr.awaitReply("up to 1000 characters", SOON);
        hr.presses("Cancel");
        hr.awaitReply("HR menu", SOON);
        hr.says("this is no note any more");
        hr.awaitReply("I did not understand that", SOON);
        assertThat(outcome(kate)).isEqualTo(1);
    }

    @Test
    void aNoteIsTakenWhateverItsFirstWordAndNotAfterAnotherButton() throws Exception {
        Person petra = desk.secondHr("Petra");
        Person nora = desk.scored("Nora");
        hr.awaitMessage("Nora", SOON);
        desk.forges(petra, "HR_INVITE:" + desk.decision(nora) + ":0:0");
        desk.forges(petra, "START:car-plates:0:0");
        petra.says("Not for Nora at all");
        scene.settle(petra);
        assertThat(outcome(nora)).isEqualTo(1);
        hr.presses("Invite");
        hr.awaitReply("Invite Nora?", SOON);
        hr.says("Help us from Monday on, please");
        nora.awaitMessage("Help us from Monday on, please", SOON);
        desk.fire(petra);
    }

    @Test
    void isRemindedOfOnceAndAgainAfterLater() throws Exception {
        Person lena = desk.scored("Lena");
        hr.awaitMessage("Lena", SOON);
        overdue(lena);
        hr.awaitMessage(
                message ->
                        message.text().contains("still waits") && message.text().contains("Lena"),
                SOON);
        assertThat(scene.count("SELECT count(*) FROM decision WHERE remind_at IS NULL AND candidate = " + lena.id()))
                .isEqualTo(1);
        hr.presses("Later");
        hr.awaitMessage("Lena waits. I remind you in 3 days", SOON);
        await().atMost(SOON)
                .until(() -> hr.chat().visible().stream()
                                .filter(message -> message.text().contains("Put off by Helen"))
                                .filter(message -> message.text().contains("Lena"))
                                .count()
                        == 2);
        assertThat(scene.count("SELECT count(*) FROM decision WHERE remind_at > now() + interval '2 days' AND candidate"
                        + " = " + lena.id()))
                .isEqualTo(1);
        overdue(lena);
        await().atMost(SOON).until(() -> reminders("Lena") == 2);
        desk.forges(hr, "HR_INVITE_PLAINLY:" + desk.decision(lena) + ":0:0");
        lena.awaitMessage("we would like to work with you", SOON);
        overdue(lena);
        scene.settle(hr);
        assertThat(reminders("Lena")).isEqualTo(2);
    }

    @Test
    void whoMutedCardsFindsTheResultInTheList() throws Exception {
        Person petr = desk.secondHr("Petr");
        petr.presses("Меню HR");
        petr.presses("Без карточек");
        petr.awaitReply("Карточки результатов у вас выключены", SOON);
        Person mona = desk.scored("Mona");
        hr.awaitMessage("Mona", SOON);
        overdue(mona);
        hr.awaitMessage(
                message ->
                        message.text().contains("still waits") && message.text().contains("Mona"),
                SOON);
        assertThat(petr.chat().timesSent("Mona")).isZero();
        petr.presses("Решения");
        petr.awaitReply("Ждут решения", SOON);
        petr.presses("Mona: ");
        petr.awaitReply("Результат: Машины и номера", SOON);
        petr.presses("Отказать");
        petr.presses("Без приписки");
        petr.awaitReply("Отказ отправлен: Mona", SOON);
        mona.awaitMessage("will not go on together", SOON);
        hr.awaitMessage("Declined by Petr", SOON);
        desk.fire(petr);
    }

    @Test
    void aNewerResultTakesThePlaceOfOneThatNobodyDecidedAbout() throws Exception {
        Person nora = desk.scored("Nora");
        ChatMessage first = hr.awaitMessage("Nora", SOON);
        CandidateId id = new CandidateId(nora.id());
        MetricsEvent.Scored second = new MetricsEvent.Scored(
                new SubmissionId(new AttemptId(id, OtherServices.CARS, 2), 1), others.result(), List.of());
        QuarkusTransaction.requiringNew().run(() -> tellHr.scored(second));
        hr.awaitMessage(
                message ->
                        message.text().contains("attempt 2") && message.text().contains("Nora"),
                SOON);
        ChatMessage old = hr.awaitMessage(
                message -> message.text().contains("Nora") && message.text().contains("There is a newer result"), SOON);
        assertThat(old.id()).isEqualTo(first.id());
        assertThat(old.button("Invite")).isEmpty();
    }

    @Test
    void anOlderResultThatIsToldLaterIsNotDecidedAbout() throws Exception {
        Person nils = scene.annotating("Nils");
        CandidateId id = new CandidateId(nils.id());
        tell(new MetricsEvent.Scored(
                new SubmissionId(new AttemptId(id, OtherServices.CARS, 2), 1), others.result(), List.of()));
        ChatMessage newer = hr.awaitMessage("Nils", SOON);
        tell(others.scored(id, 1));
        ChatMessage older = hr.awaitMessage(
                message -> message.text().contains("Nils") && message.text().contains("There is a newer result"), SOON);
        assertThat(older.id()).isNotEqualTo(newer.id());
        assertThat(older.text()).doesNotContain("attempt 2");
        assertThat(older.button("Invite")).isEmpty();
        assertThat(newer.button("Invite")).isPresent();
        assertThat(scene.count("SELECT sum(attempt) FROM decision WHERE outcome = 'OPEN' AND remind_at IS NOT NULL"
                        + " AND candidate = " + nils.id()))
                .isEqualTo(2);
        assertThat(scene.count("SELECT count(*) FROM decision WHERE outcome = 'SUPERSEDED' AND remind_at IS NULL"
                        + " AND candidate = " + nils.id()))
                .isEqualTo(1);
    }

    private void tell(MetricsEvent.Scored event) throws Exception {
        QuarkusTransaction.requiringNew().run(() -> tellHr.scored(event));
        await().atMost(SOON).until(() -> scene.count("SELECT count(*) FROM hr_news") == 0);
    }

    @Test
    void hrWhoTryTheTestAreNotDecidedAbout() throws Exception {
        Person otto = scene.annotating("Otto");
        scene.execute("INSERT INTO whitelist (candidate_id) VALUES (" + otto.id() + ")");
        QuarkusTransaction.requiringNew().run(() -> tellHr.scored(others.scored(new CandidateId(otto.id()), 1)));
        ChatMessage card = hr.awaitMessage(
                message ->
                        message.text().contains("trial by HR") && message.text().contains("Otto"),
                SOON);
        assertThat(card.button("Invite")).isEmpty();
        assertThat(scene.count("SELECT count(*) FROM decision WHERE candidate = " + otto.id()))
                .isZero();
        desk.fire(otto);
    }

    @Test
    void whoIsNotHrAnyMoreDecidesNothing() throws Exception {
        Person pia = desk.secondHr("Pia");
        Person quin = desk.scored("Quin");
        pia.awaitMessage("Quin", SOON);
        pia.presses("Пригласить");
        pia.awaitReply("Пригласить: Quin?", SOON);
        desk.fire(pia);
        pia.says("добро пожаловать");
        pia.awaitReply("Этого я не понял", SOON);
        pia.presses("Отказать");
        ChatMessage menu = pia.awaitReply("устарела", SOON);
        assertThat(menu.button("Меню HR")).isEmpty();
        assertThat(outcome(quin)).isEqualTo(1);
        assertThat(quin.chat().timesSent("work with you")).isZero();
        assertThat(scene.count(
                        "SELECT count(*) FROM action_log WHERE action = 'access-refused' AND actor = " + pia.id()))
                .isEqualTo(2);
        desk.forges(hr, "HR_DECLINE_PLAINLY:" + desk.decision(quin) + ":0:0");
        hr.awaitMessage("Quin is declined", SOON);
        await().atMost(SOON).until(() -> scene.count("SELECT count(*) FROM hr_news") == 0);
        scene.settle(pia);
        assertThat(pia.chat().visible()).noneMatch(message -> message.text().contains("Отказ: Helen"));
    }

    /** @return 1 while it is open */
    private long outcome(Person candidate) throws SQLException {
        return scene.count("SELECT count(*) FROM decision WHERE outcome = 'OPEN' AND candidate = " + candidate.id());
    }

    private void overdue(Person candidate) throws SQLException {
        scene.execute(
                "UPDATE decision SET remind_at = now() WHERE remind_at IS NOT NULL AND candidate = " + candidate.id());
    }

    private long reminders(String name) {
        return hr.chat().messages().stream()
                .filter(message -> message.history().get(0).contains("still waits")
                        && message.history().get(0).contains(name))
                .count();
    }
}
