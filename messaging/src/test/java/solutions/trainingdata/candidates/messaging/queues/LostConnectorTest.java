package solutions.trainingdata.candidates.messaging.queues;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LostConnectorTest {

    private final LostConnector connector = new LostConnector(Duration.ofSeconds(60));

    @Test
    void isLostWhenItHasNoChannelForTheWholeTimeThoughTheBrokerAnswers() {
        seen(true, false, 0);
        seen(true, false, 59);
        assertThat(connector.lost()).isFalse();
        seen(true, false, 60);
        assertThat(connector.lost()).isTrue();
    }

    @Test
    void isFineHoweverLongTheBrokerIsAway() {
        seen(false, false, 0);
        seen(false, false, 3600);
        seen(true, false, 3610);
        assertThat(connector.lost()).isFalse();
    }

    @Test
    void isFineAgainWhenItComesBack() {
        seen(true, false, 0);
        seen(true, false, 60);
        seen(true, true, 70);
        assertThat(connector.lost()).isFalse();
        seen(true, false, 80);
        seen(true, false, 130);
        assertThat(connector.lost()).isFalse();
    }

    private void seen(boolean brokerAnswers, boolean connected, long second) {
        connector.seen(brokerAnswers, connected, Duration.ofSeconds(second).toNanos());
    }
}
