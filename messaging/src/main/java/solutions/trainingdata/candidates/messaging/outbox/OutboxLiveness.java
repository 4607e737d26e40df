package solutions.trainingdata.candidates.messaging.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Not alive when nothing is confirmed any more: such a connection comes back only with a new process. */
@Liveness
@ApplicationScoped
class OutboxLiveness implements HealthCheck {

    private final Relay relay;

    OutboxLiveness(Relay relay) {
        this.relay = relay;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("outbox").status(!relay.wedged()).build();
    }
}
