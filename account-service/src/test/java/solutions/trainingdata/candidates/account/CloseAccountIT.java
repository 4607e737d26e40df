package solutions.trainingdata.candidates.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.contract.AccountCommand;
import solutions.trainingdata.candidates.messaging.contract.AccountEvent;
import solutions.trainingdata.candidates.messaging.contract.ServiceMessage;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;

/** HR closes an account, once or often, early or late, and CVAT does not always help. */
@QuarkusTest
class CloseAccountIT extends Journeys {

    private static final SimulatorAnswer HTML = SimulatorAnswer.html(502, "<html><h1>Bad Gateway</h1></html>");

    @Inject
    SweepAccounts sweep;

    @Test
    void nobodySignsInAnyMoreAndTheAccountIsKept() {
        AccountEvent.Opened opened = open();
        close(1, 1);
        assertThat(awaitLast(2)).isEqualTo(closed(1));
        assertClosed(opened);
        sweep.sweep();
        assertClosed(opened);
        assertThat(audit())
                .contains(
                        "HR: ask for closing 1 -> press 1",
                        "account-service: close the account -> user " + opened.cvatUserId() + " is inactive");
    }

    @Test
    void deliveredTwiceItIsOneClosing() {
        open();
        AccountCommand.Close command = new AccountCommand.Close(candidate, 1, 1);
        gateway.ask("same-" + candidate.key(), command);
        gateway.ask("same-" + candidate.key(), command);
        assertThat(awaitLast(2)).isEqualTo(closed(1));
        close(1, 1);
        assertThat(awaitLast(3)).isEqualTo(closed(1));
        assertThat(cvat.server().requests("PATCH", USER).stream()
                        .filter(request -> request.text().contains("is_active")
                                && request.path().endsWith("/" + value("cvat_user_id"))))
                .hasSize(1);
        assertThat(value("closings")).isEqualTo("1");
    }

    @Test
    void whatWasNeverOpenedIsClosedAtOnceAndALateOpenIsRefused() {
        close(1, 1);
        assertThat(awaitLast(1)).isEqualTo(closed(1));
        ask(4);
        AccountEvent.Failed refused =
                (AccountEvent.Failed) gateway.awaitEvents(candidate, 3).get(1);
        assertThat(refused.press()).isEqualTo(4);
        assertThat(refused.reason()).isEqualTo("The account was closed (closing 1): HR can open it again");
        assertThat(awaitLast(3)).isEqualTo(closed(1));
        assertThat(registrations()).isEmpty();
    }

    @Test
    void aLateOpenOfATurnThatIsOverOpensNothing() {
        AccountEvent.Opened opened = open();
        close(1, 1);
        awaitLast(2);
        ask(9);
        assertThat(gateway.awaitEvents(candidate, 4))
                .anyMatch(event -> event instanceof AccountEvent.Failed failed && failed.press() == 9);
        assertClosed(opened);
    }

    @Test
    void aClosingOverAnOpeningLeavesNobodyActive() {
        fault("POST", REGISTER, 1, new Fault.Effect.RunAfter(() -> {
            close(1, 1);
            awaitRow("state = 'CLOSING'");
        }));
        ask();
        assertThat(awaitLast(1)).isEqualTo(closed(1));
        assertThat(cvatSide.users(candidate.key())).hasSize(1).allMatch(user -> !user.path("is_active")
                .asBoolean());
        assertThat(gateway.events(candidate)).containsOnly(closed(1));
    }

    /** A registration that CVAT may yet carry out is not the row's any more, so that it is swept. */
    @Test
    void aClosingBeforeTheRegistrationGivesTheEmailUp() {
        fault("POST", REGISTER, Integer.MAX_VALUE, new Fault.Effect.HangUpBefore());
        ask();
        awaitRow("tries >= 2");
        String email = value("email");
        close(1, 1);
        assertThat(awaitLast(1)).isEqualTo(closed(1));
        assertThat(value("email")).isNotEqualTo(email);
        cvat.server().clearFaults();
        cvatSide.register(login, email, "Str0ng-Pass-99");
        sweep.sweep();
        assertThat(cvatSide.users(candidate.key())).isEmpty();
    }

    @Test
    void aUserThatIsGoneIsClosed() {
        AccountEvent.Opened opened = open();
        cvatSide.delete(opened.cvatUserId());
        close(1, 1);
        assertThat(awaitLast(2)).isEqualTo(closed(1));
        assertThat(value("state")).isEqualTo("CLOSED");
    }

    @Test
    void aUserThatGoesAtTheLastMomentIsClosed() {
        AccountEvent.Opened opened = open();
        fault("PATCH", USER, 1, new Fault.Effect.RunBefore(() -> cvatSide.delete(opened.cvatUserId())));
        close(1, 1);
        assertThat(awaitLast(2)).isEqualTo(closed(1));
    }

