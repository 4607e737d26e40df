package solutions.trainingdata.candidates.messaging.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready when what the service has to say does not leave: too old, or too much of it. */
@Readiness
@ApplicationScoped
class OutboxReadiness implements HealthCheck {

    private final OutboxBacklog backlog;
    private final OutboxConfig config;

    OutboxReadiness(OutboxBacklog backlog, OutboxConfig config) {
        this.backlog = backlog;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        OutboxBacklog.Waiting waiting = backlog.waiting();
        boolean fine =
                waiting.messages() <= config.mostWaiting() && waiting.oldest().compareTo(config.oldestWaiting()) <= 0;
        return HealthCheckResponse.named("outbox")
                .status(fine)
                .withData("messages", waiting.messages())
                .withData("oldestSeconds", waiting.oldest().toSeconds())
                .build();
    }
}
