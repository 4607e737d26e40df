package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.sandbox.annotate.Manner;
import solutions.trainingdata.candidates.sandbox.cvat.SimulatedTask;
import solutions.trainingdata.candidates.sandbox.launcher.Service;
import solutions.trainingdata.candidates.sandbox.telegram.ChatMessage;
import solutions.trainingdata.candidates.sandbox.telegram.Person;

/** The menu beyond the first task: a second attempt on other pictures, a third only by HR, and an answer to everything. */
class FurtherAttemptsStoryTest {

    private static final String SEEN_BEFORE = "You have seen these pictures before";

    private final Sandbox sandbox = Sandbox.running();

    @Test
    void aSecondAttemptOnOtherPicturesCountsAndAThirdIsRefused() {
        Candidate candidate = sandbox.candidate();
        Person person = candidate.person();
        candidate.confirmsTheTest();
        candidate.getsTheTask();
        String first = person.button("Open the task").value();
        handsIn(candidate, Manner.TEXT_TYPO, 1);
        assertThat(sandbox.ask(Service.METRICS, seeds(person, "plate_accuracy")))
                .isEqualTo("80");

        doesNotWantAnotherYet(person);
        assertThat(candidate.tasks()).hasSize(1);
        startsAnother(person, "Attempt 2 of 2");
        assertThat(person.button("Open the task").value()).isNotEqualTo(first);
        handsIn(candidate, Manner.WELL, 2);

        assertThat(candidate.accounts()).hasSize(1);
        assertThat(candidate.tasks())
                .extracting(SimulatedTask::frames)
                .containsExactly(
                        List.of("1.jpg", "2.jpg", "3.jpg", "4.jpg", "5.jpg"),
                        List.of("6.jpg", "7.jpg", "8.jpg", "9.jpg", "10.jpg"));
        theSecondIsTheCurrentOne(candidate);
        person.says("/again");
        person.awaitMessage("You have no attempts left", Sandbox.LONG);
    }

    private void theSecondIsTheCurrentOne(Candidate candidate) {
        Person person = candidate.person();
        assertThat(sandbox.ask(Service.METRICS, results("attempt_result", person, "count(*)")))
                .as("attempts kept")
                .isEqualTo("2");
        assertThat(sandbox.ask(Service.METRICS, seeds(person, "times_attempted")))
                .isEqualTo("2");
        assertThat(sandbox.ask(Service.METRICS, seeds(person, "plate_accuracy")))
                .isEqualTo("100");
        String firstHandedIn =
                results("attempt_result", person, "date_trunc('second', submitted_at AT TIME ZONE 'UTC')");
        assertThat(sandbox.ask(
                        Service.METRICS, seeds(person, "task_started >= (" + firstHandedIn + " AND number = 1)")))
                .as("started when the second task was there")
                .isEqualTo("t");
        String started = sandbox.ask(Service.METRICS, seeds(person, "to_char(task_started, 'HH24:MI')"));
        synchronized (sandbox.hr()) {
            candidate.isAskedForByHr();
            assertThat(sandbox.hr().awaitReply("Results", Sandbox.LONG).text())
                    .containsSubsequence(
                            "attempt 2", "plate, text: 100.00 %", "Started: ", started, "attempt 1", "text: 80.00 %");
        }
    }

    @Test
    void whenThePicturesRunOutTheyStartAgainAndThatIsSaid() {
        Candidate candidate = sandbox.candidate();
        Person person = candidate.person();
        candidate.confirmsTheTest();
        candidate.getsTheTask();
        handsIn(candidate, Manner.WELL, 1);
        startsAnother(person, "Attempt 2 of 2");
        handsIn(candidate, Manner.WELL, 2);
        assertThat(person.chat().newest(message -> message.text().contains(SEEN_BEFORE)))
                .isEmpty();
        hrGiveAThirdAttempt(candidate);
        person.awaitMessage("You may take", Sandbox.LONG);

        startsAnother(person, "Attempt 3 of 3");

        person.awaitMessage(SEEN_BEFORE, Sandbox.LONG);
        List<SimulatedTask> tasks = candidate.tasks();
        assertThat(tasks).hasSize(3);
        assertThat(tasks.get(2).frames()).isEqualTo(tasks.get(0).frames());
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

    @Test
    void russianWordsOpenTheMenuAndTheHelp() {
        Person person = sandbox.candidate("Мария", null, null, "ru").person();
        person.says("/start");
        person.awaitMessage(message -> message.button("Получить тест").isPresent(), "меню", Sandbox.LONG);
        person.says("Меню");
        assertThat(person.awaitReply("Вы ещё не проходили тест", Sandbox.LONG).button("Получить тест"))
                .isPresent();
        person.says("Помощь");
        person.awaitReply("Как это работает", Sandbox.LONG);
    }

    private static void doesNotWantAnotherYet(Person person) {
        person.says("/again");
        person.awaitReply("Attempt 2 of 2", Sandbox.LONG);
        person.presses("Not now");
        person.awaitReply("everything stays as it was", Sandbox.LONG);
    }

    private static void startsAnother(Person person, String announced) {
        person.says("/again");
        person.awaitReply(announced, Sandbox.LONG);
        person.presses("Yes, start");
        person.awaitReply("hand it in by", Sandbox.LONG.multipliedBy(3));
    }

    /** @param number of results of this candidate by then */
    private void handsIn(Candidate candidate, Manner manner, int number) {
        candidate.annotates(manner);
        candidate.handsIn();
        awaitCards(candidate, number);
    }

    private void hrGiveAThirdAttempt(Candidate candidate) {
        Person hr = sandbox.hr();
        synchronized (hr) {
            candidate.isAskedForByHr();
            for (String button : List.of("Attempts, time, account", "Attempt 3", "Yes, give it")) {
                hr.awaitMessage(message -> message.button(button).isPresent(), button, Sandbox.LONG);
                hr.presses(button);
            }
        }
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
