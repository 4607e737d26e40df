package solutions.trainingdata.candidates.task.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.contract.TaskCommand;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSimulator;
import solutions.trainingdata.candidates.task.Bus;
import solutions.trainingdata.candidates.task.TaskSandbox;
import solutions.trainingdata.candidates.task.TestAssignments;
import solutions.trainingdata.candidates.task.attempt.Attempt;
import solutions.trainingdata.candidates.task.attempt.AttemptScene;

/** From the row's due time to the event at the broker. Time passes by moving the row's times into the past. */
@QuarkusTest
@QuarkusTestResource(TaskSandbox.class)
class DeadlineIT {

    private static final String CARS = TestAssignments.CARS;
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration A_FEW_SECONDS = Duration.ofSeconds(20);

    @Inject
    AgroalDataSource database;

    @Inject
    TellOfDeadlines tell;

    CvatSimulator cvat;

    private Bus bus;
    private AttemptScene scene;

    @BeforeEach
    void enter() throws Exception {
        bus = new Bus();
        scene = new AttemptScene(cvat, bus);
    }

    @AfterEach
    void leave() throws Exception {
        bus.close();
    }

    @Test
    void theReminderIsDueWhenASixthOfTheTimeIsLeft() {
        TaskEvent.Issued issued = issue();
        assertThat(row().deadline).isEqualTo(issued.deadline());
        assertThat(row().nextAt).isEqualTo(issued.deadline().minus(Duration.ofHours(12)));
    }

    @Test
    void remindsOnceForADeadline() {
        Instant deadline = issue().deadline();
        due("next_at = now()");
        await().until(() -> !reminders().isEmpty());
        due("next_at = now()");
        await().until(() -> row().nextAt.equals(deadline));
        assertThat(reminders()).containsExactly(new TaskEvent.ReminderDue(scene.attempt(CARS, 1), deadline));
        assertThat(expired()).isEmpty();
    }

    @Test
    void saysThatTheTimeIsOverEachTimeAfterTwiceAsLongUpToAnHour() {
        issue();
        overSince("1 second");
        await().until(() -> expired().size() == 1);
        for (int minutes : List.of(10, 20, 40, 60, 60)) {
            assertThat(Duration.between(now(), row().nextAt)).isCloseTo(Duration.ofMinutes(minutes), A_FEW_SECONDS);
            int said = expired().size();
            due("next_at = now()");
            await().until(() -> expired().size() == said + 1);
        }
        assertThat(expired()).containsOnly(new TaskEvent.Expired(scene.attempt(CARS, 1), row().deadline));
        assertThat(reminders()).as("too late to remind").isEmpty();
    }

    @Test
    void severalReplicasSayItOnce() throws Exception {
        issue();
        overSince("1 second");
        var replicas = Executors.newFixedThreadPool(8);
        for (var done : replicas.invokeAll(IntStream.range(0, 8)
                .mapToObj(i -> Executors.callable(tell::tell))
                .toList())) {
            done.get();
        }
        replicas.shutdown();
        await().until(() -> !expired().isEmpty());
        assertThat(expired()).hasSize(1);
    }

    @Test
    void anExtensionMovesReminderAndExpiryAndIsAnsweredTheSameAgain() {
        Instant deadline = issue().deadline();
        Instant later = deadline.plus(A_DAY);
        due("next_at = now()");
        await().until(() -> reminders().size() == 1);
        extend(later);
        await().until(() -> extended().size() == 1);
        assertThat(row().nextAt).isBetween(later.minus(Duration.ofHours(17)), later.minus(Duration.ofHours(15)));
        due("next_at = now()");
        await().until(() -> reminders().size() == 2);
        extend(later);
        await().until(() -> extended().size() == 2);
        assertThat(row().nextAt).as("said again, it begins nothing again").isEqualTo(later);
        assertThat(extended()).containsOnly(new TaskEvent.Extended(scene.attempt(CARS, 1), later));
        assertThat(reminders().get(1).deadline()).isEqualTo(later);
    }

    @Test
    void theLatestDeadlineWinsInWhateverOrderTheyCome() {
        Instant deadline = issue().deadline();
        extend(deadline.plus(A_DAY));
        extend(deadline.plusSeconds(1));
        extend(deadline.minus(A_DAY));
        await().until(() -> extended().size() == 3);
        assertThat(extended()).extracting(TaskEvent.Extended::deadline).contains(deadline.plus(A_DAY));
        assertThat(row().deadline).isEqualTo(deadline.plus(A_DAY));
    }

    @Test
    void anExtensionEndsWhatIsSaidOfTheOldDeadline() {
        issue();
        overSince("1 hour");
        await().until(() -> expired().size() == 1);
        Instant later = now().plus(A_DAY).truncatedTo(ChronoUnit.MICROS);
        extend(later);
        await().until(() -> extended().size() == 1);
        assertThat(row().nextAt).isBetween(later.minus(Duration.ofHours(5)), later);
        assertThat(row().expired).isZero();
    }

    @Test
    void timeAskedForBeforeTheTaskIsThereCounts() {
        Instant later = now().plus(Duration.ofDays(9)).truncatedTo(ChronoUnit.MILLIS);
        extend(later);
        await().until(() -> extended().size() == 1);
        assertThat(row().nextAt).isNull();
        TaskEvent.Issued issued = issue();
        assertThat(issued.deadline()).isEqualTo(issued.startedAt().plus(Duration.ofDays(3)));
        assertThat(row().deadline).isEqualTo(later);
        assertThat(row().nextAt).as("at most a day ahead").isEqualTo(later.minus(A_DAY));
    }

    @Test
    void aClosedAttemptHasNoDeadlineAndGetsNoTime() {
        Instant deadline = issue().deadline();
        bus.send(scene.close(CARS));
        scene.awaitClosed();
        extend(deadline.plus(A_DAY));
        await().until(() -> scene.closed().size() == 2);
        assertThat(extended()).isEmpty();
        assertThat(row()).isNull();
    }

    private TaskEvent.Issued issue() {
        bus.send(scene.issue(CARS, 1, 1));
        return scene.awaitIssued();
    }

    private void extend(Instant deadline) {
        bus.send(new TaskCommand.Extend(scene.attempt(CARS, 1), deadline));
    }

    private AttemptDeadline row() {
        return QuarkusTransaction.requiringNew()
                .call(() -> AttemptDeadline.findById(scene.attempt(CARS, 1).key()));
    }

    private static Instant now() {
        return QuarkusTransaction.requiringNew().call(Attempt::now);
    }

    private void due(String assignment) {
        AttemptScene.execute(
                database, "UPDATE attempt_deadline SET " + assignment + " WHERE id = ?", scene.attempt(CARS, 1));
    }

    private void overSince(String interval) {
        due("deadline = now() - interval '" + interval + "', next_at = now()");
    }

    private List<TaskEvent.ReminderDue> reminders() {
        return bus.events(
                TaskEvent.ReminderDue.class, event -> event.candidate().equals(scene.candidate));
    }

    private List<TaskEvent.Expired> expired() {
        return bus.events(TaskEvent.Expired.class, event -> event.candidate().equals(scene.candidate));
    }

    private List<TaskEvent.Extended> extended() {
        return bus.events(TaskEvent.Extended.class, event -> event.candidate().equals(scene.candidate));
    }
}
