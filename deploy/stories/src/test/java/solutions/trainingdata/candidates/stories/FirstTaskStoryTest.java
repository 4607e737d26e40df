package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.sandbox.annotate.Manner;
import solutions.trainingdata.candidates.sandbox.telegram.ChatMessage;

/** A candidate's first task, from the menu to the result that HR reads. */
class FirstTaskStoryTest {

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
        sandbox.hr().says("@" + candidate.person().profile().username().toUpperCase(java.util.Locale.ROOT));
        assertThat(sandbox.hr().awaitReply("Results", Sandbox.LONG).text())
                .contains(Long.toString(candidate.person().id()))
                .contains("100.00 %");
        candidate.person().says("/menu");
        assertThat(candidate.person().awaitReply("accepted", Sandbox.LONG).button("Candidate's result"))
                .isEmpty();
    }
}
