package solutions.trainingdata.candidates.bot.telegram.incoming;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Not alive when the poll loop is dead or stuck, which a new process cures. Telegram's silence or a refused token, which
 * it would not cure, is {@link PollReadiness}'.
 */
@Liveness
@ApplicationScoped
class PollLiveness implements HealthCheck {

    /** Longer than anything a turn may wait for: a poll, a flood limit of minutes, a refused token, the database. */
    private static final Duration LONGEST_TURN = Duration.ofMinutes(10);

    private final Updates updates;

    PollLiveness(Updates updates) {
        this.updates = updates;
    }

    @Override
    public HealthCheckResponse call() {
        PollStatus status = updates.pollStatus();
        return HealthCheckResponse.named("telegram-poll")
                .status(updates.pollThreadAlive() && !status.stuckFor(LONGEST_TURN))
                .build();
    }
}
