package solutions.trainingdata.candidates.bot;

import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import solutions.trainingdata.candidates.bot.telegram.UpdateHandler;
import solutions.trainingdata.candidates.sandbox.telegram.Person;

/** The same with somebody of HR at their desk. */
class HrParts extends GatewayParts {

    @Inject
    UpdateHandler handler;

    HrScene desk;
    Person hr;

    @BeforeEach
    void sitDown() {
        desk = new HrScene(scene, others, handler);
        hr = scene.hr();
    }
}
