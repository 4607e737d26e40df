package solutions.trainingdata.candidates.ops.stuck;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import solutions.trainingdata.candidates.ops.settings.NotConfiguredException;
import solutions.trainingdata.candidates.ops.settings.Settings;

/** {@code deploy/stuck}: work that was given up or does not get on, shown and made to go on. */
@Command(
        name = "deploy/stuck",
        mixinStandardHelpOptions = true,
        description = {
            "Work that was given up or does not get on: listed, and made to go on once its cause is mended.",
            "Reads the four databases of POSTGRES_HOST, _PORT, _USERNAME, _PASSWORD, or the one of DATABASE_URL,"
                    + " _USERNAME, _PASSWORD."
        })
public final class StuckCommand {

    /** May have arrived: sent again only by its key. */
    private static final String UNCERTAIN = "uncertain";

    private final Settings settings;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private StuckCommand(Map<String, String> environment) {
        this.settings = new Settings(environment);
    }

    public static void main(String[] arguments) {
        LogManager.getLogManager().reset();
        System.exit(commandLine(System.getenv()).execute(arguments));
    }

    /** @param environment names the databases */
    public static CommandLine commandLine(Map<String, String> environment) {
        StuckCommand command = new StuckCommand(environment);
        return new CommandLine(command).setExecutionExceptionHandler((e, line, parsed) -> {
            line.getErr().println(command.words(e));
            return 1;
        });
    }

    private String words(Exception failure) {
        return failure instanceof NotConfiguredException
                ? failure.getMessage()
                : settings.words(
                        "The databases did not do as asked (%s): deploy/doctor says what is wrong with them.",
                        failure.getMessage());
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "What stands where, why, how many tries, since when. Names nobody: keys only.")
    int list() throws SQLException {
        try (StuckRows rows = new StuckRows(settings)) {
            List<Stuck> stuck = rows.list();
            stuck.forEach(row -> say("%s%n    %s", row.where(), row.why()));
            if (stuck.isEmpty()) {
                say("Nothing is stuck.");
            }
        }
        return 0;
    }

    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description = "Makes it go on: what was given up is asked for again as if the candidate had pressed \"Try"
                    + " again\"; what is still tried is tried now.")
    int retry(
            @Parameters(paramLabel = "KEY", arity = "0..1", description = "as list prints it") String key,
            @Option(
                            names = "--all",
                            description = "all that list prints, but for messages that may have arrived: a person is"
                                    + " shown these first when they next write")
                    boolean all)
            throws SQLException {
        if (all == (key != null)) {
            throw new NotConfiguredException("retry KEY, or retry --all: what is to go on?");
        }
        try (StuckRows rows = new StuckRows(settings)) {
            List<String> keys = all
                    ? rows.list().stream()
                            .filter(stuck -> !stuck.step().equals(UNCERTAIN))
                            .map(Stuck::key)
                            .toList()
                    : List.of(key);
            boolean well = true;
            for (String each : keys) {
                StuckRows.Retried retried = rows.retry(each);
                say("%s %s", each, retried.words());
                well &= retried.goesOn();
            }
            if (keys.isEmpty()) {
                say("Nothing is stuck.");
            }
            return well ? 0 : 1;
        }
    }

    private void say(String format, Object... values) {
        spec.commandLine().getOut().println(settings.words(format, values));
    }
}
