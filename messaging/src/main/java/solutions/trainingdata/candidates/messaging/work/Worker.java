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
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** The process' worker: woken right after a commit, and every second for whatever was missed. */
@ApplicationScoped
public class Worker {

    private final WorkQueue queue;
    private final TransactionSynchronizationRegistry transactions;

    Worker(
            AgroalDataSource database,
            @Any Instance<Work> works,
            WorkConfig config,
            TransactionSynchronizationRegistry transactions) {
        this.queue = new WorkQueue(database, works.stream().toList(), config);
        this.transactions = transactions;
    }

    void started(@Observes StartupEvent event) {
        queue.wake();
    }

    /** To be called in the transaction that wrote or changed a row: work starts as soon as it is committed. */
    public void wakeAfterCommit() {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing to do before.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    queue.wake();
                }
            }
        });
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void poll() {
        queue.wake();
    }

    /** Work stops before the relay, so that what it still ends is still published. */
    void stopping(@Observes @Priority(10) ShutdownEvent event) {
        queue.stop();
    }
}
