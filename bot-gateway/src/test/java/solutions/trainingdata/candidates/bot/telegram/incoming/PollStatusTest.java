package solutions.trainingdata.candidates.bot.telegram.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class PollStatusTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final AtomicLong now = new AtomicLong();
    private final PollStatus status = new PollStatus(now::get);

    @Test
    void isSilentOnlyWhileItIsOurTurn() {
        pass(Duration.ofHours(1));
        status.turn(false);
        assertThat(status.silentFor(LIMIT)).isFalse();
        status.turn(true);
        assertThat(status.silentFor(LIMIT)).isFalse();
        pass(Duration.ofSeconds(121));
        assertThat(status.silentFor(LIMIT)).isTrue();
        status.succeed();
        assertThat(status.silentFor(LIMIT)).isFalse();
    }

    @Test
    void isStuckWhenTheLoopDoesNotComeRound() {
        status.turn(true);
        pass(Duration.ofSeconds(119));
        assertThat(status.stuckFor(LIMIT)).isFalse();
        pass(Duration.ofSeconds(2));
        assertThat(status.stuckFor(LIMIT)).isTrue();
    }

    @Test
    void readinessSaysWhatIsWrong() {
        status.turn(true);
        assertThat(PollReadiness.response(status, LIMIT).getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        pass(Duration.ofSeconds(121));
        assertThat(PollReadiness.response(status, LIMIT).getData().orElseThrow())
                .containsEntry("reason", "Telegram has answered no poll for 120 s");
        status.refuseToken();
        HealthCheckResponse refused = PollReadiness.response(status, LIMIT);
        assertThat(refused.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(refused.getData().orElseThrow().get("reason").toString()).contains("BOT_TOKEN");
    }

    @Test
    void aRefusedTokenIsForgottenWhenAPollSucceedsOrAnotherReplicaPolls() {
        status.turn(true);
        status.refuseToken();
        status.turn(true);
        assertThat(status.tokenRefused()).isTrue();
        status.succeed();
        assertThat(status.tokenRefused()).isFalse();
        status.refuseToken();
        status.turn(false);
        assertThat(status.tokenRefused()).isFalse();
    }

    private void pass(Duration duration) {
        now.addAndGet(duration.toNanos());
    }
}
