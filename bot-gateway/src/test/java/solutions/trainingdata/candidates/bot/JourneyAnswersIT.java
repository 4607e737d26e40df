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
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

/** The other services' answers twice, late, out of order and not at all. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@QuarkusTestResource(
        value = SandboxTestResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,broker,telegram"))
class JourneyAnswersIT {

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
    void doesNothingTwice() throws Exception {
        Person boris = scene.person("Борис", "Ёжиков", "boris_e", "ru");
        CandidateId id = new CandidateId(boris.id());
        boris.says("/start");
        boris.pressesTwice("Получить тест");
        boris.pressesTwice("Согласен, начать");
        others.awaited(AccountCommand.Open.class, id);
        others.sayThrice(others.opened(id));
        others.awaited(TaskCommand.Issue.class, id);
        others.sayThrice(others.issued(id));
        others.awaited(MetricsCommand.Open.class, id);
        others.sayThrice(new MetricsEvent.Opened(attempt(id), 1));
        boris.awaitMessage("готов", SOON);
        boris.pressesTwice("Готово");
        boris.awaitMessage("Всё обведено и сохранено?", SOON);
        boris.pressesTwice("Да, проверить");
        others.awaited(MetricsCommand.Submit.class, id);
        others.sayThrice(others.rejected(id, 1));
        boris.awaitMessage("исправить 1 место", SOON);
        boris.presses("Готово");
        boris.pressesTwice("Да, проверить");
        await().atMost(SOON)
                .until(() -> others.heard(MetricsCommand.Submit.class, id).size() == 2);
        others.sayThrice(others.scored(id, 2));
        boris.awaitMessage("Работа принята", SOON);
        scene.settle(boris);
        assertThat(others.heard(AccountCommand.Open.class, id)).hasSize(1);
        assertThat(others.heard(TaskCommand.Issue.class, id)).hasSize(1);
        assertThat(others.heard(MetricsCommand.Open.class, id)).hasSize(1);
        assertThat(others.heard(MetricsCommand.Submit.class, id)).hasSize(2);
        assertThat(boris.chat().timesSent("Ваш логин")).isEqualTo(1);
        assertThat(boris.chat().timesSent("исправить 1 место")).isEqualTo(1);
        assertThat(boris.chat()
                        .timesSent("Работа принята. Спасибо!\nЧто дальше: мы посмотрим результат и напишем вам сюда"))
                .isEqualTo(1);
    }

    @Test
    void takesLateAndMisplacedAnswersForWhatTheyAre() throws Exception {
        Person cleo = scene.annotating("Cleo");
        CandidateId id = new CandidateId(cleo.id());
        others.say(others.scored(id, 1));
        others.say(new MetricsEvent.Failed(new SubmissionId(attempt(id), 1), 1, "of nothing"));
        others.say(others.issued(new CandidateId(4)));
        others.say(new AccountEvent.Failed(id, 1, "late"));
        others.say(new TaskEvent.Failed(attempt(id), 1, "late"));
        cleo.presses("Done");
        cleo.presses("Yes, check it");
        others.awaited(MetricsCommand.Submit.class, id);
        // The score overtakes metrics.opened; both verdicts of the older submission come after it.
        others.reject(id, 1);
        cleo.awaitMessage("1 thing to mend", SOON);
        cleo.presses("Done");
        cleo.presses("Yes, check it");
        cleo.awaitMessage("Checking your work", SOON);
        others.say(others.rejected(id, 1));
        others.say(new MetricsEvent.Failed(new SubmissionId(attempt(id), 1), 1, "late"));
        others.score(id, 2);
        cleo.awaitMessage("Your work is accepted", SOON);
        others.say(new MetricsEvent.Opened(attempt(id), 1));
        others.say(others.rejected(id, 2));
        others.awaited(TaskCommand.Close.class, id);
        others.say(new TaskEvent.Closed(attempt(id), false));
        await().until(() -> scene.count("SELECT count(*) FROM question WHERE candidate = " + cleo.id()) == 0);
        scene.settle(cleo);
        assertThat(cleo.chat().timesSent("1 thing to mend")).isEqualTo(1);
        assertThat(cleo.chat().timesSent("our fault")).isZero();
    }

    @Test
    void asksAgainUntilItIsAnswered() throws Exception {
        Person dora = scene.person("Dora", null, "dora_x", "en");
        CandidateId id = new CandidateId(dora.id());
        dora.says("/start");
        dora.presses("Get the test");
        dora.presses("I agree, start");
        others.awaited(AccountCommand.Open.class, id);
        // A question that another version wrote and this one cannot read stands first, and holds up nobody.
        scene.execute("INSERT INTO question (key, candidate, type, body, next_ask_at)" + " VALUES ('odd', " + dora.id()
                + ", 'account.vanish.v9', '{}', now() - interval '1 hour')");
        scene.execute("UPDATE question SET next_ask_at = now() WHERE key = 'account/" + dora.id() + "'");
        await().atMost(SOON)
                .until(() -> others.heard(AccountCommand.Open.class, id).size() == 2);
        assertThat(others.heard(AccountCommand.Open.class, id)).allMatch(open -> open.press() == 1);
        long delay =
                scene.count("SELECT extract(epoch FROM next_ask_at - now())::bigint FROM question WHERE key = 'account/"
                        + dora.id() + "'");
        assertThat(delay).isBetween(40L, 72L);
    }

    @Test
    void anOlderVersionOfAnAssignmentThatComesLateChangesNothing() throws Exception {
        for (int version : new int[] {2, 1, 2}) {
            others.say(new TaskEvent.AssignmentPublished(
                    "zebras",
                    version,
                    Map.of("en", "v" + version, "ru", "v" + version),
                    Map.of(),
                    2,
                    Duration.ofDays(3),
                    List.of(version)));
        }
        await().atMost(SOON)
                .until(() -> scene.count("SELECT count(*) FROM published_assignment WHERE name = 'zebras'") == 1);
        await().atMost(SOON).until(() -> broker.depth("bot.events") == 0);
        assertThat(scene.count("SELECT version FROM published_assignment WHERE name = 'zebras'"))
                .isEqualTo(2);
        scene.execute("DELETE FROM published_assignment WHERE name = 'zebras'");
    }
}
