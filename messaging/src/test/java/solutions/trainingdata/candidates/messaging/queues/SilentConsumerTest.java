package solutions.trainingdata.candidates.messaging.queues;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SilentConsumerTest {

    private static final Optional<BrokerLook.Depth> WAITING = Optional.of(new BrokerLook.Depth(5, 2));
    private static final Optional<BrokerLook.Depth> EMPTY = Optional.of(new BrokerLook.Depth(0, 2));
    private static final Optional<BrokerLook.Depth> NO_CONSUMER = Optional.of(new BrokerLook.Depth(0, 0));
    private static final Duration LONG_IDLE = Duration.ofHours(3);

    private final SilentConsumer consumer = new SilentConsumer(Duration.ofSeconds(60));

    @Test
    void isWedgedWhenMessagesWaitForTheWholeTimeAndNoneMoves() {
        for (int second = 0; second < 60; second += 10) {
            seen(WAITING, LONG_IDLE, second);
            assertThat(consumer.wedged()).as("after %d s", second).isFalse();
        }
        seen(WAITING, LONG_IDLE, 60);
        assertThat(consumer.wedged()).isTrue();
    }

    @Test
    void isWedgedWhenTheBrokerKnowsNoConsumerForTheWholeTime() {
        seen(NO_CONSUMER, LONG_IDLE, 0);
        seen(NO_CONSUMER, LONG_IDLE, 60);
        assertThat(consumer.wedged()).isTrue();
    }

    @Test
    void isFineWhileTheQueueIsIdle() {
        seen(EMPTY, LONG_IDLE, 0);
        seen(EMPTY, LONG_IDLE, 3600);
        assertThat(consumer.wedged()).isFalse();
    }

    @Test
    void isFineWhileAMessageMovesNowAndThen() {
        for (int second = 0; second <= 600; second += 10) {
            seen(WAITING, Duration.ofSeconds(second % 50), second);
            assertThat(consumer.wedged()).isFalse();
        }
    }

    @Test
    void countsFromTheLastMessageThatMoved() {
        seen(WAITING, Duration.ZERO, 0);
        seen(WAITING, Duration.ofSeconds(10), 50);
        seen(WAITING, Duration.ofSeconds(59), 99);
        assertThat(consumer.wedged()).isFalse();
        seen(WAITING, Duration.ofSeconds(60), 100);
        assertThat(consumer.wedged()).isTrue();
    }

    @Test
    void anEmptyQueueOrALookWithoutAnswerBeginsAnew() {
        seen(WAITING, LONG_IDLE, 0);
        seen(Optional.empty(), LONG_IDLE, 50);
        seen(WAITING, LONG_IDLE, 100);
        assertThat(consumer.wedged()).isFalse();
        seen(EMPTY, LONG_IDLE, 150);
        seen(WAITING, LONG_IDLE, 160);
        assertThat(consumer.wedged()).isFalse();
    }

    private void seen(Optional<BrokerLook.Depth> depth, Duration quietFor, int second) {
        consumer.seen(depth, quietFor, Duration.ofSeconds(second).toNanos());
    }
}
