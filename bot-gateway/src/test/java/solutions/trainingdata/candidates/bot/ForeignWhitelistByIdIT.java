package solutions.trainingdata.candidates.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static solutions.trainingdata.candidates.bot.JourneyScene.SOON;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.bot.hr.Whitelist;
import solutions.trainingdata.candidates.bot.telegram.UpdateHandler;
import solutions.trainingdata.candidates.sandbox.broker.SandboxBroker;
import solutions.trainingdata.candidates.sandbox.postgres.PostgresNode;
import solutions.trainingdata.candidates.sandbox.telegram.Person;
import solutions.trainingdata.candidates.sandbox.telegram.TelegramSimulator;

/** The list of HR in another company's database, which knows them by Telegram number. */
@QuarkusTest
@TestProfile(ForeignWhitelistProfile.ById.class)
class ForeignWhitelistByIdIT {

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

    private OtherServices others;
    private JourneyScene scene;
    private HrScene desk;
    private Person hr;

    @BeforeEach
    void enter() throws Exception {
        assumeTrue(PostgresNode.installed().isPresent(), "PostgreSQL is not installed: apt-get install postgresql-15");
        others = new OtherServices(broker, clock);
        scene = new JourneyScene(telegram, broker, database, others);
        desk = new HrScene(scene, others, handler);
        whitelist.there("TRUNCATE trainingdata_whitelist");
        whitelist.there("INSERT INTO trainingdata_whitelist VALUES ('hr_imposter', " + GatewayProfile.HR
                + "), ('hr_gone', NULL), ('nobody', -1)");
        assertThat(whitelist.setUp("reader-secret")).contains("on_the_list").doesNotContain("ERROR");
        assertThat(list.everybody()).isPresent();
        hr = scene.hr();
    }

    @AfterEach
    void leave() throws IOException {
        if (others != null) {
            others.close();
        }
    }

    @Test
    void aNumberKeepsItsRightsWhateverTheUsername() throws Exception {
        Person renamed = telegram.person(hr.id(), "Helen", null, null, "en");
        renamed.says("/menu");
        renamed.presses("HR menu");
        renamed.awaitReply("Results that wait for a decision", SOON);
        Person imposter = scene.person("Ian", null, "hr_imposter", "en");
        imposter.says("/start");
        assertThat(imposter.awaitReply("You have not taken the test yet", SOON).button("HR menu"))
                .isEmpty();
    }

    @Test
    void whoIsTakenOffThereIsNotHrAnyMore() throws Exception {
        hr.presses("HR menu");
        hr.awaitReply("Results that wait for a decision", SOON);
        whitelist.there("DELETE FROM trainingdata_whitelist WHERE telegram_number = " + hr.id());
        hr.presses("Decisions");
        assertThat(hr.awaitReply("out of date", SOON).button("HR menu")).isEmpty();
    }

    @Test
    void resultsReachThem() throws Exception {
        desk.scored("Kim");
        hr.awaitMessage("Kim", SOON);
    }
}
