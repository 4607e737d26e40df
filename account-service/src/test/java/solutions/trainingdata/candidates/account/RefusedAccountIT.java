package solutions.trainingdata.candidates.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import solutions.trainingdata.candidates.messaging.contract.AccountEvent;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSimulator;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;

/** What CVAT refuses when an account is opened, and whom it does not allow to make one. */
@QuarkusTest
class RefusedAccountIT extends Journeys {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JSON_TYPE = "application/vnd.cvat+json";

    @Test
    void aRefusedPasswordIsReplacedByAnother() {
        fault("POST", REGISTER, 1, refusal("{\"password1\":[\"This password is too common.\"]}"));
        ask();

        AccountEvent.Opened opened = awaitOpened();
        assertThat(opened.cvatUsername()).isEqualTo(login);
        assertOneAccount(opened);
        assertThat(registrations())
                .extracting(request -> json(request.text()).path("password1").asText())
                .hasSize(2)
                .doesNotHaveDuplicates();
        assertThat(audit())
                .contains("account-service: choose another password -> password1: This password is too common.");
    }

    @Test
    void passwordsThatAreRefusedForEverAreGivenUp() {
        fault("POST", REGISTER, 1000, refusal("{\"password1\":[\"Must have a rune.\"]}"));
        ask();

        assertThat(gateway.awaitEvent(candidate, AccountEvent.Failed.class).reason())
                .isEqualTo(
                        "CVAT took none of 20 choices of login and password; the last: password1: Must have a rune.");
        assertThat(cvatSide.users(candidate.key())).isEmpty();
    }

    @Test
    void aRegistrationRefusedForAnotherReasonIsGivenUpInCvatsWords() {
        fault("POST", REGISTER, 1, refusal("{\"last_name\":[\"This field is required.\"]}"));
        ask();

        assertThat(gateway.awaitEvent(candidate, AccountEvent.Failed.class).reason())
                .isEqualTo("CVAT refused the registration: last_name: This field is required.");
    }

    @ParameterizedTest
    @CsvSource({"404", "403"})
    void aCvatWhereNobodyMayRegisterIsGivenUpUntilAPersonPressesAgain(int status) {
        fault("POST", REGISTER, 1, new Fault.Effect.AnswerInstead(SimulatorAnswer.html(status, "<h1>Not Found</h1>")));
        ask();
        AccountEvent.Failed failed = gateway.awaitEvent(candidate, AccountEvent.Failed.class);
        assertThat(failed.press()).isEqualTo(1);
        assertThat(failed.reason()).startsWith("CVAT lets nobody register").doesNotContain("<");

        ask();
        assertThat(gateway.awaitEvents(candidate, 2)).containsExactly(failed, failed);
        assertThat(value("state")).isEqualTo("FAILED");
        assertThat(registrations()).hasSize(1);

        ask(2);
        assertThat(gateway.awaitEvents(candidate, 3).get(2)).isInstanceOf(AccountEvent.Opened.class);
        assertUsable((AccountEvent.Opened) gateway.events(candidate).get(2));
        assertThat(value("press")).isEqualTo("2");
    }

    @Test
    void aCvatUserThatIsNoSuperuserIsNamedAsTheReason() {
        long admin = cvat.user(CvatSimulator.ADMIN).orElseThrow().id();
        String chief = "chief_" + candidate.key();
        long chiefId = cvatSide.register(chief, "Str0ng-Pass-99");
        cvatSide.patch(chiefId, json("{\"is_superuser\":true,\"groups\":[\"admin\"]}"));
        CvatSide otherSuperuser = new CvatSide(cvat.url(), chief, "Str0ng-Pass-99");
        otherSuperuser.patch(admin, json("{\"is_superuser\":false}"));
        try {
            ask();
            assertThat(gateway.awaitEvent(candidate, AccountEvent.Failed.class).reason())
                    .startsWith("The CVAT user configured is not a superuser");
            ask(2); // now seen at the login, before anything is registered
            assertThat(gateway.awaitEvents(candidate, 2).get(1)).isInstanceOf(AccountEvent.Failed.class);
            assertThat(registrations()).hasSize(1);
        } finally {
            otherSuperuser.patch(admin, json("{\"is_superuser\":true}"));
        }
        ask(3);
        gateway.awaitEvents(candidate, 3);
        AccountEvent.Opened opened = awaitOpened();
        assertThat(opened.cvatUsername()).isEqualTo(login);
        assertUsable(opened);
        assertThat(registrations()).hasSize(1);
    }

    private CandidateId other() {
        return new CandidateId(candidate.telegramUserId() - 1_000_000_000L);
    }

    private static Fault.Effect refusal(String body) {
        return new Fault.Effect.AnswerInstead(SimulatorAnswer.of(400, JSON_TYPE, body));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (Exception e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
