package solutions.trainingdata.candidates.ops.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static solutions.trainingdata.candidates.ops.doctor.Installation.CANARY;
import static solutions.trainingdata.candidates.ops.doctor.Installation.HTML;
import static solutions.trainingdata.candidates.ops.doctor.Installation.freePort;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import solutions.trainingdata.candidates.sandbox.http.Fault;

/** What the doctor says of the token with which the gateway fetches spreadsheets. */
class MetricsPartIT {

    @RegisterExtension
    final Installation installation = new Installation();

    @Test
    void theTokenThatMetricsServiceHas() {
        assertThat(installation.run().lines("ok")).anyMatch(line -> line.contains("taken by metrics-service"));
    }

    @Test
    void anotherTokenThanMetricsServiceHas() {
        installation.environment.put("METRICS_TOKEN", CANARY + "-wrong");
        installation.fails("METRICS_TOKEN", "the same METRICS_TOKEN");
    }

    @Test
    void noToken() {
        installation.environment.remove("METRICS_TOKEN");
        installation.fails("METRICS_TOKEN", "METRICS_TOKEN is not set");
    }

    @Test
    void somethingElseInItsPlace() {
        installation.metrics.inject(Fault.on("GET", "/files/.*", 1, HTML));
        installation.fails("METRICS_TOKEN", "not as metrics-service");
    }

    @Test
    void outOfReach() throws IOException {
        installation.environment.put("METRICS_URL", "http://127.0.0.1:" + freePort());
        installation.fails("METRICS_TOKEN", "nobody listens");
    }
}
