package solutions.trainingdata.candidates.messaging.work;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Not alive when every worker hangs in a step that is over its limit and heeds no interrupt. */
@Liveness
@ApplicationScoped
class WorkersLiveness implements HealthCheck {

    private final Worker worker;

    WorkersLiveness(Worker worker) {
        this.worker = worker;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("workers").status(!worker.stuck()).build();
    }
}
