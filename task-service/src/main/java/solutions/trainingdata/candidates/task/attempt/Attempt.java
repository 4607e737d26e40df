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
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import solutions.trainingdata.candidates.messaging.contract.AttemptId;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;

/** An attempt's row. The columns of the queue (state, press, last error) are only read here. */
@Entity
@Table(name = "attempt")
class Attempt extends PanacheEntityBase {

    @Id
    String id;

    @Column(insertable = false, updatable = false)
    String state;

    @Column(insertable = false, updatable = false)
    int press;

    @Column(name = "last_error", insertable = false, updatable = false)
    String lastError;

    /** When the waiting of this state ends; null while there was none. */
    @Column(name = "waiting_until", insertable = false, updatable = false)
    Instant waitingUntil;

    long candidate;
    String assignment;
    int number;

    /** Of the assignment; null when there was none of this name. */
    Integer version;

    /** Counts from 1. */
    Integer variant;

    @Column(name = "seen_before")
    boolean seenBefore;

    @Column(name = "cvat_user_id")
    long cvatUserId;

    @Column(name = "cvat_username")
    String cvatUsername;

    @Column(name = "cvat_task_id")
    Long cvatTaskId;

    /** The CVAT task was found with frames: another row than this one, as a backup has it, may have issued it. */
    boolean adopted;

    /** Images may have been sent to this CVAT task: they must not be sent again. */
    boolean uploading;

    @Column(name = "request_id")
    String requestId;

    /** CVAT tasks thrown away since the person's press. */
    int discarded;

    @Column(name = "discard_reason")
    String discardReason;

    @Column(name = "cvat_job_ids")
    @JdbcTypeCode(SqlTypes.ARRAY)
    List<Long> cvatJobIds;

    @Column(name = "started_at")
    Instant startedAt;

    Instant deadline;

    /** @throws IllegalStateException when there is no such row: rows are never deleted while work goes on */
    static Attempt get(String id) {
        return found(id, findById(id));
    }

    /** The same, held against others until the transaction ends. */
    static Attempt getLocked(String id) {
        return found(id, findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    private static Attempt found(String id, Attempt attempt) {
        if (attempt == null) {
            throw new IllegalStateException("There is no attempt " + id);
        }
        return attempt;
    }

    /** The database's time, the same within a transaction. */
    static Instant now() {
        return (Instant) Panache.getEntityManager()
                .createNativeQuery("SELECT now()", Instant.class)
                .getSingleResult();
    }

    AttemptId key() {
        return new AttemptId(new CandidateId(candidate), assignment, number);
    }

    TaskName taskName() {
        return new TaskName(key(), cvatUsername);
    }

    /** Which images: of the newest version, for a row on which nothing was made yet. */
    void take(int newVersion, int newVariant, boolean seen) {
        version = newVersion;
        variant = newVariant;
        seenBefore = seen;
    }

    /** @param withFrames which this row did not give it */
    void own(long newCvatTaskId, boolean withFrames) {
        cvatTaskId = newCvatTaskId;
        adopted = withFrames;
    }

    /** The CVAT task is gone: the next one starts from nothing. */
    void startOver() {
        forgetCvatTask();
        discarded++;
    }

    /** What was found is nobody's again; the next press of a person looks for it again. */
    void releaseAdopted() {
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
