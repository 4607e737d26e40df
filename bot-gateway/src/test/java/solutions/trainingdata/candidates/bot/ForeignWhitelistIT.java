package solutions.trainingdata.candidates.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static solutions.trainingdata.candidates.bot.JourneyScene.SOON;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.bot.hr.Whitelist;
import solutions.trainingdata.candidates.bot.telegram.UpdateHandler;
import solutions.trainingdata.candidates.sandbox.broker.SandboxBroker;
import solutions.trainingdata.candidates.sandbox.postgres.PostgresNode;
import solutions.trainingdata.candidates.sandbox.telegram.ChatMessage;
import solutions.trainingdata.candidates.sandbox.telegram.Person;
import solutions.trainingdata.candidates.sandbox.telegram.TelegramSimulator;

/** The list of HR in another company's database, on the PostgreSQL that the machine has: there, changed, down, silent. */
@QuarkusTest
@TestProfile(ForeignWhitelistProfile.class)
class ForeignWhitelistIT {

    /** What is promised, and what a test's own handling of it may take. */
    private static final Duration WITHIN = Duration.ofMillis(2000 + 400);

    TelegramSimulator telegram;
    SandboxBroker broker;
    ForeignWhitelistPart whitelist;

    @Inject
    AgroalDataSource database;

    @Inject
    UpdateHandler handler;

    @Inject
    Clock clock;

    @Inject
    Whitelist list;

    private JourneyScene scene;
    private OtherServices others;
    private HrScene desk;
    private Person hr;
    private Person candidate;

    @BeforeEach
    void enter() throws Exception {
        assumeTrue(PostgresNode.installed().isPresent(), "PostgreSQL is not installed: apt-get install postgresql-15");
        others = new OtherServices(broker, clock);
        scene = new JourneyScene(telegram, broker, database, others);
        desk = new HrScene(scene, others, handler);
        whitelist.there("TRUNCATE trainingdata_whitelist");
        whitelist.there(
                "INSERT INTO trainingdata_whitelist VALUES ('@Hr_HELEN'), (NULL), (''), ('null'), ('somebody')");
        assertThat(whitelist.setUp("reader-secret")).contains("on_the_list").doesNotContain("ERROR");
        // Who was not HR is not asked about for a while after the failures of the test before.
        assertThat(list.everybody()).isPresent();
        hr = scene.hr();
        candidate = scene.person("Carl", null, null, "en");
        candidate.says("/start");
        candidate.awaitReply("You have not taken the test yet", SOON);
    }

    @AfterEach
    void leave() throws IOException {
        if (others != null) {
            others.close();
        }
    }

    @Test
    void whoIsTakenOffThereIsNotHrAnyMore() throws Exception {
        hr.presses("HR menu");
        hr.awaitReply("Results that wait for a decision", SOON);
        whitelist.there("DELETE FROM trainingdata_whitelist WHERE telegram_login = '@Hr_HELEN'");
        hr.presses("Decisions");
        assertThat(hr.awaitReply("out of date", SOON).button("HR menu")).isEmpty();
    }

    @Test
    void aUsernameThatWentToSomebodyElseTakesItsRightsAlong() throws Exception {
        Person heir = scene.person("Heir", null, "hr_helen", "en");
        heir.says("/start");
        heir.awaitReply("You read the results here", SOON);
        Person without = telegram.person(hr.id(), "Helen", null, "helen_again", "en");
        without.says("/menu");
        assertThat(without.awaitReply("You have not taken the test yet", SOON).button("HR menu"))
                .isEmpty();
        telegram.person(hr.id(), "Helen", null, "hr_helen", "en");
    }

    @Test
    void whileItIsDownNobodyGetsInAndFormerHrAreToldWhy() throws Exception {
        whitelist.foreign().stop();
        try {
            hr.presses("HR menu");
            ChatMessage said = hr.awaitReply("The list of HR cannot be read now", SOON);
            assertThat(said.button("Candidate's result")).isEmpty();
            desk.forges(candidate, "HR_MENU::0:0");
            candidate.says("/menu");
            candidate.awaitReply("You have not taken the test yet", SOON);
            assertThat(candidate.chat().timesSent("list of HR")).isZero();
        } finally {
            whitelist.foreign().startAgain();
        }
        hr.says("/menu");
        hr.presses("HR menu");
        hr.awaitReply("Results that wait for a decision", SOON);
    }

    @Test
    void whileItIsSilentTheAnswerComesWithinTwoSeconds() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            whitelist.here("ALTER SERVER whitelist_server OPTIONS (SET port '" + silent.getLocalPort() + "')");
            for (int i = 0; i < 3; i++) {
                long began = System.nanoTime();
                desk.forges(hr, "HR_MENU::0:0");
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(WITHIN);
            }
            hr.awaitMessage("The list of HR cannot be read now", SOON);
            long began = System.nanoTime();
            desk.forges(candidate, "HR_MENU::0:0");
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .as("a candidate does not wait for it")
                    .isLessThan(Duration.ofSeconds(1));
            scene.settle(candidate);
            assertThat(candidate.chat().timesSent("list of HR")).isZero();
        } finally {
            whitelist.setUp("reader-secret");
        }
        hr.says("/menu");
        hr.presses("HR menu");
        hr.awaitReply("Results that wait for a decision", SOON);
    }

    @Test
    void theScriptSaysWhatIsWrong() {
        assertThat(whitelist.setUp("guessed"))
                .contains("password authentication failed")
                .doesNotContain("guessed");
    }
}
