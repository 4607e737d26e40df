package solutions.trainingdata.candidates.metrics.attempt;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import solutions.trainingdata.candidates.messaging.contract.AttemptId;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;

/** One attempt of one candidate at one assignment, as the gateway last described it. */
@Entity
public class Attempt extends PanacheEntityBase {

    /** {@link AttemptId#key()}. */
    @Id
    public String id;

    @Column(name = "candidate_id")
    public long candidateId;

    public String assignment;
    public int number;
    public int revision;

    @Column(name = "telegram_username")
    public String telegramUsername;

    public String name;

    @Column(name = "cvat_username")
    public String cvatUsername;

    /** Taken by HR themselves. */
    public boolean trial;

    @Column(name = "requested_at")
    public Instant requestedAt;

    @Column(name = "started_at")
    public Instant startedAt;

    /** Newest first. */
    public static List<Attempt> of(CandidateId candidate) {
        return list("candidateId = ?1 ORDER BY startedAt DESC, number DESC", candidate.telegramUserId());
    }

    public AttemptId attemptId() {
        return new AttemptId(new CandidateId(candidateId), assignment, number);
    }
}
