package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.sandbox.annotate.Manner;
import solutions.trainingdata.candidates.sandbox.telegram.Person;

/** People as they are: without a username, with all kinds of names, and with quick fingers. */
class PeopleStoryTest {

    private final Sandbox sandbox = Sandbox.running();

    @Test
    void somebodyWithoutAUsernameFinishes() {
        Candidate candidate = sandbox.candidate("Kim", null, null);
        candidate.finishesTheJourney();
        assertThat(candidate.cardOfHr().text()).contains("no username");
        candidate.hasEverythingOnce(0);
    }

    @Test
    void somebodyWithACyrillicNameFinishesAndIsDeclinedInRussian() {
        Candidate candidate = sandbox.candidate("Мария", "Ёлкина", null, "ru");
        candidate.person().says("/start");
        candidate.person().presses("Получить тест");
        candidate.person().presses("Согласен");
        candidate
                .person()
                .awaitMessage(message -> message.button("Открыть задание").isPresent(), "задание", Sandbox.LONG);
        new RussianHand(sandbox, candidate.person()).annotatesWell();
        candidate.person().presses("Готово");
        candidate.person().presses("Да, проверить");
        candidate.person().awaitMessage("принята", Sandbox.LONG);
        assertThat(candidate.cardOfHr().text()).contains("Мария Ёлкина");

        Person hr = sandbox.hr();
        synchronized (hr) {
            hr.presses("Decline");
            hr.awaitMessage("Decline Мария Ёлкина?", Sandbox.LONG);
            hr.says("Приходите <снова>");
            hr.awaitMessage("Мария Ёлкина is declined", Sandbox.LONG);
        }
        String told = candidate
                .person()
                .awaitMessage("Спасибо за работу над тестом", Sandbox.LONG)
                .text();
        assertThat(told).contains("Вам приписка:").contains("Приходите <снова>");
        hr.awaitMessage(
                message -> message.text().contains("Declined by Helen")
                        && message.text().contains(candidate.number()),
                "the card with the decision",
                Sandbox.LONG);
    }

    @Test
    void somebodyWhoseNameIsHtmlFinishes() {
        Candidate candidate = sandbox.candidate("<b>&\"Kim", "</a>'", "kim_html");
        candidate.finishesTheJourney();
        assertThat(candidate.cardOfHr().text()).contains("<b>&\"Kim </a>'");
        candidate.hasEverythingOnce(0);
    }

    @Test
    void somebodyWhoPressesEveryButtonTwiceGetsEverythingOnce() {
        Candidate candidate = sandbox.candidate();
        candidate.person().says("/start");
        candidate.person().pressesTwice("Get the test");
        candidate.person().pressesTwice("I agree, start");
        candidate.getsTheTask();
        candidate.annotates(Manner.WELL);
        candidate.person().pressesTwice("Done");
        candidate.person().pressesTwice("Yes, check it");
        candidate.isAccepted();
        candidate.cardOfHr();
        candidate.hasEverythingOnce(0);
    }
}
