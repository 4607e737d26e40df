package solutions.trainingdata.candidates.metrics.submission;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import solutions.trainingdata.candidates.messaging.contract.AttemptId;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.Contract;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;
import solutions.trainingdata.candidates.messaging.contract.ServiceMessage;
import solutions.trainingdata.candidates.messaging.contract.SubmissionId;

/** One "done": a row of work until there is a verdict, afterwards the verdict. Written by SQL, read as this. */
@Entity
public class Submission extends PanacheEntityBase {

    static final String NEW = "NEW";
    static final String REJECTED = "REJECTED";
    static final String SCORED = "SCORED";

    /** {@link SubmissionId#key()}. */
    @Id
    public String id;

    @Column(name = "attempt_id")
    public String attemptId;

    @Column(name = "candidate_id")
    public long candidateId;

    public String assignment;

    @Column(name = "attempt_number")
    public int attemptNumber;

    public int number;

    @Column(name = "cvat_task_id")
    public long cvatTaskId;

    public int version;
    public int variant;

    @Column(name = "started_at")
    public Instant startedAt;

    @Column(name = "submitted_at")
    public Instant submittedAt;

    /** The attempt is over: scored in spite of problems. */
    public boolean last;

    public String state;

    @Column(name = "event_type")
    public String eventType;

    @Column(name = "event_body")
    public String eventBody;

    SubmissionId submissionId() {
        return new SubmissionId(new AttemptId(new CandidateId(candidateId), assignment, attemptNumber), number);
    }

    /** The verdict as it was published, null while there is none. */
    ServiceMessage event() {
        return eventBody == null ? null : Contract.read(eventType, id, eventBody.getBytes(StandardCharsets.UTF_8));
    }

    /** The result of the attempt's last submission that was scored, null when none was. */
    public static MetricsEvent.Result resultOf(AttemptId attempt) {
        List<Submission> scored = list("attemptId = ?1 AND state = ?2 ORDER BY number DESC", attempt.key(), SCORED);
        return scored.isEmpty() ? null : ((MetricsEvent.Scored) scored.get(0).event()).result();
    }
}
