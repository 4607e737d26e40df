package solutions.trainingdata.candidates.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.contract.AccountCommand;
import solutions.trainingdata.candidates.messaging.contract.AccountEvent;
import solutions.trainingdata.candidates.messaging.contract.ServiceMessage;
import solutions.trainingdata.candidates.sandbox.http.Fault;

/** A closed account is granted anew, and commands of turns that are over come late. */
@QuarkusTest
class ReopenAccountIT extends Journeys {

    @Test
    void theSameLoginAndPasswordWorkAgain() {
        AccountEvent.Opened opened = openAndClose();
        open(1, 1);
        AccountEvent.Opened again = (AccountEvent.Opened) awaitLast(3);
        assertThat(again).isEqualTo(opened(opened, 1));
        assertUsable(again);
        assertThat(registrations()).hasSize(1);

        open(1, 1);
        assertThat(awaitLast(4)).isEqualTo(again);
        open(1, 2);
        assertThat(awaitLast(5)).isEqualTo(again);
    }

    @Test
    void whoWasRemovedFromCvatGetsTheNextLoginWithANewPassword() {
        AccountEvent.Opened opened = openAndClose();
        cvatSide.delete(opened.cvatUserId());
        open(1, 1);
        AccountEvent.Opened again = (AccountEvent.Opened) awaitLast(3);
        assertThat(again.cvatUsername()).isEqualTo(login + "_2");
        assertThat(again.closings()).isEqualTo(1);
        assertThat(SEAL.open(again.password(), candidate.key()))
                .isNotEqualTo(SEAL.open(opened.password(), candidate.key()));
        assertUsable(again);
    }

    @Test
    void whatWasClosedBeforeItWasOpenedIsOpened() {
        close(1, 1);
        awaitLast(1);
        open(1, 1);
        AccountEvent.Opened opened = (AccountEvent.Opened) awaitLast(2);
        assertThat(opened.closings()).isEqualTo(1);
        assertUsable(opened);
        assertThat(registrations()).hasSize(1);
    }

    @Test
    void anOpenThatOvertookItsClosingWins() {
        open(0, 1);
        AccountEvent.Opened opened = (AccountEvent.Opened) awaitLast(1);
        open(1, 1);
        assertThat(awaitLast(2)).isEqualTo(opened(opened, 1));
        close(1, 1);
        assertThat(gateway.awaitEvents(candidate, 4).subList(2, 4))
                .containsExactlyInAnyOrder(new AccountEvent.Closed(candidate, 1), opened(opened, 1));
        open(0, 7);
        assertThat(awaitLast(5)).isEqualTo(opened(opened, 1));
        assertUsable((AccountEvent.Opened) awaitLast(5));
    }

    @Test
    void theSecondClosingStandsAgainstARepeatedGrant() {
        AccountEvent.Opened opened = openAndClose();
        open(1, 1);
        assertThat(awaitLast(3)).isEqualTo(opened(opened, 1));
        close(2, 1);
        assertThat(awaitLast(4)).isEqualTo(new AccountEvent.Closed(candidate, 2));
        open(1, 1);
        close(1, 5);
        assertThat(gateway.awaitEvents(candidate, 8).subList(4, 8))
                .contains(new AccountEvent.Closed(candidate, 1), new AccountEvent.Closed(candidate, 2));
        assertThat(value("state")).isEqualTo("CLOSED");
        assertThat(cvatSide.users(candidate.key()).get(0).path("is_active").asBoolean())
                .isFalse();
    }

    @Test
    void aReopeningThatFailedForGoodIsBegunAgainByAGreaterPress() {
        AccountEvent.Opened opened = openAndClose();
        fault("PATCH", USER, Integer.MAX_VALUE, new Fault.Effect.AnswerInstead(SERVER_ERROR));
        open(1, 1);
        awaitRow("tries >= 2");
        sql("UPDATE account SET tries = 19 WHERE id = '" + candidate.key() + "'");
        assertThat(awaitLast(3))
                .isEqualTo(new AccountEvent.Failed(candidate, 1, "CVAT answered 500 when asked to activate a user"));
        cvat.server().clearFaults();
        open(1, 2);
        assertThat(awaitLast(4)).isEqualTo(opened(opened, 1));
        assertUsable((AccountEvent.Opened) awaitLast(4));
    }

    /** The step's request is carried out; what it would save is not, and the next closing finds the user active. */
    @Test
    void aClosingDuringAReopeningWins() {
        AccountEvent.Opened opened = openAndClose();
        fault("PATCH", USER, 1, new Fault.Effect.RunAfter(() -> {
            close(2, 1);
            awaitRow("state = 'CLOSING'");
        }));
        open(1, 1);
        assertThat(awaitLast(3)).isEqualTo(new AccountEvent.Closed(candidate, 2));
        assertThat(cvatSide.login(login, SEAL.open(opened.password(), candidate.key())))
                .isEqualTo(400);
    }

    private AccountEvent.Opened openAndClose() {
        open(0, 1);
        AccountEvent.Opened opened = (AccountEvent.Opened) awaitLast(1);
        close(1, 1);
        assertThat(awaitLast(2)).isEqualTo(new AccountEvent.Closed(candidate, 1));
        return opened;
    }

    private void open(int closings, int press) {
        gateway.ask(new AccountCommand.Open(candidate, press, username, closings));
    }

    private void close(int closing, int press) {
        gateway.ask(UUID.randomUUID().toString(), new AccountCommand.Close(candidate, closing, press));
    }

    private static AccountEvent.Opened opened(AccountEvent.Opened before, int closings) {
        return new AccountEvent.Opened(
                before.candidate(), before.cvatUsername(), before.cvatUserId(), before.password(), closings);
    }

    /** The last of so many events. */
    private ServiceMessage awaitLast(int count) {
        return gateway.awaitEvents(candidate, count).get(count - 1);
    }
}
