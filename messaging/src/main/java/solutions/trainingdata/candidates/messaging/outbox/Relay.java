package solutions.trainingdata.candidates.messaging.outbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import solutions.trainingdata.candidates.messaging.queues.QueueWatch;

/** The process' relay: woken right after a commit, and every second for whatever was missed. */
@ApplicationScoped
class Relay {

    private final OutboxRelay relay;

    Relay(AgroalDataSource database, Publisher publisher, OutboxConfig config, QueueWatch broker) {
        this.relay = new OutboxRelay(database, publisher, config, () -> broker.hasAnsweredFor(config.confirmWithin()));
    }

    void wake() {
        relay.wake();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void poll() {
        relay.wake();
    }

    boolean wedged() {
        return relay.wedged();
    }

    /** After the work, see {@code Worker}. */
    void stopping(@Observes @Priority(20) ShutdownEvent event) {
        relay.stop();
    }
}
