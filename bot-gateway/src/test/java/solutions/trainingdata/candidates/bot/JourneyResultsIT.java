package solutions.trainingdata.candidates.bot;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;
import solutions.trainingdata.candidates.sandbox.broker.SandboxBroker;
import solutions.trainingdata.candidates.sandbox.junit.SandboxTestResource;
import solutions.trainingdata.candidates.sandbox.telegram.ChatMessage;
import solutions.trainingdata.candidates.sandbox.telegram.Person;
import solutions.trainingdata.candidates.sandbox.telegram.TelegramSimulator;

/** Results for HR, and for nobody else. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@QuarkusTestResource(
        value = SandboxTestResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,broker,telegram"))
class JourneyResultsIT {

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
    void tellsHrTheResultAndAnswersTheirQuestion() throws Exception {
        Person hr = scene.hr();
        Person gwen = scene.annotating("Gwen");
        CandidateId id = new CandidateId(gwen.id());
        gwen.presses("Done");
        gwen.presses("Yes, check it");
        others.awaited(MetricsCommand.Submit.class, id);
        others.sayThrice(others.scored(id, 1));
        ChatMessage card = hr.awaitMessage("Gwen", SOON);
        assertThat(card.text())
                .contains("car, outline: 97.31 % (needs 90)", "plate, text: 79.99 % (needs 80)", "Not passed");
        hr.says("/menu");
        hr.presses("Candidate's result");
        hr.awaitReply("Whose result?", SOON);
        hr.says("@nobody_here");
        hr.awaitReply("Nobody with this name or number has written to me: nobody_here", SOON);
        hr.says("@GWEN_" + gwen.id());
        MetricsCommand.Report asked =
                others.awaited(MetricsCommand.Report.class, id).get(0);
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
                        clock.instant(),
                        clock.instant(),
                        others.result()))));
        assertThat(hr.awaitReply("Results", SOON).text()).contains("97.31 %", "Cars and number plates");
        // HR's chat is one for all tests: other people's results come to it, too.
        assertThat(hr.chat().timesSent().entrySet())
                .filteredOn(sent -> sent.getKey().contains("Result: Cars and number plates")
                        && sent.getKey().contains("Gwen"))
                .extracting(Map.Entry::getValue)
                .containsExactly(1L);
    }

    @Test
    void letsNobodyElseAskForResults() throws Exception {
        Person hugo = scene.person("Hugo", null, "hugo_x", "en");
        hugo.says("/menu");
        ChatMessage menu = hugo.awaitMessage("You have not taken the test yet", SOON);
        assertThat(menu.button("Candidate's result")).isEmpty();
        hugo.says("@somebody");
        hugo.awaitReply("I did not understand that", SOON);
        assertThat(others.heard(MetricsCommand.Report.class, new CandidateId(hugo.id())))
                .isEmpty();
    }
}
