package solutions.trainingdata.candidates.messaging.queues;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Not ready without its queue or without an answer of the broker: says which, and what to do. */
@Readiness
@ApplicationScoped
class QueueReadiness implements HealthCheck {

    private final QueueWatch watch;

    QueueReadiness(QueueWatch watch) {
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("queue")
                .withData("queue", watch.queue())
                .up();
        watch.trouble()
                .ifPresent(trouble -> response.withData("trouble", trouble).down());
        watch.depth(watch.queue()).ifPresent(depth -> response.withData("messages", depth.ready())
                .withData("consumers", depth.consumers()));
        return response.build();
    }
}
