package solutions.trainingdata.candidates.task.deadline;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import solutions.trainingdata.candidates.task.attempt.Attempt;

/** Which deadline is in force for an attempt: the latest that was given. Everything runs in the caller's transaction. */
@ApplicationScoped
public class Deadlines {

    private final DeadlineConfig config;

    Deadlines(DeadlineConfig config) {
        this.config = config;
    }

    /** The attempt is issued: its deadline is watched, or a later one that was asked for before. */
    public void begin(Attempt attempt) {
        AttemptDeadline row = have(attempt.id, attempt.deadline);
        Instant latest = row.deadline.isAfter(attempt.deadline) ? row.deadline : attempt.deadline;
        row.move(latest, remindAt(latest, attempt.startedAt));
    }

    /** @return the deadline in force */
    Instant extend(String attempt, boolean issued, Instant to) {
        // The database counts microseconds, and what it gives back must not be before what was asked.
        Instant whole = to.plusNanos(999).truncatedTo(ChronoUnit.MICROS);
        AttemptDeadline row = have(attempt, whole);
        if (whole.isAfter(row.deadline)) {
            row.move(whole, issued ? remindAt(whole, Attempt.now()) : null);
        }
        return row.deadline;
    }

    /** Nothing more is said of it. */
    public void end(String attempt) {
        AttemptDeadline.delete("id", attempt);
    }

    private static AttemptDeadline have(String attempt, Instant deadline) {
        Panache.getEntityManager()
                .createNativeQuery("INSERT INTO attempt_deadline (id, deadline) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .setParameter(1, attempt)
                .setParameter(2, deadline)
                .executeUpdate();
        return AttemptDeadline.locked(attempt);
    }

    private Instant remindAt(Instant deadline, Instant from) {
        Duration part = Duration.between(from, deadline).dividedBy(config.reminderPart());
        return deadline.minus(part.compareTo(config.reminderAtMost()) < 0 ? part : config.reminderAtMost());
    }
}
