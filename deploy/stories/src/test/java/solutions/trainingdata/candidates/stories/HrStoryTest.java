package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.sandbox.telegram.ChatMessage;
import solutions.trainingdata.candidates.sandbox.telegram.Person;

/** What HR do in the chat, and that nobody else can. */
class HrStoryTest {

    private final Sandbox sandbox = Sandbox.running();
    private final Person hr = sandbox.hr();

    @Test
    void anInvitationWithANoteReachesTheCandidate() {
        Candidate candidate = sandbox.candidate();
        candidate.finishesTheJourney();
        synchronized (hr) {
            press(candidate.cardOfHr(), "Invite");
            hr.awaitMessage("Send me a note for them", Sandbox.LONG);
            hr.says("Call us <b>soon</b>");
            hr.awaitMessage("is invited", Sandbox.LONG);
        }

        candidate.person().awaitMessage("Good news", Sandbox.LONG);
        candidate.person().awaitMessage("Call us <b>soon</b>", Sandbox.LONG);
    }

    @Test
    void everybodysResultsComeAsASpreadsheet() throws IOException {
        Candidate candidate = sandbox.candidate();
        candidate.finishesTheJourney();
        ChatMessage message;
        synchronized (hr) {
            menu();
            hr.presses("All results");
            message = hr.awaitMessage(found -> found.file().isPresent(), "the spreadsheet", Sandbox.LONG);
        }

        assertThat(message.file().orElseThrow().name()).matches("results-[0-9-]+\\.xlsx");
        assertThat(allText(message.file().orElseThrow().bytes()))
                .contains("candidate_username")
                .contains("car_iou")
                .contains(candidate.person().profile().username());
    }

    @Test
    void aClosedAccountIsOpenedByAnotherAttempt() {
        Candidate candidate = sandbox.candidate();
        candidate.finishesTheJourney();
        String login = candidate.login();
        manage(candidate, "Close the account", "Yes, close it");
        candidate.person().awaitMessage("Your access is closed", Sandbox.LONG);
        candidate.person().await(chat -> active(login) ? Optional.empty() : Optional.of(chat), login, Sandbox.LONG);
        candidate.person().says("/again");
        candidate.person().awaitReply("Your access is closed", Sandbox.LONG);

        manage(candidate, "Attempt 3", "Yes, give it");

        candidate.person().awaitMessage("You may take", Sandbox.LONG);
        candidate.person().says("/again");
        candidate.person().awaitMessage(message -> message.button("Yes, start").isPresent(), "the start", Sandbox.LONG);
        candidate.person().presses("Yes, start");
        candidate.getsTheTask();
        assertThat(active(login)).isTrue();
        assertThat(sandbox.infrastructure().cvat().users())
                .filteredOn(user -> user.username().startsWith(login))
                .hasSize(1);
    }

    @Test
    void nobodyElseLearnsThatHrExist() {
        Person person = sandbox.candidate().person();
        person.says("/start");
        person.awaitMessage(message -> message.button("Get the test").isPresent(), "the menu", Sandbox.LONG);
        for (String tried : new String[] {"/hr", "HR menu", "Candidate's result", "All results"}) {
            person.says(tried);
            person.awaitReply("I did not understand", Sandbox.LONG);
        }
        assertThat(person.chat().messages())
                .noneMatch(message -> message.text().contains("HR menu") && message.fromBot());
    }

    private boolean active(String login) {
        return sandbox.infrastructure().cvat().users().stream()
                .anyMatch(user -> user.username().equals(login) && user.active());
    }

    private void menu() {
        hr.says("/menu");
        hr.awaitReply("", Sandbox.LONG);
        hr.presses("HR menu");
        hr.awaitMessage(message -> message.button("All results").isPresent(), "HR's menu", Sandbox.LONG);
    }

    private void manage(Candidate candidate, String button, String confirm) {
        synchronized (hr) {
            candidate.isAskedForByHr();
            hr.presses("Attempts, time, account");
            hr.awaitMessage(message -> message.button(button).isPresent(), button, Sandbox.LONG);
            hr.presses(button);
            hr.awaitMessage(message -> message.button(confirm).isPresent(), confirm, Sandbox.LONG);
            hr.presses(confirm);
        }
    }

    private void press(ChatMessage card, String button) {
        assertThat(card.button(button)).isPresent();
        hr.presses(button);
    }

    /** By its directory, as every program reads it: sizes before the content are optional. */
    private static String allText(byte[] xlsx) throws IOException {
        Path file = Files.createTempFile("results", ".xlsx");
        try (ZipFile parts = new ZipFile(Files.write(file, xlsx).toFile())) {
            StringBuilder text = new StringBuilder();
            for (ZipEntry part : Collections.list(parts.entries())) {
                text.append(new String(parts.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8));
            }
            return text.toString();
        } finally {
            Files.delete(file);
        }
    }
}
