package solutions.trainingdata.candidates.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import solutions.trainingdata.candidates.messaging.contract.AccountCommand;
import solutions.trainingdata.candidates.messaging.contract.AccountEvent;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.sandbox.cvat.SimulatedUser;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;

@QuarkusTest
class OpenAccountFaultsIT extends Journeys {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JSON_TYPE = "application/vnd.cvat+json";

    @Test
    void aRegistrationWhoseAnswerIsLostIsFoundByItsEmail() {
        fault("POST", REGISTER, 1, new Fault.Effect.HangUpAfter());
        ask();

        assertOneAccount(awaitOpened());
        assertThat(registrations()).hasSize(1);
        assertThat(audit())
                .anyMatch(
                        line -> line.startsWith(
                                "account-service: register -> try 1: CVAT gave no answer when asked to register the candidate"));
    }

    @Test
    void aRegistrationThatIsAnsweredTooLateIsFoundByItsEmail() {
        fault("POST", REGISTER, 1, new Fault.Effect.Slow(Duration.ofSeconds(4)));
        ask();

        assertOneAccount(awaitOpened());
        assertThat(registrations()).hasSize(1);
    }

    @Test
    void aServerErrorAfterTheRegistrationWasCarriedOutMakesNoSecondAccount() {
        fault("POST", REGISTER, 1, new Fault.Effect.AnswerAfter(SERVER_ERROR));
        ask();

        assertOneAccount(awaitOpened());
        assertThat(registrations()).hasSize(1);
        assertThat(audit())
                .contains("account-service: register -> try 1: CVAT answered 500 when asked to register the candidate");
    }

    @Test
    void aServerErrorInsteadOfTheRegistrationIsTriedAgain() {
        fault("POST", REGISTER, 2, new Fault.Effect.AnswerInstead(SERVER_ERROR));
        ask();

        assertOneAccount(awaitOpened());
        assertThat(registrations()).hasSize(3);
    }

    @Test
    void aNameTakenByOurOwnLateRegistrationIsOurs() {
        // The first registration is carried out only between the second try's look-up and its registration.
        fault("POST", REGISTER, 1, new Fault.Effect.AnswerInstead(SERVER_ERROR));
        fault("POST", REGISTER, 1, new Fault.Effect.RunBefore(() -> {
            JsonNode first = json(registrations().get(0).text());
            cvatSide.register(
                    login, first.path("email").asText(), first.path("password1").asText());
        }));
        ask();

        AccountEvent.Opened opened = awaitOpened();
        assertThat(opened.cvatUsername()).isEqualTo(login);
        assertOneAccount(opened);
    }

    @Test
    void aRoleWhoseAnswerIsLostIsGivenAgain() {
        fault("PATCH", USER, 1, new Fault.Effect.HangUpAfter());
        fault("PATCH", USER, 1, new Fault.Effect.AnswerInstead(SERVER_ERROR));
        ask();

        assertOneAccount(awaitOpened());
        assertThat(registrations()).hasSize(1);
    }

    /** What CVAT did is done; the process that asked for it is gone before it could save that. */
    @ParameterizedTest
    @CsvSource({"GET, /api/users", "POST, /api/auth/register", "PATCH, /api/users/[0-9]+"})
    void aProcessThatDiesAfterACallIsTakenOverWithoutASecondAccount(String method, String path) {
        fault(
                method,
                path,
                1,
                new Fault.Effect.RunAfter(() -> sql(
                        "UPDATE account SET claim = gen_random_uuid(), claimed_until = now() + interval '1 second' WHERE id = '"
                                + candidate.key() + "'")));
        ask();

        AccountEvent.Opened opened = awaitOpened();
        assertThat(opened.cvatUsername()).isEqualTo(login);
        assertOneAccount(opened);
        assertThat(cvat.server().requests(method, path)).hasSizeGreaterThan(1);
    }

    @Test
    void anAccountRemovedFromCvatBeforeItsRoleIsMadeAgain() {
        fault(
                "PATCH",
                USER,
                1,
                new Fault.Effect.RunBefore(() ->
                        cvatSide.delete(cvat.user(login).map(SimulatedUser::id).orElseThrow())));
        ask();

        assertOneAccount(awaitOpened());
        assertThat(registrations()).hasSize(2);
    }

