package solutions.trainingdata.candidates.ops.doctor;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import solutions.trainingdata.candidates.ops.settings.Settings;

/** {@code deploy/doctor}: checks what the environment configures, a line each. */
@Command(
        name = "deploy/doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Checks the configuration that the environment gives: what each part says, and what to do where it is not"
                    + " well. Changes nothing and prints no secret.",
            "Looks at the variables of docs/operations.md; what is not set is skipped."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:nothing failed (warnings do not count)", "1:something failed"})
public final class DoctorCommand implements Callable<Integer> {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Settings settings;
    private final Path projectRoot;
    private final Clock clock;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    DoctorCommand(Map<String, String> environment, Path projectRoot, Clock clock) {
        this.settings = new Settings(environment);
        this.projectRoot = projectRoot;
        this.clock = clock;
    }

    public static void main(String[] arguments) {
        LogManager.getLogManager().reset();
        DoctorCommand doctor =
                new DoctorCommand(System.getenv(), Path.of(System.getProperty("project.root")), Clock.systemUTC());
        System.exit(new CommandLine(doctor).execute(arguments));
    }

    @Override
    public Integer call() {
        List<Part> parts = List.of(
                new TelegramPart(settings, clock),
                new CvatPart(settings, clock),
                new BrokerPart(settings, projectRoot),
                new DatabasePart(settings),
                new MetricsPart(settings),
                new FilesPart(settings, projectRoot));
        long failed = new Examination(settings, LIMIT)
                .examine(parts, this::say).stream()
                        .filter(line -> line.finding().failed())
                        .count();
        say(failed == 0 ? "Nothing failed." : failed + " failed.");
        return failed == 0 ? 0 : 1;
    }

    private void say(Object line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
