package solutions.trainingdata.candidates.task.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import solutions.trainingdata.candidates.messaging.contract.AttemptId;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.TaskCommand;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSimulator;
import solutions.trainingdata.candidates.sandbox.cvat.SimulatedJob;
import solutions.trainingdata.candidates.sandbox.cvat.SimulatedTask;
import solutions.trainingdata.candidates.task.Bus;
import solutions.trainingdata.candidates.task.CvatCaller;

/** One candidate of a test with an account in CVAT, and what can be seen of their attempts from outside. */
public class AttemptScene {

    private static final AtomicLong LAST_CANDIDATE = new AtomicLong(5000);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    public final CandidateId candidate = new CandidateId(LAST_CANDIDATE.incrementAndGet());
    public final String login = "person" + candidate.key() + "_test_Annotator";
    private final CvatSimulator cvat;
    private final Bus bus;
    public final long userId;

    public AttemptScene(CvatSimulator cvat, Bus bus) {
        this.cvat = cvat;
        this.bus = bus;
        userId = CvatCaller.admin(cvat).register(login);
    }

    public AttemptId attempt(String assignment, int number) {
        return new AttemptId(candidate, assignment, number);
    }

    public TaskCommand.Issue issue(String assignment, int number, int press) {
        return new TaskCommand.Issue(attempt(assignment, number), press, userId, login);
    }

    public TaskCommand.Close close(String assignment) {
        return new TaskCommand.Close(attempt(assignment, 1));
    }

    public List<TaskEvent.Issued> issued() {
        return bus.events(TaskEvent.Issued.class, event -> event.candidate().equals(candidate));
    }

    public List<TaskEvent.Closed> closed() {
        return bus.events(TaskEvent.Closed.class, event -> event.candidate().equals(candidate));
    }

    public List<TaskEvent.Failed> failed() {
        return bus.events(TaskEvent.Failed.class, event -> event.candidate().equals(candidate));
    }

    public TaskEvent.Issued awaitIssued() {
        await().atMost(LIMIT).until(() -> !issued().isEmpty());
        return issued().get(0);
    }

    public TaskEvent.Failed awaitFailed() {
        await().atMost(LIMIT).until(() -> !failed().isEmpty());
        return failed().get(0);
    }

    /** The first answer that the attempt is closed. */
    public TaskEvent.Closed awaitClosed() {
        await().atMost(LIMIT).until(() -> !closed().isEmpty());
        return closed().get(0);
    }

    /** The candidate's tasks that there are in CVAT, good or not. */
    public List<SimulatedTask> tasks() {
        return cvat.tasks().stream()
                .filter(task -> task.name().contains("[" + candidate.key() + "/"))
                .toList();
    }

    public List<SimulatedJob> jobs(long taskId) {
        return cvat.jobs().stream().filter(job -> job.taskId() == taskId).toList();
    }

    /** Exactly one task, whole, each job the candidate's, said once. */
    public void isIssuedOnce(int images) {
        TaskEvent.Issued issued = awaitIssued();
        assertThat(tasks()).hasSize(1);
        SimulatedTask task = tasks().get(0);
        assertThat(task.id()).isEqualTo(issued.cvatTaskId());
        assertThat(task.frames()).hasSize(images);
        assertThat(jobs(task.id())).isNotEmpty().allSatisfy(job -> assertThat(job.assignee())
                .contains(login));
        assertThat(issued()).hasSize(1);
        assertThat(failed()).isEmpty();
    }

    /** A column of the attempt's row, as text. */
    public static String column(AgroalDataSource database, AttemptId attempt, String column) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT " + column + "::text FROM attempt WHERE id = ?")) {
            select.setString(1, attempt.key());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param sql with the attempt's key as its one parameter */
    public static void execute(AgroalDataSource database, String sql, AttemptId attempt) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, attempt.key());
            statement.executeUpdate();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
