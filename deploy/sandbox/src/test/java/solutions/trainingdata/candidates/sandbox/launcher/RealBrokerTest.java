package solutions.trainingdata.candidates.sandbox.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RealBrokerTest {

    private static final Map<String, String> ONE_USER = Map.of(
            "RABBITMQ_HOST", "broker", "RABBITMQ_USERNAME", "all", "RABBITMQ_PASSWORD", "shared", "BOT_TOKEN", "x");

    @Test
    void allServicesShareTheOneUser() {
        assertThat(new RealBroker(ONE_USER).environment(Service.TASK))
                .isEqualTo(
                        Map.of("RABBITMQ_HOST", "broker", "RABBITMQ_USERNAME", "all", "RABBITMQ_PASSWORD", "shared"));
    }

    @Test
    void aServiceWithAPasswordOfItsOwnGoesByItsModulesName() {
        RealBroker broker = new RealBroker(Map.of("RABBITMQ_HOST", "broker", "BOT_GATEWAY_RABBITMQ_PASSWORD", "own"));

        assertThat(broker.environment(Service.BOT))
                .isEqualTo(Map.of(
                        "RABBITMQ_HOST", "broker", "RABBITMQ_USERNAME", "bot-gateway", "RABBITMQ_PASSWORD", "own"));
        assertThat(broker.environment(Service.ACCOUNT)).isEqualTo(Map.of("RABBITMQ_HOST", "broker"));
    }
}
