package solutions.trainingdata.candidates.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import solutions.trainingdata.candidates.messaging.contract.AccountCommand;
import solutions.trainingdata.candidates.messaging.contract.AccountEvent;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;

/** Answers that are none: one account all the same, with what went wrong in the audit and no markup in it. */
@QuarkusTest
class MisbehavingCvatIT extends Journeys {

    private static final String JSON_TYPE = "application/vnd.cvat+json";
    private static final String LOGIN = "/api/auth/login";

    static Stream<Arguments> answers() {
        List<String[]> calls =
                List.of(new String[] {"GET", USERS}, new String[] {"POST", REGISTER}, new String[] {"PATCH", USER});
        return calls.stream().flatMap(call -> wrong().map(wrong -> Arguments.of(call[0], call[1], wrong[0], wrong[1])));
    }

    private static Stream<Object[]> wrong() {
        return Stream.of(
                new Object[] {"502 with HTML", SimulatorAnswer.html(502, "<html><h1>Bad Gateway</h1></html>")},
                new Object[] {"HTML with 200", SimulatorAnswer.html(200, "<html><h1>Maintenance</h1></html>")},
                new Object[] {"nothing with 200", SimulatorAnswer.empty(200)},
                new Object[] {"half of the JSON", SimulatorAnswer.of(200, JSON_TYPE, "{\"count\": 1, \"resul")},
                new Object[] {"JSON of another shape", SimulatorAnswer.of(200, JSON_TYPE, "{\"results\": {\"x\": 1}}")},
                new Object[] {"a list", SimulatorAnswer.of(200, JSON_TYPE, "[1, 2]")},
                new Object[] {"3 MB", SimulatorAnswer.of(200, JSON_TYPE, "[" + " ".repeat(3_000_000) + "]")});
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @MethodSource("answers")
    void anAnswerThatIsNoneIsAskedForAgain(String method, String path, String what, SimulatorAnswer wrong) {
        fault(method, path, 1, new Fault.Effect.AnswerInstead(wrong));
        ask();
        assertOneAccount(awaitOpened());
        assertNoMarkup();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @MethodSource("answers")
    void aCallThatWasCarriedOutAndIsAnsweredWronglyIsNotDoneTwice(
            String method, String path, String what, SimulatorAnswer wrong) {
        fault(method, path, 1, new Fault.Effect.AnswerAfter(wrong));
        ask();
        assertOneAccount(awaitOpened());
        assertThat(registrations()).hasSize(1);
        assertNoMarkup();
    }

    @Test
    void aHugeAnswerIsNotTakenIntoMemory() {
        fault(
                "GET",
                USERS,
                1,
                new Fault.Effect.AnswerInstead(SimulatorAnswer.of(200, JSON_TYPE, "x".repeat(3_000_000))));
        ask();
        assertOneAccount(awaitOpened());
        assertThat(audit())
                .contains("account-service: register -> try 1: CVAT answered 200 when asked to look for a user"
                        + " (the answer is larger than 1048576 bytes)");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/users, look for a user",
        "POST, /api/auth/register, register the candidate",
        "PATCH, /api/users/[0-9]+, set the groups of a user"
    })
    void halfAnAnswerIsNoneAndNothingIsDoneTwice(String method, String path, String asked) {
        fault(method, path, 1, new Fault.Effect.HalfAnswer());
        ask();
        assertOneAccount(awaitOpened());
        assertThat(registrations()).hasSize(1);
        assertThat(audit())
                .anyMatch(line -> line.endsWith(
                        "try 1: CVAT gave no answer when asked to " + asked + " (the connection was closed)"));
    }

    @Test
    void hundredsOfMegabytesAreCutOff() {
        fault("PATCH", USER, 1, new Fault.Effect.HugeAnswer(500_000_000));
        ask();
        assertOneAccount(awaitOpened());
    }

    /** The password is wrong, or was changed in CVAT: many candidates wait, and CVAT is asked now and then. */
    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403})
    void aLoginThatIsRefusedIsNotHammeredAndGoesOnWhenItIsMended(int status) {
        ask();
        awaitOpened();
        cvatSide.logout(cvat.server().requests("PATCH", USER).stream()
                .reduce((first, second) -> second)
                .flatMap(request -> request.header("authorization"))
                .orElseThrow());
        fault(
                "POST",
                LOGIN,
                Integer.MAX_VALUE,
                new Fault.Effect.AnswerInstead(SimulatorAnswer.of(
                        status,
                        JSON_TYPE,
                        "{\"non_field_errors\":[\"Unable to log in with provided credentials.\"]}")));
        int logins = cvat.server().requests("POST", LOGIN).size();
        List<CandidateId> many = LongStream.range(1, 9)
                .mapToObj(i -> new CandidateId(candidate.telegramUserId() * 10 + i))
                .toList();
        many.forEach(one -> gateway.ask(new AccountCommand.Open(one, 1, null)));
        many.forEach(one -> awaitRowOf(
                one,
                "tries >= 2 AND last_error LIKE 'CVAT refuses the login of % ("
                        + "Unable to log in with provided credentials.): check CVAT_USERNAME and CVAT_PASSWORD'"));
        assertThat(cvat.server().requests("POST", LOGIN)).hasSizeBetween(logins + 1, logins + 3);

        cvat.server().clearFaults();
        many.forEach(one -> gateway.awaitEvent(one, AccountEvent.Opened.class));
    }

    @Test
    void twoRegistrationsOfOneAccountAreNeverUnderWayAtOnce() {
        fault("POST", REGISTER, 1, new Fault.Effect.Slow(java.time.Duration.ofSeconds(2)));
        for (int press = 1; press <= 5; press++) {
            ask(press);
        }
        assertOneAccount(awaitOpened());
        assertThat(registrations()).hasSize(1);
    }

    private void assertNoMarkup() {
        assertThat(audit()).noneMatch(line -> line.contains("<") || line.contains("xxx"));
    }
}
