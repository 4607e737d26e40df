package solutions.trainingdata.candidates.messaging.queues;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** Not alive when messages wait and this process will not take them any more: only a new one subscribes again. */
@Liveness
@ApplicationScoped
class ConsumerLiveness implements HealthCheck {

    private final QueueWatch watch;

    ConsumerLiveness(QueueWatch watch) {
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("consumer").status(!watch.wedged());
        watch.depth(watch.queue()).ifPresent(depth -> response.withData("messages", depth.ready())
                .withData("consumers", depth.consumers()));
        return response.build();
    }
}
