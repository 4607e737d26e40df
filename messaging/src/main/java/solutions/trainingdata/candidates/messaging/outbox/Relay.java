package solutions.trainingdata.candidates.messaging.outbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import solutions.trainingdata.candidates.messaging.queues.QueueWatch;

/** The process' relay: woken right after a commit, and every second for whatever was missed. */
@ApplicationScoped
class Relay {

    private final OutboxRelay relay;
    /** The scheduler starts before the migrations. */
    private volatile boolean started;

    Relay(AgroalDataSource database, Publisher publisher, OutboxConfig config, QueueWatch broker) {
        this.relay = new OutboxRelay(database, publisher, config, () -> broker.hasAnsweredFor(config.confirmWithin()));
    }

    /** Observed late: the migrations, which make the table, have run. */
    void started(@Observes StartupEvent event) {
        started = true;
        relay.wake();
    }

    void wake() {
        relay.wake();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void poll() {
        if (started) {
            relay.wake();
        }
    }

    boolean wedged() {
        return relay.wedged();
    }

    /** After the work, see {@code Worker}. */
    void stopping(@Observes @Priority(20) ShutdownEvent event) {
        relay.stop();
    }
}
