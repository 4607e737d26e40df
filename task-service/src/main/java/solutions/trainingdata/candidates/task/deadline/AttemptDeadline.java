package solutions.trainingdata.candidates.task.deadline;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** The deadline in force of an attempt that is issued, or for which time was asked before. Goes with its closing. */
@Entity
@Table(name = "attempt_deadline")
class AttemptDeadline extends PanacheEntityBase {

    /** The attempt's key. */
    @Id
    String id;

    Instant deadline;

    /** The reminder of this deadline was said, or came too late. */
    boolean reminded;

    /** How often it was said that this deadline is over. */
    int expired;

    /** When the next thing is to be said; null before the attempt is issued. */
    @Column(name = "next_at")
    Instant nextAt;

    /** Keys of the attempts of which something is to be said, the latest overdue first. */
    static List<String> due(Instant now, int atMost) {
        return AttemptDeadline.<AttemptDeadline>find("nextAt <= ?1 order by nextAt", now).page(0, atMost).stream()
                .map(row -> row.id)
                .toList();
    }

    /** Held against others until the transaction ends; null when there is none. */
    static AttemptDeadline locked(String attempt) {
        return findById(attempt, LockModeType.PESSIMISTIC_WRITE);
    }

    boolean isDue(Instant now) {
        return nextAt != null && !nextAt.isAfter(now);
    }

    boolean isOver(Instant now) {
        return !deadline.isAfter(now);
    }

    /** What was said of another deadline says nothing of this one. */
    void move(Instant to, Instant remindAt) {
        deadline = to;
        reminded = false;
        expired = 0;
        nextAt = remindAt;
    }
}