    @Test
    void waitsForACvatThatIsDown() {
        cvat.server().inject(new Fault(request -> true, Integer.MAX_VALUE, new Fault.Effect.HangUpBefore()));
        ask();
        awaitRow("tries >= 3 AND last_error LIKE 'CVAT gave no answer when asked to %'");
        cvat.server().clearFaults();

        assertOneAccount(awaitOpened());
        // The one that made it; before it the first try, if it came further than to the login.
        assertThat(registrations()).hasSizeBetween(1, 2);
    }

    @Test
    void givesUpAfterTheLastTryAndSaysWhy() {
        fault("GET", USERS, Integer.MAX_VALUE, new Fault.Effect.AnswerInstead(SERVER_ERROR));
        ask();
        awaitRow("tries >= 2");
        sql("UPDATE account SET tries = 19 WHERE id = '" + candidate.key() + "'");

        assertThat(gateway.awaitEvent(candidate, AccountEvent.Failed.class).reason())
                .isEqualTo("CVAT answered 500 when asked to look for a user");
        assertThat(gateway.events(candidate)).hasSize(1);
    }

    @Test
    void aCvatThatSaysItRegisteredAndNeverListsTheUserIsNotAskedForEver() {
        fault(
                "POST",
                REGISTER,
                Integer.MAX_VALUE,
                new Fault.Effect.AnswerInstead(SimulatorAnswer.of(201, JSON_TYPE, "{}")));
        ask();
        awaitRow("tries >= 3");
        sql("UPDATE account SET tries = 19 WHERE id = '" + candidate.key() + "'");
        assertThat(gateway.awaitEvent(candidate, AccountEvent.Failed.class).reason())
                .isEqualTo("CVAT said yes and did nothing when asked to register the candidate");
    }

    @Test
    void aCvatThatListsAUserAndKnowsOfNoneIsNotAskedForEver() {
        fault(
                "PATCH",
                USER,
                Integer.MAX_VALUE,
                new Fault.Effect.AnswerInstead(SimulatorAnswer.of(404, JSON_TYPE, "{}")));
        ask();
        awaitRow("choices = 2");
        sql("UPDATE account SET choices = 20 WHERE id = '" + candidate.key() + "'");
        assertThat(gateway.awaitEvent(candidate, AccountEvent.Failed.class).reason())
                .startsWith("CVAT lists user ")
                .endsWith("knows of no such user, again and again");
    }

    @Test
    void waitsAsLongAsCvatSays() {
        fault(
                "POST",
                REGISTER,
                1,
                new Fault.Effect.AnswerInstead(
                        SimulatorAnswer.of(429, JSON_TYPE, "{\"detail\":\"Request was throttled.\"}")
                                .with("Retry-After", "3")));
        ask();
        awaitRow("last_error = 'CVAT answered 429 when asked to register the candidate (Request was throttled.)'"
                + " AND next_try_at > now() + interval '1.5 seconds'");

        assertOneAccount(awaitOpened());
        var times = registrations();
        assertThat(Duration.between(times.get(0).receivedAt(), times.get(1).receivedAt()))
                .isGreaterThan(Duration.ofMillis(2900));
    }

    @Test
    void logsInAgainWhenItsTokenIsNoLongerGood() {
        String token = tokenInUse();
        cvatSide.logout(token);
        int logins = cvat.server().requests("POST", "/api/auth/login").size();
        ask();

        AccountEvent.Opened opened = awaitOpened();
        assertThat(cvat.server().requests("POST", "/api/auth/login")).hasSize(logins + 1);
        assertThat(registrations())
                .extracting(request -> request.header("authorization").orElseThrow())
                .hasSize(2)
                .startsWith(token)
                .doesNotHaveDuplicates();
        assertThat(audit()).hasSize(4);
        assertOneAccount(opened);
    }

    /** Of a first account, made for that. */
    private String tokenInUse() {
        gateway.ask(new AccountCommand.Open(other(), 1, null));
        gateway.awaitEvent(other(), AccountEvent.Opened.class);
        var patches = cvat.server().requests("PATCH", USER);
        return patches.get(patches.size() - 1).header("authorization").orElseThrow();
    }

    private CandidateId other() {
        return new CandidateId(candidate.telegramUserId() - 1_000_000_000L);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (Exception e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
