package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import solutions.trainingdata.candidates.sandbox.annotate.Manner;
import solutions.trainingdata.candidates.sandbox.launcher.Service;
import solutions.trainingdata.candidates.sandbox.telegram.ChatMessage;
import solutions.trainingdata.candidates.sandbox.telegram.Person;

/** What HR do in the chat, and that nobody else can. */
class HrStoryTest {

    private final Sandbox sandbox = Sandbox.running();
    private final Person hr = sandbox.hr();
    private final List<Candidate> colleagues = new ArrayList<>();

    @AfterEach
    void areHrNoMore() {
        for (Candidate colleague : colleagues) {
            sandbox.ask(
                    Service.BOT,
                    "DELETE FROM whitelist WHERE candidate_id = " + colleague.number() + " RETURNING candidate_id");
        }
    }

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
    void everybodysResultsComeAsASpreadsheetWithTheColumnsOfTheSystemBefore() throws IOException {
        Candidate candidate = sandbox.candidate();
        candidate.finishesTheJourney();

        try (XSSFWorkbook results = results()) {
            assertThat(results)
                    .extracting(Sheet::getSheetName)
                    .containsExactly("Current results", "All attempts", "Method");
            for (String sheet : List.of("Current results", "All attempts")) {
                assertThat(ResultsSheets.texts(results.getSheet(sheet).getRow(0)))
                        .startsWith(
                                "candidate_username",
                                "car_iou",
                                "plate_iou",
                                "plate_accuracy",
                                "task_started",
                                "task_ended",
                                "task_completed",
                                "times_attempted");
                Row row = ResultsSheets.row(results.getSheet(sheet), candidate).orElseThrow();
                assertThat(row.getCell(1).getNumericCellValue()).isEqualTo(100);
                LocalDateTime started = row.getCell(4).getLocalDateTimeCellValue();
                LocalDateTime ended = row.getCell(5).getLocalDateTimeCellValue();
                assertThat(ended).isAfterOrEqualTo(started);
                assertThat(row.getCell(6).getNumericCellValue()
                                * Duration.ofDays(1).toSeconds())
                        .isCloseTo(Duration.between(started, ended).toSeconds(), within(1.5));
                assertThat(row.getCell(7).getNumericCellValue()).isEqualTo(1);
            }
        }
    }

    @Test
    void aCandidateIsFoundByNumberAndChosenFromTheLatest() {
        Candidate numbered = hasCome(sandbox.candidate());
        Candidate chosen = hasCome(sandbox.candidate());
        synchronized (hr) {
            numbered.isAskedForByHr();
            asksForSomebody();
            hr.presses("@" + chosen.person().profile().username());
            assertThat(chosen.reportToHr().text()).contains("has not got a test");
        }
    }

    @Test
    void aUsernameThatTwoPeopleHadListsBothWithDates() {
        String username = "passed_on";
        Candidate former = hasCome(sandbox.candidate("Anna", null, username));
        sandbox.infrastructure().telegram().person(former.person().id(), "Anna", null, "anna_now", "en");
        hasCome(former);
        Candidate present = hasCome(sandbox.candidate("Boris", null, username));
        synchronized (hr) {
            asksForSomebody();
            hr.says("@Passed_On");
            ChatMessage both = hr.awaitReply("has been the name of several people", Sandbox.LONG);
            String date = "\\d+ \\w+, \\d\\d:\\d\\d \\(UTC\\)";
            assertThat(both.text())
                    .containsPattern("Anna.*" + former.number() + "\\s+had it from " + date + " until " + date)
                    .containsPattern("Boris.*" + present.number() + "\\s+has it since " + date);
            hr.presses("Anna, " + former.number());
            former.reportToHr();
        }
    }

