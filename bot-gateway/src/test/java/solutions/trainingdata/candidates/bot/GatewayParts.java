package solutions.trainingdata.candidates.bot;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import solutions.trainingdata.candidates.sandbox.broker.SandboxBroker;
import solutions.trainingdata.candidates.sandbox.telegram.TelegramSimulator;

/** The gateway's parts, a scene on them, and the other services as the tests play them: new for each test. */
class GatewayParts {

    TelegramSimulator telegram;
    SandboxBroker broker;

    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    JourneyScene scene;
    OtherServices others;

    @BeforeEach
    void enter() throws Exception {
        others = new OtherServices(broker, clock);
        scene = new JourneyScene(telegram, broker, database, others);
    }

    @AfterEach
    void leave() throws IOException {
        others.close();
    }
}
