package solutions.trainingdata.candidates.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static solutions.trainingdata.candidates.bot.JourneyScene.SOON;
import static solutions.trainingdata.candidates.bot.OtherServices.CARS;
import static solutions.trainingdata.candidates.bot.OtherServices.PASSWORD;
import static solutions.trainingdata.candidates.bot.OtherServices.attempt;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.contract.AccountCommand;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;
import solutions.trainingdata.candidates.messaging.contract.TaskCommand;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;
import solutions.trainingdata.candidates.sandbox.broker.SandboxBroker;
import solutions.trainingdata.candidates.sandbox.junit.SandboxTestResource;
import solutions.trainingdata.candidates.sandbox.telegram.ChatMessage;
import solutions.trainingdata.candidates.sandbox.telegram.Person;
import solutions.trainingdata.candidates.sandbox.telegram.TelegramSimulator;

/** The journey as the candidate sees it: from the first word to the accepted work, whatever is said on the way. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@QuarkusTestResource(
        value = SandboxTestResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,broker,telegram"))
class JourneyInChatIT {

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
    void leave() throws Exception {
        scene.execute("DELETE FROM published_assignment WHERE name = 'pictured'");
        others.close();
    }

    @Test
    void whoseUsernameWentToSomebodyElseLosesItInMetricsToo() throws Exception {
        Person una = scene.annotating("Una");
        CandidateId id = new CandidateId(una.id());
        assertThat(others.awaited(MetricsCommand.Open.class, id).get(0).telegramUsername())
                .isEqualTo(una.profile().username());
        Person heir = scene.person("Heir", null, una.profile().username(), "en");
        heir.says("/start");
        await().atMost(SOON).until(() -> others.heard(MetricsCommand.Open.class, id).stream()
                .anyMatch(open -> open.revision() == 2 && open.telegramUsername() == null));
    }

    @Test
    void aUsernameThatTwoHaveIsSoonTheOnesWhoWrites() throws Exception {
        Person writes = scene.person("Writes", null, "soon_mine", "en");
        Person silent = scene.person("Silent", null, "not_mine_any_more", "en");
        writes.says("/start");
        silent.says("/start");
        scene.settle(writes);
        scene.settle(silent);
        scene.execute("UPDATE candidate SET username = 'soon_mine' WHERE id = " + silent.id());
        scene.execute(
                "UPDATE username_seen SET last_seen_at = now() - interval '2 hours' WHERE candidate = " + writes.id());
        writes.says("/start");
        await().atMost(SOON)
                .until(() -> scene.count("SELECT count(*) FROM candidate WHERE username = 'soon_mine' AND id = "
                                        + writes.id())
                                == 1
                        && scene.count("SELECT count(*) FROM candidate WHERE username = 'soon_mine'") == 1);
    }

    @Test
    void leadsFromTheFirstWordToTheAcceptedWork() throws Exception {
        Person ann = scene.person("<b>&\"", null, null, "en");
        CandidateId id = new CandidateId(ann.id());
        ann.says("/start");
        ann.presses("Get the test");
        ann.awaitMessage("5 pictures to outline", SOON);
        ann.presses("Read the whole guide");
        ann.awaitMessage("Outline each car.", SOON);
        ann.presses("I agree, start");
        ann.awaitMessage("making your login", SOON);
        others.account(id);
        ann.awaitMessage("preparing the pictures", SOON);
        ChatMessage credentials = ann.awaitMessage("Login: login_" + ann.id(), SOON);
        assertThat(credentials.html()).contains("<tg-spoiler>" + PASSWORD + "</tg-spoiler>");
        assertThat(ann.button("Copy password").value()).isEqualTo(PASSWORD);
        others.task(id);
        ChatMessage ready = ann.awaitMessage("” is ready", SOON);
        assertThat(ready.history().get(0)).contains("making your login");
        assertThat(ann.button("Open the task").value()).isEqualTo("http://cvat.example/tasks/1/jobs/2");
        MetricsCommand.Open open = others.awaited(MetricsCommand.Open.class, id).get(0);
        assertThat(open.name()).isEqualTo("<b>&\"");
        assertThat(open.trial()).isFalse();
        others.say(new MetricsEvent.Opened(attempt(id), 1));
        ann.presses("Done");
        ann.awaitMessage("Is everything drawn and saved?", SOON);
        ann.presses("Yes, check it");
        ChatMessage checking = ann.awaitMessage("Checking your work", SOON);
        assertThat(checking.history().get(0)).contains("Is everything drawn and saved?");
        others.reject(id, 1);
        ChatMessage problems = ann.awaitMessage("1 thing to mend", SOON);
        assertThat(problems.html()).contains("<a href=\"http://cvat.example/tasks/1/jobs/2?frame=0\">open</a>");
        ann.presses("Done");
        ann.presses("Yes, check it");
        await().atMost(SOON)
                .until(() -> others.heard(MetricsCommand.Submit.class, id).size() == 2);
        others.score(id, 2);
        ann.awaitMessage("Your work is accepted", SOON);
        assertThat(others.awaited(MetricsCommand.Submit.class, id))
                .extracting(submit -> submit.submission().number())
                .containsExactly(1, 2);
        ann.says("/status");
        assertThat(ann.awaitReply("is accepted", SOON).text()).contains("write to you here by", "Attempts left: 1.");
        others.awaited(TaskCommand.Close.class, id);
        others.say(new TaskEvent.Closed(attempt(id), false));
        await().until(() -> scene.count("SELECT count(*) FROM question WHERE candidate = " + ann.id()) == 0);
    }

    @Test
    void showsTheSameAgainAndStartsNothing() throws Exception {
        Person fred = scene.annotating("Fred");
        CandidateId id = new CandidateId(fred.id());
        fred.says("anything at all");
        fred.awaitReply("I did not understand that", SOON);
        fred.presses("My test");
        fred.awaitReply("” is ready", SOON);
        fred.awaitReply("Login: login_" + fred.id(), SOON);
        fred.presses("Show login and password");
        fred.awaitReply("Login: login_" + fred.id(), SOON);
        scene.settle(fred);
        assertThat(fred.chat().visible().stream()
                        .filter(message -> message.text().contains("Your login\n")))
                .hasSize(1);
        assertThat(others.heard(AccountCommand.Open.class, id)).hasSize(1);
        assertThat(others.heard(TaskCommand.Issue.class, id)).hasSize(1);
    }

    @Test
    void alwaysKnowsItsCommands() {
        Person iris = scene.person("Iris", null, null, "en");
        for (Map.Entry<String, String> command : Map.of(
                        "/help", "How it works",
                        "/status", "You have not taken the test yet",
                        "/cancel", "stays as it was",
                        "/id", "Your Telegram number: " + iris.id(),
                        "Menu", "You have not taken the test yet",
                        "/language", "Which language")
                .entrySet()) {
            iris.says(command.getKey());
            iris.awaitReply(command.getValue(), SOON);
        }
        iris.says("/language");
        iris.awaitReply("Which language", SOON);
        iris.presses("Русский");
        iris.awaitReply("Вы ещё не проходили тест", SOON);
        iris.says("/start " + CARS);
        iris.awaitReply("Вы ещё не проходили тест", SOON);
    }

    @Test
    void showsTheGuidesPictures() throws Exception {
        String guide = "Outline the car.\n\n![Right: close to the edge](guide/right.png)\n\n![Lost](guide/lost.png)";
        others.say(new TaskEvent.PicturePublished("pictured", 1, "guide/right.png", png(Color.GREEN)));
        others.sayThrice(new TaskEvent.PicturePublished("pictured", 2, "guide/right.png", png(Color.RED)));
        others.say(new TaskEvent.AssignmentPublished(
                "pictured", 2, Map.of("en", "Pictured"), Map.of("en", guide), 2, Duration.ofDays(3), List.of(5)));
        await().atMost(SOON)
                .until(() -> scene.count("SELECT count(*) FROM published_assignment WHERE name = 'pictured'") == 1);
        Person gus = scene.person("Gus", null, "gus_x", "en");
        await().atMost(SOON).until(() -> broker.depth("bot.events") == 0);
        gus.says("/start pictured");
        gus.presses("Get the test");
        gus.presses("Read the whole guide");
        ChatMessage picture = gus.awaitMessage("Right: close to the edge", SOON);
        assertThat(picture.file().orElseThrow().photo()).isTrue();
        assertThat(picture.file().orElseThrow().bytes()).isEqualTo(png(Color.RED));
        scene.settle(gus);
        assertThat(gus.chat().timesSent("Right: close to the edge")).isEqualTo(1);
        assertThat(gus.chat().timesSent("Lost")).isZero();
    }

    private static byte[] png(Color color) throws IOException {
        BufferedImage image = new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 3, color.getRGB());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
