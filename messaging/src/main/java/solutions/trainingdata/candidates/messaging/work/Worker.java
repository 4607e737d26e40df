package solutions.trainingdata.candidates.messaging.work;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import solutions.trainingdata.candidates.messaging.AfterCommit;

/** The process' worker: woken right after a commit, and every second for whatever was missed. */
@ApplicationScoped
public class Worker {

    private final WorkQueue queue;
    private final AfterCommit afterCommit;
    /** The scheduler starts before the migrations. */
    private volatile boolean started;

    Worker(AgroalDataSource database, @Any Instance<Work> works, WorkConfig config, AfterCommit afterCommit) {
        this.queue = new WorkQueue(database, works.stream().toList(), config);
        this.afterCommit = afterCommit;
    }

    void started(@Observes StartupEvent event) {
        started = true;
        queue.wake();
    }

    /** To be called in the transaction that wrote or changed a row: work starts as soon as it is committed. */
    public void wakeAfterCommit() {
        afterCommit.run(queue::wake);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void poll() {
        if (started) {
            queue.wake();
        }
    }

    boolean stuck() {
        return queue.stuck();
    }

    /** Work stops before the relay, so that what it still ends is still published. */
    void stopping(@Observes @Priority(10) ShutdownEvent event) {
        queue.stop();
    }
}
