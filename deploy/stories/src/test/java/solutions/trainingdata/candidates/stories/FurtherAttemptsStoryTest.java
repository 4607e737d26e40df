package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.sandbox.annotate.Manner;
import solutions.trainingdata.candidates.sandbox.launcher.Service;
import solutions.trainingdata.candidates.sandbox.telegram.ChatMessage;
import solutions.trainingdata.candidates.sandbox.telegram.Person;

/** The menu beyond the first task: a second attempt on other pictures, no third one, and an answer to everything. */
class FurtherAttemptsStoryTest {

    private final Sandbox sandbox = Sandbox.running();

    @Test
    void aSecondAttemptOnOtherPicturesCountsAndAThirdIsRefused() {
        Candidate candidate = sandbox.candidate();
        Person person = candidate.person();
        candidate.finishesTheJourney();
        candidate.cardOfHr();
        String first = taskOf(person);

        person.says("/again");
        person.awaitMessage("Attempt 2 of 2", Sandbox.LONG);
        person.presses("Yes, start");
        person.awaitMessage(
                message -> message.button("Open the task")
                        .filter(link -> !link.value().equals(first))
                        .isPresent(),
                "the link to another task",
                Sandbox.LONG);
        candidate.annotates(Manner.WELL);
        candidate.handsIn();
        awaitCards(candidate, 2);

        assertThat(candidate.accounts()).hasSize(1);
        assertThat(candidate.tasks()).hasSize(2);
        assertThat(sandbox.ask(Service.METRICS, results("attempt_result", person, "count(*)")))
                .as("attempts kept")
                .isEqualTo("2");
        assertThat(sandbox.ask(Service.METRICS, seeds(person, "times_attempted")))
                .isEqualTo("2");
        person.says("/again");
        person.awaitMessage("You have no attempts left", Sandbox.LONG);
    }

    @Test
    void anotherAttemptIsRefusedWhileTheFirstIsUnderWay() {
        Candidate candidate = sandbox.candidate();
        candidate.confirmsTheTest();
        candidate.getsTheTask();

        candidate.person().says("/again");

        candidate.person().awaitMessage("Another attempt is possible when this one is finished", Sandbox.LONG);
        assertThat(candidate.tasks()).hasSize(1);
    }

    @Test
    void whoHasNothingYetIsToldSoAndWordsOpenTheMenuAndTheHelp() {
        Person person = sandbox.candidate().person();
        person.says("/start");
        person.awaitMessage(message -> message.button("Get the test").isPresent(), "the menu", Sandbox.LONG);
        person.says("/again");
        person.awaitReply("You do not have a test yet", Sandbox.LONG);
        person.says("Menu");
        person.awaitReply("You have not taken the test yet", Sandbox.LONG);
        person.says("Help");
        person.awaitReply("How it works", Sandbox.LONG);
        person.says("/status");
        person.awaitReply("You have not taken the test yet", Sandbox.LONG);
        person.says("what is this?");
        person.awaitReply("I did not understand", Sandbox.LONG);
    }

    private static String taskOf(Person person) {
        return person.chat()
                .newest(message -> message.button("Open the task").isPresent()
                        || message.text().contains("Your work is accepted"))
                .flatMap(message -> message.button("Open the task"))
                .map(link -> link.value())
                .orElse("");
    }

    private void awaitCards(Candidate candidate, int number) {
        sandbox.hr()
                .await(
                        chat -> candidate.cards() >= number
                                ? chat.newest(ChatMessage::fromBot)
                                : Optional.<ChatMessage>empty(),
                        number + " result cards",
                        Sandbox.LONG);
    }

    private static String results(String view, Person person, String what) {
        return "SELECT " + what + " FROM " + view + " WHERE candidate_id = " + person.id();
    }

    private static String seeds(Person person, String column) {
        return "SELECT " + column + " FROM metrics WHERE candidate_username = '"
                + person.profile().username() + "'";
    }
}
