package solutions.trainingdata.candidates.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static solutions.trainingdata.candidates.bot.JourneyScene.SOON;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.bot.screens.Press;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;
import solutions.trainingdata.candidates.sandbox.junit.SandboxTestResource;
import solutions.trainingdata.candidates.sandbox.telegram.ChatMessage;
import solutions.trainingdata.candidates.sandbox.telegram.Person;

/** HR's menu: whom to look up, and who gets in. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@QuarkusTestResource(
        value = SandboxTestResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,broker,telegram"))
class HrDeskIT extends HrParts {

    @Test
    void aUsernameThatTwoPeopleHadListsBoth() throws Exception {
        Person first = scene.person("Robert", null, "Bob_Builder", "en");
        first.says("/start");
        first.awaitReply("You have not taken the test yet", SOON);
        Person second = scene.person("Bobby", null, "bob_builder", "en");
        second.says("/start");
        second.awaitReply("You have not taken the test yet", SOON);
        hr.presses("Candidate's result");
        hr.awaitReply("Whose result?", SOON);
        hr.says("@BOB_BUILDER");
        ChatMessage both = hr.awaitReply("has been the name of several people", SOON);
        assertThat(both.text())
                .contains(
                        "Robert, no username, number " + first.id(),
                        "had it from ",
                        "Bobby, @bob_builder, number " + second.id(),
                        "has it since ");
        hr.presses("Robert, " + first.id());
        MetricsCommand.Report asked = others.awaited(MetricsCommand.Report.class, new CandidateId(first.id()))
                .get(0);
        others.sayThrice(
                new MetricsEvent.Reported(asked.candidate(), asked.requestedBy(), asked.updateId(), List.of()));
        assertThat(hr.awaitReply("There is nothing yet", SOON).text()).contains("Robert");
    }

    @Test
    void theLatestCandidatesAreChosenByButtonPageByPage() throws Exception {
        for (int i = 1; i <= 12; i++) {
            Person person = scene.person("Latest" + i, null, null, "en");
            person.says("/start");
            person.awaitReply("You have not taken the test yet", SOON);
        }
        hr.presses("HR menu");
        hr.presses("Candidate's result");
        ChatMessage ask = hr.awaitReply("Whose result?", SOON);
        assertThat(ask.button("Latest12")).isPresent();
        assertThat(ask.button("Latest2")).isEmpty();
        hr.presses("More");
        hr.await(chat -> chat.newest(message -> message.button("Latest2").isPresent()), "second page", SOON);
        hr.presses("Back");
        hr.await(chat -> chat.newest(message -> message.button("Latest12").isPresent()), "first page", SOON);
        hr.presses("Latest12");
        hr.awaitReply("Looking up Latest12", SOON);
    }

    @Test
    void forgedButtonsTellNobodyAnything() throws Exception {
        Person rita = desk.scored("Rita");
        Person spy = scene.person("Spy", null, "spy_007", "en");
        spy.says("/start");
        spy.awaitReply("You have not taken the test yet", SOON);
        long id = desk.decision(rita);
        List<Press.Action> all =
                Arrays.stream(Press.Action.values()).filter(Press.Action::isHr).toList();
        for (Press.Action action : all) {
            desk.forges(spy, new Press(action, action == Press.Action.HR_SHOW ? "" + rita.id() : "" + id, 1, 1).data());
        }
        desk.forges(spy, "NOTHING:1:0:0");
        scene.settle(spy);
        assertThat(spy.chat().messages()).filteredOn(ChatMessage::fromBot).allSatisfy(message -> assertThat(
                        message.history().toString() + message.buttons())
                .doesNotContain("HR", "Rita", "Invite", "Candidate's result"));
        assertThat(scene.count("SELECT count(*) FROM decision WHERE outcome = 'OPEN' AND id = " + id))
                .isEqualTo(1);
        assertThat(scene.count("SELECT count(*) FROM export WHERE hr = " + spy.id()))
                .isZero();
        assertThat(scene.count("SELECT count(*) FROM muted_hr WHERE candidate = " + spy.id()))
                .isZero();
        assertThat(scene.count(
                        "SELECT count(*) FROM action_log WHERE action = 'access-refused' AND actor = " + spy.id()))
                .isEqualTo(all.size());
    }

    @Test
    void buttonsThatLeadNowhereShowTheMenu() throws Exception {
        for (String data : List.of(
                "HR_CARD:999999999:0:0",
                "HR_INVITE:x:0:0",
                "HR_SHOW::0:0",
                "HR_LATER:99999999999999999999:0:0",
                "HR_DECISIONS::0:-5")) {
            desk.forges(hr, data);
        }
        hr.presses("HR menu");
        hr.awaitReply("Results that wait for a decision", SOON);
        hr.presses("Help");
        hr.awaitReply("Nobody but HR sees any of this", SOON);
    }

    @Test
    void onlyFormerHrAreToldThatTheListCannotBeRead() throws Exception {
        Person tim = scene.person("Tim", null, "tim_plain", "en");
        tim.says("/start");
        tim.awaitReply("You have not taken the test yet", SOON);
        scene.execute("ALTER TABLE whitelist RENAME TO whitelist_away");
        try {
            hr.presses("HR menu");
            ChatMessage said = hr.awaitReply("The list of HR cannot be read now", SOON);
            assertThat(said.button("Candidate's result")).isEmpty();
            hr.says("/menu");
            hr.awaitReply("The list of HR cannot be read now", SOON);
            desk.forges(tim, "HR_MENU::0:0");
            tim.says("/menu");
            tim.awaitReply("You have not taken the test yet", SOON);
            assertThat(tim.chat().timesSent("list of HR")).isZero();
        } finally {
            scene.execute("ALTER TABLE whitelist_away RENAME TO whitelist");
        }
        hr.says("/menu");
        await().atMost(Duration.ofSeconds(10)).until(() -> hr.chat()
                .newest(message -> message.button("HR menu").isPresent())
                .isPresent());
    }
}
