package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.sandbox.annotate.Manner;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSimulator;
import solutions.trainingdata.candidates.sandbox.telegram.Chat;
import solutions.trainingdata.candidates.sandbox.telegram.ChatFile;
import solutions.trainingdata.candidates.sandbox.telegram.ChatMessage;
import solutions.trainingdata.candidates.sandbox.telegram.Person;

/** A candidate's first task, from the menu to the result that HR reads. */
class FirstTaskStoryTest {

    private static final int PICTURES_OF_THE_GUIDE = 8;

    private final Sandbox sandbox = Sandbox.running();

    @Test
    void aCandidateMendsAProblemIsAcceptedAndHrReadsTheResult() {
        isPlayedOn(sandbox);
    }

    static void isPlayedOn(Sandbox sandbox) {
        Candidate candidate = sandbox.candidate();
        candidate.confirmsTheTest();
        candidate.getsTheTask();
        candidate.annotates(Manner.FIVE_POINTS);
        candidate.handsIn();
        ChatMessage problems = candidate.person().awaitReply("to mend", Sandbox.LONG);
        assertThat(problems.text()).contains("1.jpg").contains("plate").contains("5 points");
        assertThat(problems.html()).contains("/jobs/").contains("?frame=0");
        candidate.annotates(Manner.TEXT_TYPO);
        candidate.handsIn();
        candidate.isAccepted();
        ChatMessage card = candidate.cardOfHr();
        assertThat(card.text()).contains("100.00 %").contains("80.00 %").contains("Passed");
        candidate.hasOneAccountTaskAndCard(0);
    }

    @Test
    void beforeAnythingStartsTheGuideAndWhatIsKeptAreThereToReadAndNotNowStartsNothing() {
        Candidate candidate = sandbox.candidate();
        Person person = candidate.person();
        candidate.looksAtTheTest();
        assertThat(person.awaitReply("By pressing “I agree”", Sandbox.LONG).text())
                .contains("your Telegram name, your work and its result", "30 days after that decision", "@helen_hr");
        person.presses("Read the whole guide");
        List<ChatMessage> pictures = person.await(
                chat -> Optional.of(photos(chat)).filter(found -> found.size() == PICTURES_OF_THE_GUIDE),
                "the pictures of the guide",
                Sandbox.LONG);
        assertThat(pictures)
                .extracting(ChatMessage::text)
                .contains("Right: the outline follows the edge of the car", "Wrong: the outline is too loose");

        person.presses("Not now");

        assertThat(person.awaitReply("everything stays as it was", Sandbox.LONG).button("Get the test"))
                .isPresent();
        CvatSimulator cvat = sandbox.infrastructure().cvat();
        assertThat(cvat.users())
                .noneMatch(user -> user.username().startsWith(person.profile().username()));
        assertThat(candidate.tasks()).isEmpty();
    }

    @Test
    void whoWaitsLongForCvatIsToldSoAndGetsTheTask() {
        Candidate candidate = sandbox.candidate();
        CvatSimulator cvat = sandbox.infrastructure().cvat();
        cvat.holdCreations(true);
        try {
            candidate.confirmsTheTest();
            candidate
                    .person()
                    .awaitMessage("I am still working on it and will write to you", Sandbox.LONG.multipliedBy(3));
            assertThat(candidate.hasTheTask()).isFalse();
        } finally {
            cvat.holdCreations(false);
        }

        candidate.getsTheTask();
        assertThat(candidate.tasks()).hasSize(1);
    }

    @Test
    void statusTellsWhatIsLeftAndWhatComesNextAndByWhen() {
        Candidate candidate = sandbox.candidate();
        Person person = candidate.person();
        candidate.confirmsTheTest();
        candidate.getsTheTask();
        person.says("/status");
        assertThat(person.awaitReply("is waiting for you", Sandbox.LONG).text())
                .containsPattern("Time left: 2 days 23 hours, until \\d+ \\p{L}+, \\d\\d:\\d\\d")
                .contains("save it, then press “Done”", "Attempts left after this one: 1");
        candidate.annotates(Manner.WELL);
        candidate.saysDone();
        person.presses("Not yet");
        person.awaitReply("is waiting for you", Sandbox.LONG);
        candidate.handsIn();
        candidate.isAccepted();

        person.says("/status");

        assertThat(person.awaitReply("is accepted", Sandbox.LONG).text())
                .containsPattern("What happens next: .* write to you here by \\d+ \\p{L}+, \\d\\d:\\d\\d")
                .contains("Attempts left: 1");
    }

    @Test
    void nothingSavedIsSaidAndCostsNothing() {
        Candidate candidate = sandbox.candidate();
        candidate.confirmsTheTest();
        candidate.getsTheTask();
        candidate.handsIn();
        candidate.person().awaitReply("Nothing is saved", Sandbox.LONG);
        candidate.annotates(Manner.WELL);
        candidate.handsIn();
        candidate.isAccepted();
    }

    @Test
    void aSecondWishForTheTestShowsTheSameAndStartsNothing() {
        Candidate candidate = sandbox.candidate();
        candidate.confirmsTheTest();
        candidate.getsTheTask();
        String login = candidate.login();
        candidate.person().says("/start");
        candidate.person().awaitReply("is waiting for you", Sandbox.LONG);
        candidate.person().presses("Show login and password");
        candidate.person().awaitMessage("Your login", Sandbox.LONG);
        assertThat(candidate.login()).isEqualTo(login);
        assertThat(sandbox.infrastructure().cvat().tasks().stream().filter(task -> task.name()
                        .contains(Long.toString(candidate.person().id()))))
                .hasSize(1);
    }

    @Test
    void hrAsksForOneCandidateByNameAndNobodyElseCan() {
        Candidate candidate = sandbox.candidate();
        candidate.finishesTheJourney();
        candidate.cardOfHr();
        sandbox.hr().says("/menu");
        sandbox.hr().presses("Candidate's result");
        sandbox.hr().awaitReply("Whose result?", Sandbox.LONG);
        sandbox.hr().says("@" + candidate.person().profile().username().toUpperCase(Locale.ROOT));
        assertThat(sandbox.hr().awaitReply("Results", Sandbox.LONG).text())
                .contains(Long.toString(candidate.person().id()))
                .contains("100.00 %");
        candidate.person().says("/menu");
        assertThat(candidate.person().awaitReply("accepted", Sandbox.LONG).button("Candidate's result"))
                .isEmpty();
    }

    private static List<ChatMessage> photos(Chat chat) {
        return chat.visible().stream()
                .filter(message -> message.file().filter(ChatFile::photo).isPresent())
                .toList();
    }
}
