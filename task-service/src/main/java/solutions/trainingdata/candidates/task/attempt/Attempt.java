package solutions.trainingdata.candidates.task.attempt;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import solutions.trainingdata.candidates.messaging.contract.AttemptId;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.work.Work;

/** An attempt's row. The columns of the queue (state, press, last error) are only read here. */
@Entity
@Table(name = "attempt")
public class Attempt extends PanacheEntityBase {

    @Id
    public String id;

    @Column(insertable = false, updatable = false)
    public String state;

    @Column(insertable = false, updatable = false)
    public int press;

    @Column(name = "last_error", insertable = false, updatable = false)
    public String lastError;

    /** When the waiting of this state ends; null while there was none. */
    @Column(name = "waiting_until", insertable = false, updatable = false)
    public Instant waitingUntil;

    public long candidate;
    public String assignment;
    public int number;

    /** Of the assignment; null when there was none of this name. */
    public Integer version;

    /** Counts from 1. */
    public Integer variant;

    @Column(name = "seen_before")
    public boolean seenBefore;

    /** Null, like the name, when all that was ever asked is to close the attempt. */
    @Column(name = "cvat_user_id")
    public Long cvatUserId;

    @Column(name = "cvat_username")
    public String cvatUsername;

    @Column(name = "cvat_task_id")
    public Long cvatTaskId;

    /** The CVAT task was found with frames: another row than this one, as a backup has it, may have issued it. */
    public boolean adopted;

    /** Images may have been sent to this CVAT task: they must not be sent again. */
    public boolean uploading;

    @Column(name = "request_id")
    public String requestId;

    /** CVAT tasks thrown away since the person's press. */
    public int discarded;

    @Column(name = "discard_reason")
    public String discardReason;

    @Column(name = "cvat_job_ids")
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<Long> cvatJobIds;

    /** Asked to be closed, for good: whatever step comes next is that of closing. */
    public boolean closing;

    @Column(name = "started_at")
    public Instant startedAt;

    public Instant deadline;

    /** @throws IllegalStateException when there is no such row: rows are never deleted while work goes on */
    public static Attempt get(String id) {
        return found(id, findById(id));
    }

    /** The same, held against others until the transaction ends. */
    public static Attempt getLocked(String id) {
        return found(id, findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The same where there may be none. */
    public static Optional<Attempt> findLocked(String id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    private static Attempt found(String id, Attempt attempt) {
        if (attempt == null) {
            throw new IllegalStateException("There is no attempt " + id);
        }
        return attempt;
    }

    /** Closed, or given up while it was being made or closed. */
    public boolean isOver() {
        return Step.CLOSED.equals(state) || Work.FAILED.equals(state);
    }

    /** The candidate has, or had, its links. */
    public boolean wasIssued() {
        return startedAt != null;
    }

    /**
     * Has the row closed at once, unless a step is at it: that one ends first, so that what it makes in CVAT is known.
     * In a transaction that holds the row.
     */
    public void startClosing() {
        closing = true;
        flush();
        String sql = "UPDATE attempt SET tries = 0, next_try_at = now(), waiting_until = NULL, last_error = NULL,"
                + " state = CASE WHEN claimed_until > now() THEN state ELSE ? END WHERE id = ?";
        Panache.getEntityManager()
                .createNativeQuery(sql)
                .setParameter(1, Step.CLOSE)
                .setParameter(2, id)
                .executeUpdate();
    }

    /** The database's time, the same within a transaction. */
    public static Instant now() {
        return (Instant) Panache.getEntityManager()
                .createNativeQuery("SELECT now()", Instant.class)
                .getSingleResult();
    }

    public AttemptId key() {
        return new AttemptId(new CandidateId(candidate), assignment, number);
    }

    public TaskName taskName() {
        return new TaskName(key(), cvatUsername);
    }

    /** Which images: of the newest version, for a row on which nothing was made yet. */
    public void take(int newVersion, int newVariant, boolean seen) {
        version = newVersion;
        variant = newVariant;
        seenBefore = seen;
    }

    /** @param withFrames which this row did not give it */
    public void own(long newCvatTaskId, boolean withFrames) {
        cvatTaskId = newCvatTaskId;
        adopted = withFrames;
    }

    /** The CVAT task is gone: the next one starts from nothing. */
    public void startOver() {
        forgetCvatTask();
        discarded++;
    }

    /** What was found is nobody's again; the next press of a person looks for it again. */
    public void releaseAdopted() {
        if (adopted) {
            forgetCvatTask();
        }
    }

    private void forgetCvatTask() {
        cvatTaskId = null;
        adopted = false;
        requestId = null;
        uploading = false;
    }
}