    @Test
    @Timeout(300)
    void theTestOfHrThemselvesIsATrialOnTheCardAndIsLeftOutOfTheSpreadsheet() throws IOException {
        Candidate colleague = sandbox.candidate("Hugo", null, "hugo_hr");
        isHr(colleague);
        colleague.confirmsTheTest();
        colleague.getsTheTask();
        colleague.annotates(Manner.WELL);
        // Whose test it is is looked up within seconds, and nobody draws five pictures as quickly as this.
        String trials = "SELECT count(*) FROM journey WHERE trial AND candidate = "
                + colleague.person().id();
        long end = System.nanoTime() + Sandbox.LONG.toNanos();
        while (sandbox.ask(Service.BOT, trials).equals("0")) {
            assertThat(System.nanoTime()).as("known to be a trial in time").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        colleague.handsIn();
        colleague.person().awaitMessage("it counts nowhere", Sandbox.LONG.multipliedBy(3));
        ChatMessage card = colleague.cardOfHr();
        assertThat(card.text()).contains("trial by HR");
        assertThat(card.button("Invite")).isEmpty();

        try (XSSFWorkbook results = results()) {
            assertThat(ResultsSheets.row(results.getSheet("Current results"), colleague))
                    .isEmpty();
            assertThat(ResultsSheets.row(results.getSheet("All attempts"), colleague))
                    .isEmpty();
            Sheet method = results.getSheet("Method");
            assertThat(method)
                    .anySatisfy(row ->
                            assertThat(ResultsSheets.texts(row).toString()).contains("People left out: 1"));
        }
    }

    @Test
    void cardsAreMutedAndUnmutedByEachForThemselves() {
        Candidate colleague = hasCome(sandbox.candidate("Hella", null, "hella_hr"));
        Person person = colleague.person();
        isHr(colleague);
        menu(person);
        person.presses("Cards off");
        person.awaitReply("Result cards are off for you", Sandbox.LONG);
        Candidate unseen = sandbox.candidate();
        unseen.finishesTheJourney();
        unseen.cardOfHr();

        person.presses("Cards on");
        person.awaitMessage(message -> message.button("Cards off").isPresent(), "cards on", Sandbox.LONG);
        Candidate seen = sandbox.candidate();
        seen.finishesTheJourney();

        person.awaitMessage(
                message -> message.text().contains("Result:") && message.text().contains(seen.number()),
                "the card",
                Sandbox.LONG);
        assertThat(person.chat().messages()).noneMatch(message -> message.text().contains(unseen.number()));
    }

    @Test
    void hrHaveAHelpOfTheirOwn() {
        synchronized (hr) {
            menu(hr);
            hr.presses("Help");
            hr.awaitReply("For HR", Sandbox.LONG);
        }
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

    private static void menu(Person hr) {
        hr.says("/menu");
        hr.awaitReply("", Sandbox.LONG);
        hr.presses("HR menu");
        hr.awaitReply("Results that wait for a decision", Sandbox.LONG);
    }

    private void asksForSomebody() {
        menu(hr);
        hr.presses("Candidate's result");
        hr.awaitReply("Whose result?", Sandbox.LONG);
    }

    private static Candidate hasCome(Candidate candidate) {
        candidate.person().says("/start");
        candidate.person().awaitReply("", Sandbox.LONG);
        return candidate;
    }

    private void isHr(Candidate colleague) {
        colleagues.add(colleague);
        sandbox.ask(
                Service.BOT,
                "INSERT INTO whitelist (candidate_id) VALUES (" + colleague.number() + ") RETURNING candidate_id");
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

    /** As HR get them. */
    private XSSFWorkbook results() throws IOException {
        ChatMessage message;
        synchronized (hr) {
            int before = hr.chat().messages().size();
            menu(hr);
            hr.presses("All results");
            message = hr.await(
                    chat -> chat.messages().stream()
                            .skip(before)
                            .filter(found -> found.file().isPresent())
                            .findFirst(),
                    "the spreadsheet",
                    Sandbox.LONG);
        }
        return ResultsSheets.in(message);
    }
}
