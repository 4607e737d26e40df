package solutions.trainingdata.candidates.task;

import java.util.List;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;

/** Answers that are good by their status and by nothing else. */
public final class OddAnswers {

    private static final String CVAT_JSON = "application/vnd.cvat+json";

    /** A proxy's page, nothing, objects and lists of other things, the first half of an object. */
    public static final List<SimulatorAnswer> ALL = List.of(
            SimulatorAnswer.html(200, "<html><body>Maintenance</body></html>"),
            SimulatorAnswer.empty(200),
            SimulatorAnswer.of(200, CVAT_JSON, "{}"),
            SimulatorAnswer.of(200, CVAT_JSON, "[1,2]"),
            SimulatorAnswer.of(200, CVAT_JSON, "{\"results\":[null],\"id\":\"x\",\"status\":7}"),
            SimulatorAnswer.of(200, CVAT_JSON, "{\"id\":5,\"name\":\"1 Test"));

    private OddAnswers() {}
}
