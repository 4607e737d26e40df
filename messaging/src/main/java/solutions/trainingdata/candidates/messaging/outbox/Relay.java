package solutions.trainingdata.candidates.messaging.outbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** The process' relay: woken right after a commit, and every second for whatever was missed. */
@ApplicationScoped
@Liveness
public class Relay implements HealthCheck {

    private final OutboxRelay relay;

    Relay(AgroalDataSource database, Publisher publisher, OutboxConfig config) {
        this.relay = new OutboxRelay(database, publisher, config);
    }

    void wake() {
        relay.wake();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void poll() {
        relay.wake();
    }

    /** A connection on which nothing is confirmed any more comes back only with a new process. */
    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("outbox").status(!relay.wedged()).build();
    }

    /** After the work, see {@code Worker}. */
    void stopping(@Observes @Priority(20) ShutdownEvent event) {
        relay.stop();
    }
}
