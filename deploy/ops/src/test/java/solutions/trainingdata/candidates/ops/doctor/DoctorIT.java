package solutions.trainingdata.candidates.ops.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the doctor says of everything together: all well, nothing configured, or at another time than the machine. */
class DoctorIT {

    @RegisterExtension
    final Installation installation = new Installation();

    @Test
    void allWell() {
        var run = installation.run();
        assertThat(run.output())
                .contains("@candidates_sandbox_bot", "version 2.64.1", "admin is one", "all 9 are there");
        assertThat(run.lines("FAIL")).isEmpty();
        assertThat(run.lines("warn")).isEmpty();
        assertThat(run.lines("skip")).isEmpty();
        assertThat(run.exit()).isZero();
        // As the services do: the token is theirs, too.
        assertThat(installation.cvat.server().requests())
                .noneMatch(request -> request.path().contains("logout"));
    }

    @Test
    void nothingConfiguredIsSkippedAndWell() {
        installation.environment.clear();
        var run = installation.run();
        assertThat(run.lines("FAIL")).isEmpty();
        assertThat(run.output()).contains("BOT_TOKEN is not set", "CVAT_URL is not set", "RABBITMQ_HOST is not set");
        assertThat(run.exit()).isZero();
    }

    @Test
    void aClockThatIsWrongIsAWarning() {
        installation.clock = Clock.offset(installation.clock, Duration.ofMinutes(5));
        var run = installation.run();
        assertThat(run.lines("warn")).hasSize(2).allMatch(line -> line.contains("ahead of"));
    }
}
