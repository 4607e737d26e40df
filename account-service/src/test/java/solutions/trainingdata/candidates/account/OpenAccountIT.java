package solutions.trainingdata.candidates.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.contract.AccountCommand;
import solutions.trainingdata.candidates.messaging.contract.AccountEvent;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.sandbox.http.Fault;

@QuarkusTest
class OpenAccountIT extends Journeys {

    @Test
    void opensAnAccountThatTheCandidateCanLogInTo() {
        ask();

        AccountEvent.Opened opened = awaitOpened();
        assertThat(opened.cvatUsername()).isEqualTo(login);
        assertOneAccount(opened);
        assertThat(audit())
                .containsExactly(
                        "candidate: ask for an account -> press 1",
                        "account-service: choose login and password -> " + login,
                        "account-service: register -> CVAT user " + opened.cvatUserId(),
                        "account-service: grant worker -> open");
    }

    @Test
    void keepsNoCookiesAndSendsTheTokenWithTheRegistration() {
        ask();
        awaitOpened();

        assertThat(registrations()).singleElement().satisfies(request -> {
            assertThat(request.header("authorization"))
                    .hasValueSatisfying(value -> assertThat(value).startsWith("Token "));
            assertThat(request.header("accept")).hasValue("application/vnd.cvat+json");
        });
        assertThat(cvat.server().requests())
                .filteredOn(request -> request.header("cookie").isPresent())
                .isEmpty();
        assertThat(registrations()).allMatch(request -> request.caller().equals("candidates/account-service"));
    }

    @Test
    void aCommandDeliveredTwiceMakesOneAccountAndOneEvent() {
        String messageId = UUID.randomUUID().toString();
        AccountCommand.Open command = new AccountCommand.Open(candidate, 1, username);
        gateway.ask(messageId, command);
        gateway.ask(messageId, command);
        AccountEvent.Opened opened = awaitOpened();
        gateway.ask(messageId, command);
        // A fresh one behind it: when that is answered, the repeat was handled.
        ask();

        assertThat(gateway.awaitEvents(candidate, 2)).containsOnly(opened).hasSize(2);
        assertThat(registrations()).hasSize(1);
    }

    @Test
    void aReAskedCommandIsAnsweredFromTheRowAlsoOutOfOrder() {
        ask(2);
        AccountEvent.Opened opened = awaitOpened();
        int calls = cvat.server().requests().size();
        ask(2);
        ask(1);
        gateway.ask(new AccountCommand.Open(candidate, 1, "renamed_meanwhile"));

        assertThat(gateway.awaitEvents(candidate, 4)).containsOnly(opened).hasSize(4);
        assertThat(cvat.server().requests()).hasSize(calls);
        assertUsable(opened);
    }

    @Test
    void commandsForAnAccountInTheMakingChangeNothing() {
        fault("POST", REGISTER, 1, new Fault.Effect.Slow(Duration.ofSeconds(1)));
        ask();
        awaitRow("claim IS NOT NULL");
        ask();
        ask();

        assertOneAccount(awaitOpened());
        assertThat(registrations()).hasSize(1);
    }

    @Test
    void manyAtOnceForOneCandidateMakeOneAccount() {
        for (int i = 0; i < 8; i++) {
            ask();
        }

        AccountEvent.Opened opened = awaitOpened();
        assertUsable(opened);
        assertThat(cvatSide.users(candidate.key())).hasSize(1);
        assertThat(gateway.events(candidate)).containsOnly(opened);
    }

    @Test
    void withoutATelegramUsernameTheIdStandsIn() {
        gateway.ask(new AccountCommand.Open(candidate, 1, null));

        AccountEvent.Opened opened = awaitOpened();
        assertThat(opened.cvatUsername()).isEqualTo("tg" + candidate.key() + "_test_Annotator");
        assertOneAccount(opened);
    }

    @Test
    void aUsernameOfFortyCharactersIsKept() {
        String forty = (username + "_" + "x".repeat(40)).substring(0, 40);
        gateway.ask(new AccountCommand.Open(candidate, 1, forty));

        AccountEvent.Opened opened = awaitOpened();
        assertThat(opened.cvatUsername()).isEqualTo(forty + "_test_Annotator");
        assertOneAccount(opened);
    }

    @Test
    void aUsernameThatIsTooLongForCvatIsCut() {
        gateway.ask(new AccountCommand.Open(candidate, 1, username + "_" + "y".repeat(200)));

        AccountEvent.Opened opened = awaitOpened();
        assertThat(opened.cvatUsername()).hasSize(150).startsWith(username).endsWith("y_test_Annotator");
        assertOneAccount(opened);
    }

    @Test
    void aLoginThatSomebodyElseHasGetsTheNextSuffix() {
        cvatSide.register(login, "Str0ng-Pass-99");
        cvatSide.register(login + "_2", "Str0ng-Pass-99");
        ask();

        AccountEvent.Opened opened = awaitOpened();
        assertThat(opened.cvatUsername()).isEqualTo(login + "_3");
        assertUsable(opened);
        assertThat(cvatSide.login(login, "Str0ng-Pass-99")).isEqualTo(200);
        assertThat(audit())
                .contains("account-service: choose another login -> the login is somebody else's")
                .hasSize(6);
    }

    @Test
    void aLoginThatSomebodyElseHasInAnotherCaseGetsTheNextSuffix() {
        cvatSide.register(login.toUpperCase(), "Str0ng-Pass-99");
        ask();

        AccountEvent.Opened opened = awaitOpened();
        assertThat(opened.cvatUsername()).isEqualTo(login + "_2");
        assertUsable(opened);
        assertThat(audit())
                .contains("account-service: choose another login -> username: A user with that username already"
                        + " exists.");
    }

    @Test
    void manyCandidatesAtOnceGetOneAccountEach() {
        List<AccountCommand.Open> commands = LongStream.range(0, 12)
                .mapToObj(i -> new AccountCommand.Open(
                        new CandidateId(candidate.telegramUserId() * 100 + i), 1, "same_name_" + candidate.key()))
                .toList();
        commands.forEach(gateway::ask);

        List<String> logins = commands.stream()
                .map(command -> gateway.awaitEvent(command.candidate(), AccountEvent.Opened.class))
                .map(AccountEvent.Opened::cvatUsername)
                .toList();
        assertThat(logins).doesNotHaveDuplicates().hasSize(12);
        assertThat(cvatSide.users("same_name_" + candidate.key())).hasSize(12);
    }
}
