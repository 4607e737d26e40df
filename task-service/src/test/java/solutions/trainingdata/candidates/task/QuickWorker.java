package solutions.trainingdata.candidates.task;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import solutions.trainingdata.candidates.messaging.work.Worker;

/** Wakes the worker ten times a second: the scheduler does so each second, and a failing step is tried twenty times. */
@Singleton
public class QuickWorker {

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    void start(@Observes StartupEvent event, Worker worker) {
        clock.scheduleWithFixedDelay(
                () -> QuarkusTransaction.requiringNew().run(worker::wakeAfterCommit), 100, 100, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        clock.shutdownNow();
    }
}