    @Test
    void cvatsErrorsAndLostAnswersAreTriedAgain() {
        AccountEvent.Opened opened = open();
        fault("GET", USER, 1, new Fault.Effect.AnswerInstead(HTML));
        fault("PATCH", USER, 1, new Fault.Effect.AnswerInstead(SERVER_ERROR));
        close(1, 1);
        assertThat(awaitLast(2)).isEqualTo(closed(1));
        assertClosed(opened);

        close(2, 1);
        assertThat(awaitLast(3)).isEqualTo(closed(2));
        assertThat(audit())
                .contains(
                        "account-service: close the account -> try 2: CVAT answered 500 when asked to deactivate a user");
    }

    @Test
    void aStepThatDiesAfterItsRequestIsRepeated() {
        AccountEvent.Opened opened = open();
        fault(
                "PATCH",
                USER,
                1,
                new Fault.Effect.RunAfter(() -> sql(
                        "UPDATE account SET claim = NULL, claimed_until = NULL WHERE id = '" + candidate.key() + "'")));
        close(1, 1);
        assertThat(awaitLast(2)).isEqualTo(closed(1));
        assertClosed(opened);
        assertThat(gateway.events(candidate)).hasSize(2);
    }

    @Test
    void aYesThatChangedNothingIsNoClosing() {
        AccountEvent.Opened opened = open();
        fault(
                "PATCH",
                USER,
                1,
                new Fault.Effect.AnswerInstead(SimulatorAnswer.of(
                        200,
                        "application/vnd.cvat+json",
                        cvatSide.users(candidate.key()).get(0).toString())));
        close(1, 1);
        assertThat(awaitLast(2)).isEqualTo(closed(1));
        assertClosed(opened);
        assertThat(audit()).anyMatch(line -> line.contains("said yes and did nothing when asked to deactivate user"));
    }

    @Test
    void aClosingThatFailedForGoodIsBegunAgainByAGreaterPressOnly() {
        AccountEvent.Opened opened = open();
        fault("PATCH", USER, Integer.MAX_VALUE, new Fault.Effect.AnswerInstead(SERVER_ERROR));
        close(1, 1);
        awaitRow("tries >= 2");
        sql("UPDATE account SET tries = 19 WHERE id = '" + candidate.key() + "'");
        AccountEvent.CloseFailed failed =
                new AccountEvent.CloseFailed(candidate, 1, 1, "CVAT answered 500 when asked to deactivate a user");
        assertThat(awaitLast(2)).isEqualTo(failed);
        cvat.server().clearFaults();

        close(1, 1);
        assertThat(awaitLast(3)).isEqualTo(failed);
        ask(2);
        assertThat(gateway.awaitEvents(candidate, 5).subList(3, 5))
                .hasAtLeastOneElementOfType(AccountEvent.Failed.class)
                .contains(failed);
        close(1, 2);
        assertThat(awaitLast(6)).isEqualTo(closed(1));
        assertClosed(opened);
    }

    @Test
    void whoeverHasAnotherEmailByNowIsNotDeactivatedBlindly() {
        AccountEvent.Opened opened = open();
        cvatSide.patch(
                opened.cvatUserId(), JsonNodeFactory.instance.objectNode().put("email", "kim@somebody.example"));
        close(1, 1);
        assertThat(awaitLast(2)).isInstanceOf(AccountEvent.CloseFailed.class);
        assertThat(((AccountEvent.CloseFailed) awaitLast(2)).reason()).contains("deactivate it in CVAT");
        cvatSide.patch(
                opened.cvatUserId(), JsonNodeFactory.instance.objectNode().put("is_active", false));
        close(1, 2);
        assertThat(awaitLast(3)).isEqualTo(closed(1));
    }

    private AccountEvent.Opened open() {
        ask();
        return awaitOpened();
    }

    private void close(int closing, int press) {
        gateway.ask(UUID.randomUUID().toString(), new AccountCommand.Close(candidate, closing, press));
    }

    private AccountEvent.Closed closed(int closing) {
        return new AccountEvent.Closed(candidate, closing);
    }

    /** The last of so many events. */
    private ServiceMessage awaitLast(int count) {
        return gateway.awaitEvents(candidate, count).get(count - 1);
    }

    private void assertClosed(AccountEvent.Opened opened) {
        await().atMost(Gateway.LIMIT).until(() -> value("state").equals("CLOSED"));
        assertThat(cvatSide.users(candidate.key()))
                .hasSize(1)
                .allMatch(user -> user.path("id").asLong() == opened.cvatUserId()
                        && !user.path("is_active").asBoolean());
        assertThat(cvatSide.login(opened.cvatUsername(), SEAL.open(opened.password(), candidate.key())))
                .isEqualTo(400);
    }
}
