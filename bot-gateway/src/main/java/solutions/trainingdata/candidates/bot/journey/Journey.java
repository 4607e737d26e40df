package solutions.trainingdata.candidates.bot.journey;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import solutions.trainingdata.candidates.messaging.contract.AttemptId;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.Contract;
import solutions.trainingdata.candidates.messaging.contract.SubmissionId;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;

/** One candidate's way through one assignment, as a row. What is about an attempt is about the newest one. */
@Entity
public class Journey extends PanacheEntityBase {

    /** candidate/assignment. */
    @Id
    public String id;

    public long candidate;

    public String assignment;

    @Enumerated(EnumType.STRING)
    public Stage stage;

    public int attempt;

    public int submission;

    public int press;

    boolean over;

    /** Of metrics.open within the attempt; 0 before the first. */
    public int revision;

    /** Whether HR try the test themselves; null until the whitelist has said so. */
    Boolean trial;

    @Column(name = "requested_at")
    public Instant requestedAt;

    /** Purpose of the attempt's message: progress first, then the task. */
    public String message;

    /** JSON of the attempt's {@code task.issued}; null before. */
    String issued;

    /** In force; null where it is as issued. */
    private Instant deadline;

    /** The latest deadline that was asked for; null when none was. */
    @Column(name = "extended_to")
    private Instant extendedTo;

    /** The newest deadline that the candidate was reminded of; null before the first. */
    private Instant reminded;

    /** The last time of {@code task.finished} that was told. */
    private int finished;

    /** Null before. */
    @Column(name = "scored_at")
    public Instant scoredAt;

    /** As far as is known: see {@link MarkTrials}. */
    public boolean isTrial() {
        return Boolean.TRUE.equals(trial);
    }

    static String id(CandidateId candidate, String assignment) {
        return candidate.key() + "/" + assignment;
    }

    public Position position() {
        return new Position(stage, attempt, submission, press, over);
    }

    void move(Position next) {
        stage = next.stage();
        attempt = next.attempt();
        submission = next.submission();
        press = next.press();
        over = next.over();
    }

    /** What belonged to the attempt before is no longer of interest here. */
    void beginAttempt(Instant now) {
        requestedAt = now;
        revision = 0;
        trial = null;
        issued = null;
        deadline = null;
        extendedTo = null;
        reminded = null;
        finished = 0;
        scoredAt = null;
    }

    public AttemptId attemptId() {
        return new AttemptId(new CandidateId(candidate), assignment, attempt);
    }

    public SubmissionId submissionId() {
        return new SubmissionId(attemptId(), submission);
    }

    /** For logs: names nobody. */
    String words() {
        return assignment + ", attempt " + attempt + (submission == 0 ? "" : ", submission " + submission);
    }

    void issued(TaskEvent.Issued event) {
        issued = Contract.json(event);
        trial = null;
    }

    public boolean hasTask() {
        return issued != null;
    }

    /** The attempt's task, once it was issued. */
    public TaskEvent.Issued task() {
        return (TaskEvent.Issued) Contract.read(
                Contract.wireName(TaskEvent.Issued.class), "journey", issued.getBytes(StandardCharsets.UTF_8));
    }

    /** Until when the attempt can be handed in, once it has a task. */
    public Instant deadline() {
        return deadline != null ? deadline : comparable(task().deadline());
    }

    /** @return false for a deadline that is not later than the one in force */
    boolean extend(Instant until) {
        boolean later = hasTask() && comparable(until).isAfter(deadline());
        if (later) {
            deadline = comparable(until);
        }
        return later;
    }

    /** @return false when so much time was asked for already */
    boolean askMoreTime(Instant until) {
        boolean more = comparable(until).isAfter(latestDeadline());
        if (more) {
            extendedTo = comparable(until);
        }
        return more;
    }

    /** In force or asked for: what is said about an earlier one is out of date. */
    boolean isLatest(Instant until) {
        return hasTask() && !comparable(until).isBefore(latestDeadline());
    }

    private Instant latestDeadline() {
        return extendedTo != null && extendedTo.isAfter(deadline()) ? extendedTo : deadline();
    }

    /** @return false when the candidate was reminded of it already */
    boolean remind(Instant until) {
        boolean first = reminded == null || comparable(until).isAfter(reminded);
        if (first) {
            reminded = comparable(until);
        }
        return first;
    }

    /** @return false when it was told already */
    boolean finish(int time) {
        boolean first = time > finished;
        finished = Math.max(time, finished);
        return first;
    }

    /** The last time of {@code task.finished} that was told. */
    int finished() {
        return finished;
    }

    /** A row keeps less of an instant than a message does. */
    private static Instant comparable(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
