package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import solutions.trainingdata.candidates.sandbox.annotate.Hand;
import solutions.trainingdata.candidates.sandbox.annotate.Manner;
import solutions.trainingdata.candidates.sandbox.cvat.SimulatedTask;
import solutions.trainingdata.candidates.sandbox.cvat.SimulatedUser;
import solutions.trainingdata.candidates.sandbox.telegram.ChatMessage;
import solutions.trainingdata.candidates.sandbox.telegram.Person;

/** A candidate who knows how to get from the menu to an accepted test. */
final class Candidate {

    private final Sandbox sandbox;
    private final Person person;

    Candidate(Sandbox sandbox, Person person) {
        this.sandbox = sandbox;
        this.person = person;
    }

    Person person() {
        return person;
    }

    /** Up to the press that starts the clock. */
    void confirmsTheTest() {
        person.says("/start");
        person.presses("Get the test");
        person.presses("I agree, start");
    }

    void getsTheTask() {
        person.awaitMessage(
                message -> message.button("Open the task").isPresent(),
                "the link to the task",
                Sandbox.LONG.multipliedBy(3));
        person.awaitMessage("Your login", Sandbox.LONG);
    }

    String login() {
        return person.button("Copy login").value();
    }

    void annotates(Manner manner) {
        Hand hand = Hand.login(
                sandbox.infrastructure().cvat().url(),
                login(),
                person.button("Copy password").value());
        hand.annotateEverything(sandbox.truth(), manner);
    }

    void handsIn() {
        person.presses("Done");
        person.presses("Yes, check it");
    }

    ChatMessage isAccepted() {
        return person.awaitMessage("Your work is accepted", Sandbox.LONG.multipliedBy(3));
    }

    /** From the menu to "accepted" without a mistake. */
    void finishesTheJourney() {
        confirmsTheTest();
        getsTheTask();
        annotates(Manner.WELL);
        handsIn();
        isAccepted();
    }

    /** The card that HR got about this candidate. */
    ChatMessage cardOfHr() {
        String number = Long.toString(person.id());
        return sandbox.hr()
                .awaitMessage(
                        message -> message.text().contains("Result:")
                                && message.text().contains(number),
                        "result card of " + number,
                        Sandbox.LONG);
    }

    /** Nothing was done twice: one account, one task, one card, each message once. */
    void hasEverythingOnce(int messagesDoubledAtMost) {
        assertThat(person.chat().timesSent().values()).allMatch(times -> times <= 2);
        hasOneAccountTaskAndCard(messagesDoubledAtMost);
        assertThat(doubled()).as("messages that came more than once").hasSizeLessThanOrEqualTo(messagesDoubledAtMost);
    }

    /** The same for somebody who went the same way twice, and so was told the same twice. */
    void hasOneAccountTaskAndCard(int cardsDoubledAtMost) {
        String number = Long.toString(person.id());
        List<SimulatedUser> accounts = sandbox.infrastructure().cvat().users().stream()
                .filter(user -> user.username().startsWith(stem()))
                .toList();
        assertThat(accounts).as("accounts of " + stem()).hasSize(1);
        List<SimulatedTask> tasks = sandbox.infrastructure().cvat().tasks().stream()
                .filter(task -> task.name().contains(number))
                .toList();
        assertThat(tasks).as("tasks of " + number).hasSize(1);
        assertThat(sandbox.hr().chat().messages().stream()
                        .filter(ChatMessage::fromBot)
                        .filter(message -> message.history().get(0).contains("Result:")
                                && message.history().get(0).contains(number)))
                .as("result cards of " + number)
                .hasSizeBetween(1, 1 + cardsDoubledAtMost);
    }

    private String stem() {
        String login = login();
        return login.substring(0, login.indexOf("_test_Annotator"));
    }

    private List<String> doubled() {
        return person.chat().timesSent().entrySet().stream()
                .filter(sent -> sent.getValue() > 1)
                .map(sent -> sent.getValue() + "x " + sent.getKey())
                .toList();
    }
}
