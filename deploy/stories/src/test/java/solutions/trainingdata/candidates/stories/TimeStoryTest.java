package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import solutions.trainingdata.candidates.sandbox.annotate.Manner;
import solutions.trainingdata.candidates.sandbox.telegram.Person;

/** Time that runs out, an extension by HR, and work that is finished in CVAT only. */
class TimeStoryTest {

    private static final String ASSIGNMENT = "car-plates";

    private static Sandbox sandbox;

    @BeforeAll
    static void start(@TempDir Path assignments) throws IOException {
        sandbox = Sandbox.configured(
                "time",
                Map.of(
                        "ASSIGNMENTS_DIR", inAMinute(assignments).toString(),
                        "DEADLINE_REMINDER_PART", "2",
                        "WATCH_LOOK_EVERY", "1s"));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
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

    /** The shipped assignment with a minute's time. */
    private static Path inAMinute(Path folder) throws IOException {
        Path shipped = Sandbox.ROOT.resolve("media/assignments").resolve(ASSIGNMENT);
        Path copy = folder.resolve(ASSIGNMENT);
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(shipped.relativize(file)));
            }
        }
        Path yaml = copy.resolve("assignment.yaml");
        String text = Files.readString(yaml);
        Files.writeString(yaml, text.replaceFirst("deadline: \\S+", "deadline: PT60S"));
        return folder;
    }
}
