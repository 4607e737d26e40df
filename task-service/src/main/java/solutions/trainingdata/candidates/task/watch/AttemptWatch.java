package solutions.trainingdata.candidates.task.watch;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** An open attempt's CVAT task, and what was seen of it. Goes with the attempt's closing or with the task. */
@Entity
@Table(name = "attempt_watch")
class AttemptWatch extends PanacheEntityBase {

    /** The attempt's key. */
    @Id
    String id;

    @Column(name = "cvat_task_id")
    long cvatTaskId;

    @Column(name = "next_look_at")
    Instant nextLookAt;

    /** Looks in a row that CVAT did not answer. */
    int failures;

    /** At the last look all jobs were completed. */
    boolean finished;

    /** How often that became true. */
    int times;

    static List<AttemptWatch> due(Instant now, int atMost) {
        return AttemptWatch.<AttemptWatch>find("nextLookAt <= ?1 order by nextLookAt", now)
                .page(0, atMost)
                .list();
    }

    /** Held against others until the transaction ends; null when the attempt was closed meanwhile. */
    static AttemptWatch locked(String attempt) {
        return findById(attempt, LockModeType.PESSIMISTIC_WRITE);
    }

    /** @return whether it became true now */
    boolean see(boolean allCompleted) {
        boolean news = allCompleted && !finished;
        finished = allCompleted;
        times += news ? 1 : 0;
        return news;
    }
}
