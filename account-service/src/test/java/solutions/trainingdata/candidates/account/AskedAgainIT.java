package solutions.trainingdata.candidates.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.contract.AccountEvent;
import solutions.trainingdata.candidates.messaging.contract.ServiceMessage;
import solutions.trainingdata.candidates.sandbox.http.Fault;

/** A person presses again, and what is in CVAT is no longer what was handed out. */
@QuarkusTest
class AskedAgainIT extends Journeys {

    @Test
    void anAccountThatIsThereIsAnsweredTheSame() {
        ask();
        AccountEvent.Opened opened = awaitOpened();
        ask(2);
        assertThat(gateway.awaitEvents(candidate, 2)).containsOnly(opened);
        assertUsable(opened);
        assertThat(value("press")).isEqualTo("2");
        assertThat(registrations()).hasSize(1);
    }

    @Test
    void anAccountWhoseOwnerDeletedItIsReportedAndNotMadeAgain() {
        ask();
        AccountEvent.Opened opened = awaitOpened();
        asCandidate(opened).delete(opened.cvatUserId());
        assertThat(cvatSide.users(candidate.key())).isEmpty();

        ask(2);
        assertThat(failed(2).reason())
                .isEqualTo("The account was deleted in CVAT (user " + opened.cvatUserId() + ", " + login
                        + "), by the candidate or an admin: it is not made again by itself");
        ask(3);
        assertThat(failed(3).press()).isEqualTo(3);
        assertThat(registrations()).hasSize(1);
        assertThat(cvatSide.users(candidate.key())).isEmpty();
    }

    @Test
    void aDeactivatedAccountIsReportedUntilAnAdminActivatesIt() {
        ask();
        AccountEvent.Opened opened = awaitOpened();
        cvatSide.patch(opened.cvatUserId(), object().put("is_active", false));
        ask(2);
        assertThat(failed(2).reason())
                .startsWith("The account is deactivated in CVAT (user " + opened.cvatUserId())
                .contains("activate it there");

        cvatSide.patch(opened.cvatUserId(), object().put("is_active", true));
        ask(3);
        assertThat(gateway.awaitEvents(candidate, 3).get(2)).isEqualTo(opened);
        assertUsable(opened);
    }

    @Test
    void whoRenamedThemselfIsToldTheLoginThatWorks() {
        ask();
        AccountEvent.Opened opened = awaitOpened();
        String chosen = "self_" + candidate.key();
        asCandidate(opened).patch(opened.cvatUserId(), object().put("username", chosen));

        ask(2);
        AccountEvent.Opened now =
                (AccountEvent.Opened) gateway.awaitEvents(candidate, 2).get(1);
        assertThat(now.cvatUsername()).isEqualTo(chosen);
        assertThat(now.cvatUserId()).isEqualTo(opened.cvatUserId());
        assertUsable(now);
        assertThat(registrations()).hasSize(1);
    }

    @Test
    void aCvatThatIsDownWhileItIsLookedAtIsWaitedFor() {
        ask();
        AccountEvent.Opened opened = awaitOpened();
        fault("GET", USER, 2, new Fault.Effect.AnswerInstead(SERVER_ERROR));
        ask(2);
        assertThat(gateway.awaitEvents(candidate, 2)).containsOnly(opened);
        assertThat(audit())
                .contains(
                        "account-service: look for the account -> try 1: CVAT answered 500 when asked to show a user");
    }

    private AccountEvent.Failed failed(int count) {
        ServiceMessage event = gateway.awaitEvents(candidate, count).get(count - 1);
        assertThat(event).isInstanceOf(AccountEvent.Failed.class);
        return (AccountEvent.Failed) event;
    }

    private CvatSide asCandidate(AccountEvent.Opened opened) {
        return new CvatSide(cvat.url(), opened.cvatUsername(), SEAL.open(opened.password(), candidate.key()));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
