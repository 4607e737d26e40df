package solutions.trainingdata.candidates.bot.telegram.incoming;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import solutions.trainingdata.candidates.bot.telegram.TelegramConfig;

/** Not ready when Telegram refuses the token or answers no poll, if polling is this replica's turn. */
@Readiness
@ApplicationScoped
class PollReadiness implements HealthCheck {

    private final Updates updates;
    private final TelegramConfig config;

    PollReadiness(Updates updates, TelegramConfig config) {
        this.updates = updates;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        return response(updates.pollStatus(), config.silentFor());
    }

    static HealthCheckResponse response(PollStatus status, Duration silentFor) {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("telegram");
        if (status.tokenRefused()) {
            return response.down()
                    .withData(
                            "reason", "BOT_TOKEN is refused by Telegram: set the one that BotFather shows and restart")
                    .build();
        }
        if (status.silentFor(silentFor)) {
            return response.down()
                    .withData("reason", "Telegram has answered no poll for " + silentFor.toSeconds() + " s")
                    .build();
        }
        return response.up()
                .withData("poller", status.ours() ? "this replica" : "another replica")
                .build();
    }
}
