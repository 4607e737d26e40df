package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import solutions.trainingdata.candidates.sandbox.annotate.Hand;
import solutions.trainingdata.candidates.sandbox.annotate.Manner;
import solutions.trainingdata.candidates.sandbox.cvat.SimulatedTask;
import solutions.trainingdata.candidates.sandbox.cvat.SimulatedUser;
import solutions.trainingdata.candidates.sandbox.telegram.ChatMessage;
import solutions.trainingdata.candidates.sandbox.telegram.Person;
import solutions.trainingdata.candidates.sandbox.telegram.call.TelegramCall;

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
        looksAtTheTest();
        agrees();
    }

    void looksAtTheTest() {
        person.says("/start");
        presses("Get the test");
        awaitsButton("I agree, start");
    }

    void agrees() {
        presses("I agree, start");
    }

    void getsTheTask() {
        person.awaitMessage(
                message -> message.button("Open the task").isPresent(),
                "the link to the task",
                Sandbox.LONG.multipliedBy(3));
        person.awaitMessage("Your login", Sandbox.LONG);
    }

    boolean hasTheTask() {
        return person.chat()
                .newest(message -> message.button("Open the task").isPresent())
                .isPresent();
    }

    String login() {
        return person.button("Copy login").value();
    }

    /** Draws, saves and finishes. */
    void annotates(Manner manner) {
        hand().annotateEverything(sandbox.truth(), manner);
    }

    /** Draws and saves. */
    void draws(Manner manner) {
        Hand hand = hand();
        hand.jobs().forEach(job -> hand.annotate(job.id(), sandbox.truth(), manner));
    }

    private Hand hand() {
        return Hand.login(
                sandbox.infrastructure().cvat().url(),
                login(),
                person.button("Copy password").value());
    }

    void handsIn() {
        saysDone();
        confirmsDone();
    }

    void saysDone() {
        presses("Done");
        awaitsButton("Yes, check it");
    }

    void confirmsDone() {
        presses("Yes, check it");
    }

    /** The button may be late: its sender may have to be started again. */
    private void presses(String button) {
        awaitsButton(button);
        person.presses(button);
    }

    private void awaitsButton(String button) {
        person.awaitMessage(
                message -> message.button(button).isPresent(),
                "button \"" + button + "\"",
                Sandbox.LONG.multipliedBy(3));
    }

    ChatMessage isAccepted() {
        return person.awaitMessage("Your work is accepted", Sandbox.LONG.multipliedBy(3));
    }

    boolean hasTheVerdict() {
        return person.chat()
                .newest(message -> message.text().contains("Your work is accepted"))
                .isPresent();
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
        return sandbox.hr()
                .awaitMessage(
                        message -> message.text().contains("Result:")
                                && message.text().contains(number()),
                        "result card of " + number(),
                        Sandbox.LONG.multipliedBy(3));
    }

    /** HR finds this candidate's result by number. HR has one chat: one asks at a time. */
    void isAskedForByHr() {
        Person hr = sandbox.hr();
        synchronized (hr) {
            hr.says("/menu");
            hr.awaitReply("", Sandbox.LONG);
            hr.presses("Candidate's result");
            hr.awaitReply("Whose result?", Sandbox.LONG);
            hr.says(number());
            reportToHr();
        }
    }

    /** What HR who asked for this candidate got. */
    ChatMessage reportToHr() {
        return sandbox.hr()
                .awaitMessage(
                        message -> message.text().contains("Results")
                                && message.text().contains(number()),
                        "results of " + number(),
                        Sandbox.LONG);
    }

    /** Whether a call of the bot goes to this candidate, or to HR about this candidate or about nobody yet. */
    boolean concerns(TelegramCall call) {
        long chat = call.number("chat_id", 0);
        String text = call.text("text").orElse("");
        boolean aboutAnother = text.contains("Result") && !text.contains(number());
        return chat == person.id() || chat == sandbox.hr().id() && !aboutAnother;
    }

    String number() {
        return Long.toString(person.id());
    }

    /** None before this candidate was told a login. */
    List<SimulatedUser> accounts() {
        if (person.chat()
                .newest(message -> message.button("Copy login").isPresent())
                .isEmpty()) {
            return List.of();
        }
        return sandbox.infrastructure().cvat().users().stream()
                .filter(user -> user.username().startsWith(stem()))
                .toList();
    }

    List<SimulatedTask> tasks() {
        return sandbox.infrastructure().cvat().tasks().stream()
                .filter(task -> task.name().contains(number()))
                .toList();
    }

    /** How many result cards HR got, reminders of them apart. */
    int cards() {
        return (int) sandbox.hr().chat().messages().stream()
                .filter(ChatMessage::fromBot)
                .map(message -> message.history().get(0))
                .filter(text -> text.contains("Result:") && text.contains(number()))
                .filter(text -> !text.contains("still waits for your decision"))
                .count();
    }

    /** Nothing was done twice: one account, one task, one card, each message once. */
    void hasEverythingOnce(int messagesDoubledAtMost) {
        assertThat(person.chat().timesSent().values()).allMatch(times -> times <= 2);
        hasOneAccountTaskAndCard(messagesDoubledAtMost);
        assertThat(doubled()).as("messages that came more than once").hasSizeLessThanOrEqualTo(messagesDoubledAtMost);
    }

    /** The same for somebody who went the same way twice, and so was told the same twice. */
    void hasOneAccountTaskAndCard(int cardsDoubledAtMost) {
        assertThat(accounts()).as("accounts of " + stem()).hasSize(1);
        assertThat(tasks()).as("tasks of " + number()).hasSize(1);
        assertThat(cards()).as("result cards of " + number()).isBetween(1, 1 + Math.min(1, cardsDoubledAtMost));
    }

    /** In this candidate's chat and of their result card in HR's. */
    int messagesDoubled() {
        return doubled().size() + Math.max(0, cards() - 1);
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

    @Override
    public String toString() {
        return "candidate " + number();
    }
}
