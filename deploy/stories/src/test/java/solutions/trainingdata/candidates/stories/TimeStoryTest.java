package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import solutions.trainingdata.candidates.sandbox.annotate.Manner;
import solutions.trainingdata.candidates.sandbox.launcher.Service;
import solutions.trainingdata.candidates.sandbox.telegram.ChatMessage;
import solutions.trainingdata.candidates.sandbox.telegram.Person;

/** Time that runs out, for candidates and for HR, an extension, and work that is finished in CVAT only. */
class TimeStoryTest {

    private static final String ASSIGNMENT = "car-plates";

    private static Sandbox sandbox;

    @BeforeAll
    static void start(@TempDir Path assignments) throws IOException {
        sandbox = Sandbox.configured(
                "time",
                Map.of(
                        "ASSIGNMENTS_DIR", inAMinuteAndAHalf(assignments).toString(),
                        "DEADLINE_REMINDER_PART", "2",
                        "WATCH_LOOK_EVERY", "1s",
                        "DECISION_WITHIN", "PT20S",
                        "HR_LOOK_FOR_OVERDUE_DECISIONS_EVERY", "1s",
                        "DISPLAY_ZONE", "Europe/Moscow"));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    @Tag("long")
    void whatIsSavedWhenTimeIsOverIsHandedInByItselfAndNothingIsNothing() {
        Candidate idle = sandbox.candidate();
        Candidate forgetful = sandbox.candidate();
        idle.confirmsTheTest();
        forgetful.confirmsTheTest();
        forgetful.getsTheTask();
        forgetful.draws(Manner.WELL);

        for (Candidate candidate : List.of(forgetful, idle)) {
            Person person = candidate.person();
            person.awaitMessage("left for", Sandbox.LONG.multipliedBy(2));
            person.awaitMessage("The time for", Sandbox.LONG.multipliedBy(2));
            person.awaitMessage(
                    candidate == idle ? "nothing was saved" : "What you had saved is handed in", Sandbox.LONG);
            candidate.cardOfHr();
            candidate.hasEverythingOnce(0);
            person.says("/status");
            person.awaitReply("Attempts left: 1", Sandbox.LONG);
        }
        assertThat(forgetful.cardOfHr().text()).contains("car, outline: 100.00 %");
        assertThat(idle.cardOfHr().text()).contains("car, outline: 0.00 %");
    }

    @Test
    @Tag("long")
    void moreTimeFromHrCounts() {
        Candidate candidate = sandbox.candidate();
        candidate.confirmsTheTest();
        candidate.getsTheTask();
        Person hr = sandbox.hr();
        synchronized (hr) {
            candidate.isAskedForByHr();
            hr.presses("Attempts, time, account");
            hr.awaitMessage(message -> message.button("1 day more").isPresent(), "more time", Sandbox.LONG);
            hr.presses("1 day more");
        }

        candidate.person().awaitMessage("You have more time", Sandbox.LONG);

        candidate.annotates(Manner.WELL);
        candidate.handsIn();
        candidate.isAccepted();
    }

    @Test
    void whoFinishedInCvatIsAskedWhetherToHandIn() {
        Candidate candidate = sandbox.candidate();
        candidate.confirmsTheTest();
        candidate.getsTheTask();

        candidate.annotates(Manner.WELL);

        assertThat(candidate
                        .person()
                        .awaitMessage("You have finished in the annotation tool", Sandbox.LONG)
                        .text())
                .contains("I only see what is saved. If something is not saved yet, save it first.");
        candidate.person().presses("It is saved, check it");
        candidate.isAccepted();
        candidate.cardOfHr();
        candidate.hasEverythingOnce(0);
    }

    @Test
    @Tag("long")
    void deadlinesOutliveARestartAndAreToldInTheCandidatesLanguageAndTheZoneOfTheInstallation() {
        Candidate candidate = sandbox.candidate("Мария", null, null, "ru");
        Person person = candidate.person();
        person.says("/start");
        person.presses("Получить тест");
        person.presses("Согласен");
        person.awaitMessage(
                message -> message.button("Открыть задание").isPresent(), "задание", Sandbox.LONG.multipliedBy(3));
        String deadline = sandbox.ask(
                Service.TASK,
                "SELECT to_char(deadline AT TIME ZONE 'Europe/Moscow', 'HH24:MI') FROM attempt_deadline WHERE id LIKE '"
                        + candidate.number() + "/%'");

        for (Service service : List.of(Service.TASK, Service.BOT)) {
            int before = sandbox.product().restarts(service);
            sandbox.product().service(service).stop(Sandbox.LONG);
            person.await(
                    chat -> sandbox.product().restarts(service) > before ? Optional.of(chat) : Optional.empty(),
                    service + " again",
                    Sandbox.LONG);
        }

        assertThat(person.awaitMessage("осталось времени", Sandbox.LONG.multipliedBy(2))
                        .text())
                .containsPattern("до \\d+ \\p{L}+, " + deadline + " \\(UTC\\+3\\)");
        person.awaitMessage("Время на тест", Sandbox.LONG.multipliedBy(2));
        candidate.cardOfHr();
        assertThat(candidate.cards()).isEqualTo(1);
        assertThat(person.chat().timesSent("осталось времени")).isEqualTo(1);
        assertThat(person.chat().timesSent("Время на тест")).isEqualTo(1);
    }

    @Test
    void aDecisionThatIsPutOffIsRemindedOf() {
        Candidate candidate = sandbox.candidate("Lena", null, "lena_later");
        candidate.finishesTheJourney();
        candidate.cardOfHr();
        Person hr = sandbox.hr();
        synchronized (hr) {
            decisions();
            opensTheCardOf(candidate);
            hr.presses("Later");
            hr.awaitReply("Lena waits", Sandbox.LONG);
        }

        hr.awaitMessage(
                message -> message.text().contains("still waits for your decision")
                        && message.text().contains(candidate.number())
                        && message.text().contains("Put off by Helen"),
                "the reminder",
                Sandbox.LONG);
    }

    @Test
    @Tag("long")
    void moreResultsThanAPageWaitForADecision() {
        List<Candidate> idle = IntStream.rangeClosed(1, 9)
                .mapToObj(n -> sandbox.candidate("Idle" + n, null, "idle_" + n))
                .toList();
        idle.forEach(Candidate::confirmsTheTest);
        idle.forEach(Candidate::cardOfHr);
        Person hr = sandbox.hr();
        synchronized (hr) {
            assertThat(decisions().button("More")).isPresent();
            opensTheCardOf(idle.get(8));
        }
    }

    /** @return the first page of those that wait */
    private static ChatMessage decisions() {
        Person hr = sandbox.hr();
        hr.says("/menu");
        hr.awaitReply("", Sandbox.LONG);
        hr.presses("HR menu");
        hr.awaitReply("Results that wait for a decision", Sandbox.LONG);
        hr.presses("Decisions");
        return hr.awaitReply("These results wait for a decision", Sandbox.LONG);
    }

    /** From a page of the decisions that wait, turning pages. */
    private static void opensTheCardOf(Candidate candidate) {
        String button = candidate.person().profile().firstName() + ":";
        Person hr = sandbox.hr();
        ChatMessage page = hr.awaitReply("These results wait for a decision", Sandbox.LONG);
        while (page.button(button).isEmpty()) {
            hr.presses("More");
            page = hr.awaitReply("These results wait for a decision", Sandbox.LONG);
        }
        hr.presses(button);
        hr.awaitReply(candidate.number(), Sandbox.LONG);
    }

    /** The shipped assignment with a minute and a half: a restart fits in. */
    private static Path inAMinuteAndAHalf(Path folder) throws IOException {
        Path shipped = Sandbox.ROOT.resolve("media/assignments").resolve(ASSIGNMENT);
        Path copy = folder.resolve(ASSIGNMENT);
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(shipped.relativize(file)));
            }
        }
        Path yaml = copy.resolve("assignment.yaml");
        String text = Files.readString(yaml);
        Files.writeString(yaml, text.replaceFirst("deadline: \\S+", "deadline: PT90S"));
        return folder;
    }
}
