package solutions.trainingdata.candidates.bot.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.bot.journey.Position;
import solutions.trainingdata.candidates.bot.journey.Stage;
import solutions.trainingdata.candidates.bot.texts.Language;
import solutions.trainingdata.candidates.messaging.contract.AttemptId;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;

/** The task as the candidate gets it. */
class AttemptScreensTest {

    @Test
    void namesTheWholeTimeAlthoughTheDeadlineIsKeptLessFinelyThanTheStart() {
        Instant started = EveryScreen.NOW.plusNanos(123_456_000);
        Instant deadline = started.plus(Duration.ofDays(3));
        TaskEvent.Issued task = new TaskEvent.Issued(
                new AttemptId(new CandidateId(7), "cars", 1),
                1,
                1,
                false,
                1,
                List.of(new TaskEvent.Job(1, URI.create("http://cvat/tasks/1/jobs/1"))),
                started,
                deadline);
        assertThat(new AttemptScreens(EveryScreen.TEXTS)
                        .ready(
                                Language.EN,
                                EveryScreen.assignment(),
                                task,
                                deadline.truncatedTo(ChronoUnit.MILLIS),
                                new Position(Stage.ANNOTATING, 1, 0, 1))
                        .html())
                .contains("(3 days in all)");
    }
}
