package solutions.trainingdata.candidates.task.watch;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import solutions.trainingdata.candidates.messaging.Backoff;
import solutions.trainingdata.candidates.task.attempt.Attempt;

/** Which attempts are watched. Everything runs in the caller's transaction. */
@ApplicationScoped
public class Watches {

    private final WatchConfig config;

    Watches(WatchConfig config) {
        this.config = config;
    }

    /** The attempt is issued: nothing can be finished in it yet. */
    public void begin(Attempt attempt) {
        long pause =
                new Backoff(config.lookEvery(), config.lookEvery()).after(1).toMillis();
        Panache.getEntityManager()
                .createNativeQuery("INSERT INTO attempt_watch (id, cvat_task_id, next_look_at)"
                        + " VALUES (?, ?, now() + ? * interval '1 millisecond') ON CONFLICT DO NOTHING")
                .setParameter(1, attempt.id)
                .setParameter(2, attempt.cvatTaskId)
                .setParameter(3, pause)
                .executeUpdate();
    }

    public void end(String attempt) {
        AttemptWatch.deleteById(attempt);
    }
}
