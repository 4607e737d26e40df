package solutions.trainingdata.candidates.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static solutions.trainingdata.candidates.bot.JourneyScene.SOON;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.sandbox.junit.SandboxTestResource;
import solutions.trainingdata.candidates.sandbox.telegram.Person;

/** What was for HR and could not be sent at once goes to nobody who was taken off the whitelist meanwhile. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@QuarkusTestResource(
        value = SandboxTestResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,broker,telegram"))
class HrTakenOffIT extends HrParts {

    @Test
    void cardsThatWaitForAnUnreachableChatAreNeitherSentNorChanged() throws Exception {
        Person ulla = desk.secondHr("Ulla");
        Person vera = desk.scored("Vera");
        ulla.awaitMessage("Vera", SOON);
        ulla.blocks();
        desk.scored("Walt");
        desk.forges(hr, "HR_DECLINE_PLAINLY:" + desk.decision(vera) + ":0:0");
        hr.awaitMessage("Declined by Helen", SOON);
        await().atMost(SOON).until(() -> waiting(ulla) == 2);
        desk.fire(ulla);
        ulla.unblocks();
        await().atMost(SOON).until(() -> waiting(ulla) == 0);
        scene.settle(ulla);
        assertThat(ulla.chat().timesSent("Walt")).isZero();
        assertThat(ulla.chat().visible()).noneMatch(message -> message.text().contains("Отказ: Helen"));
    }

    @Test
    void aCardThatMayNotHaveArrivedIsNotShownAgain() throws Exception {
        Person xenia = desk.secondHr("Xenia");
        desk.scored("Yann");
        xenia.awaitMessage("Yann", SOON);
        await().atMost(SOON).until(() -> waiting(xenia) == 0);
        scene.execute("UPDATE telegram_message SET state = 'UNCERTAIN', message_id = NULL WHERE for_hr AND purpose LIKE"
                + " 'card/%' AND chat_id = " + xenia.id());
        desk.fire(xenia);
        scene.settle(xenia);
        assertThat(xenia.chat().timesSent("Yann")).isEqualTo(1);
        assertThat(scene.count("SELECT count(*) FROM telegram_message WHERE purpose LIKE 'card/%' AND chat_id = "
                        + xenia.id()))
                .isZero();
    }

    @Test
    void whileNobodyCanSayWhoIsHrCardsWaitAndHoldUpNothing() throws Exception {
        Person zora = desk.secondHr("Zora");
        zora.blocks();
        desk.scored("Abel");
        desk.scored("Bent");
        await().atMost(SOON).until(() -> waiting(zora) == 2);
        scene.execute("ALTER TABLE whitelist RENAME TO whitelist_away");
        try {
            zora.unblocks();
            scene.settle(zora);
            await().atMost(SOON)
                    .until(() -> scene.count("SELECT count(*) FROM telegram_message"
                                    + " WHERE held_until > now() AND chat_id = " + zora.id())
                            == 2);
            assertThat(zora.chat().timesSent("Bent")).isZero();
        } finally {
            scene.execute("ALTER TABLE whitelist_away RENAME TO whitelist");
        }
        zora.awaitMessage("Bent", SOON);
        assertThat(zora.chat().timesSent("Abel")).isEqualTo(1);
        assertThat(zora.chat().timesSent("Bent")).isEqualTo(1);
        desk.fire(zora);
    }

    private long waiting(Person person) throws SQLException {
        return scene.count("SELECT count(*) FROM telegram_message WHERE for_hr AND state = 'WAITING' AND chat_id = "
                + person.id());
    }
}
