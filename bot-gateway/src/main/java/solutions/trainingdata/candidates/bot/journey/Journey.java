package solutions.trainingdata.candidates.bot.journey;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import solutions.trainingdata.candidates.messaging.contract.AttemptId;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.Contract;
import solutions.trainingdata.candidates.messaging.contract.SubmissionId;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;

/** One candidate's way through one assignment, as a row. */
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

    static String id(CandidateId candidate, String assignment) {
        return candidate.key() + "/" + assignment;
    }

    public Position position() {
        return new Position(stage, attempt, submission, press);
    }

    void move(Position next) {
        stage = next.stage();
        attempt = next.attempt();
        submission = next.submission();
        press = next.press();
    }

    public AttemptId attemptId() {
        return new AttemptId(new CandidateId(candidate), assignment, attempt);
    }

    public SubmissionId submissionId() {
        return new SubmissionId(attemptId(), submission);
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
        return (TaskEvent.Issued)
                Contract.read(Contract.wireName(TaskEvent.Issued.class), id, issued.getBytes(StandardCharsets.UTF_8));
    }
}
