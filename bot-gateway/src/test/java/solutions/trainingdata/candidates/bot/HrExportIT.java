package solutions.trainingdata.candidates.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static solutions.trainingdata.candidates.bot.JourneyScene.SOON;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;
import solutions.trainingdata.candidates.sandbox.junit.SandboxTestResource;
import solutions.trainingdata.candidates.sandbox.telegram.ChatFile;
import solutions.trainingdata.candidates.sandbox.telegram.ChatMessage;
import solutions.trainingdata.candidates.sandbox.telegram.Person;
import solutions.trainingdata.candidates.sandbox.telegram.call.TelegramFaults;

/** The spreadsheet of everybody's results, from the button to the file in the chat. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@QuarkusTestResource(
        value = SandboxTestResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,broker,telegram"))
@QuarkusTestResource(value = MetricsFilesPart.class, restrictToAnnotatedClass = true)
class HrExportIT extends HrParts {

    private static final byte[] SHEET = "a spreadsheet".getBytes(StandardCharsets.UTF_8);

    MetricsFilesPart files;

    @BeforeEach
    void openTheMenu() {
        hr.presses("HR menu");
    }

    @AfterEach
    void clearFaults() {
        telegram.clearFaults();
    }

    @Test
    void comesOnceHoweverOftenItIsSaid() throws Exception {
        hr.pressesTwice("All results");
        hr.awaitReply("I am still making the last one", SOON);
        MetricsCommand.Export asked = asked(1);
        assertThat(asked.language()).isEqualTo("en");
        files.put("once/../1", SHEET);
        MetricsEvent.Exported made = new MetricsEvent.Exported(
                asked.requestedBy(), asked.updateId(), "once/../1", "results 2026-11-27.xlsx", 77, 99);
        others.sayThrice(made);
        ChatFile file = awaitFile("results 2026-11-27.xlsx");
        assertThat(file.bytes()).isEqualTo(SHEET);
        await().atMost(SOON).until(() -> scene.count("SELECT count(*) FROM export") == 0);
        others.sayThrice(made);
        scene.settle(hr);
        assertThat(documents("results 2026-11-27.xlsx")).isEqualTo(1);
        assertThat(hr.chat().visible()).noneMatch(message -> message.text().contains("Making the spreadsheet"));
        hr.presses("HR menu");
        hr.awaitReply("Results that wait for a decision", SOON);
        assertThat(scene.count("SELECT count(*) FROM action_log WHERE action = 'exported' AND actor = " + hr.id()
                        + " AND outcome = '77 people, 99 attempts'"))
                .isEqualTo(1);
    }

    @Test
    void whatCertainlyDidNotArriveIsSentAgain() throws Exception {
        files.put("again", SHEET);
        files.inject(Fault.on(
                "GET",
                "/files/again",
                1,
                new Fault.Effect.AnswerInstead(SimulatorAnswer.of(503, "text/plain", new byte[0]))));
        telegram.inject(TelegramFaults.badGateway("sendDocument", 1));
        telegram.inject(TelegramFaults.tooManyRequests("sendDocument", 1, 1));
        hr.presses("All results");
        others.say(made(asked(1), "again", "again.xlsx"));
        awaitFile("again.xlsx");
        await().atMost(SOON).until(() -> scene.count("SELECT count(*) FROM export") == 0);
        assertThat(documents("again.xlsx")).isEqualTo(1);
    }

    @Test
    void whatMayHaveArrivedIsNotSentTwice() throws Exception {
        files.put("doubt", SHEET);
        telegram.inject(TelegramFaults.hangUpAfter("sendDocument", 1));
        hr.presses("All results");
        others.say(made(asked(1), "doubt", "doubt.xlsx"));
        hr.awaitMessage("I am not sure whether it arrived", SOON);
        assertThat(documents("doubt.xlsx")).isEqualTo(1);
        assertThat(scene.count("SELECT count(*) FROM export")).isZero();
    }

    @Test
    void aProcessThatEndedWhileItSentIsInDoubt() throws Exception {
        files.put("crash", SHEET);
        hr.presses("All results");
        MetricsCommand.Export asked = asked(1);
        scene.execute("UPDATE export SET sending = true");
        others.say(made(asked, "crash", "crash.xlsx"));
        hr.awaitMessage("I am not sure whether it arrived", SOON);
        assertThat(documents("crash.xlsx")).isZero();
    }

    @Test
    void isToldWhyItDoesNotCome() throws Exception {
        hr.presses("All results");
        MetricsCommand.Export asked = asked(1);
        others.sayThrice(new MetricsEvent.ExportFailed(asked.requestedBy(), asked.updateId(), "The disk <is> full"));
        hr.awaitMessage("The disk <is> full", SOON);
        others.sayThrice(made(asked, "late", "late.xlsx"));
        hr.presses("All results");
        others.say(made(asked(2), "no-such-file", "gone.xlsx"));
        hr.awaitMessage("It is not kept any more", SOON);
        files.put("big", new byte[50 * 1024 * 1024 + 1]);
        hr.presses("All results");
        others.say(made(asked(3), "big", "big.xlsx"));
        hr.awaitMessage("larger than the 50 MB", SOON);
        assertThat(hr.chat().timesSent("The disk <is> full")).isLessThan(2);
        assertThat(documents("late.xlsx") + documents("gone.xlsx") + documents("big.xlsx"))
                .isZero();
    }

    @Test
    void whoIsNotHrAnyMoreGetsNoFile() throws Exception {
        Person vera = desk.secondHr("Vera");
        vera.presses("Меню HR");
        vera.presses("Все результаты");
        CandidateId id = new CandidateId(vera.id());
        MetricsCommand.Export asked =
                others.awaited(MetricsCommand.Export.class, id).get(0);
        assertThat(asked.language()).isEqualTo("ru");
        desk.fire(vera);
        files.put("vera", SHEET);
        others.sayThrice(made(asked, "vera", "vera.xlsx"));
        await().atMost(SOON)
                .until(() -> scene.count("SELECT count(*) FROM export WHERE hr = " + vera.id()) == 0
                        && scene.count("SELECT count(*) FROM action_log WHERE action = 'access-refused' AND actor = "
                                        + vera.id())
                                == 1);
        scene.settle(vera);
        assertThat(vera.chat().messages()).noneMatch(message -> message.file().isPresent());
    }

    @Test
    void waitsForAListOfHrThatCanBeRead() throws Exception {
        files.put("waits", SHEET);
        hr.presses("All results");
        MetricsCommand.Export asked = asked(1);
        scene.execute("ALTER TABLE whitelist RENAME TO whitelist_away");
        try {
            others.say(made(asked, "waits", "waits.xlsx"));
            await().atMost(SOON)
                    .until(() -> scene.count("SELECT count(*) FROM export WHERE waiting_until IS NOT NULL") == 1);
            assertThat(documents("waits.xlsx")).isZero();
        } finally {
            scene.execute("ALTER TABLE whitelist_away RENAME TO whitelist");
        }
        awaitFile("waits.xlsx");
    }

    private MetricsCommand.Export asked(int times) {
        CandidateId id = new CandidateId(hr.id());
        await().atMost(SOON)
                .until(() -> others.heard(MetricsCommand.Export.class, id).size() >= times);
        List<MetricsCommand.Export> all = others.heard(MetricsCommand.Export.class, id);
        return all.get(times - 1);
    }

    private static MetricsEvent.Exported made(MetricsCommand.Export asked, String file, String name) {
        return new MetricsEvent.Exported(asked.requestedBy(), asked.updateId(), file, name, 12, 21);
    }

    private ChatFile awaitFile(String name) {
        return hr.await(
                        chat -> chat.newest(message -> message.file()
                                .filter(file -> file.name().equals(name))
                                .isPresent()),
                        name,
                        SOON)
                .file()
                .orElseThrow();
    }

    private long documents(String name) {
        return hr.chat().messages().stream()
                .map(ChatMessage::file)
                .filter(file -> file.filter(sent -> sent.name().equals(name)).isPresent())
                .count();
    }
}
