package solutions.trainingdata.candidates.ops.whitelist;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import solutions.trainingdata.candidates.ops.settings.NotConfiguredException;
import solutions.trainingdata.candidates.ops.settings.Settings;

/** {@code deploy/whitelist}: who sees results. Counts at the very next press, without a restart. */
@Command(
        name = "deploy/whitelist",
        mixinStandardHelpOptions = true,
        description = {
            "Who is HR: reads results, decides, gives further attempts. Counts at once, without a restart.",
            "A person's Telegram number is what the bot answers to /id; an @username will do for whoever has written to"
                    + " the bot.",
            "Takes DATABASE_URL, _USERNAME, _PASSWORD of the gateway, or POSTGRES_HOST, _PORT, _USERNAME, _PASSWORD.",
            "Where WHITELIST is foreign-id or foreign-username, the list is kept in the other database instead."
        })
public final class WhitelistCommand {

    private final Settings settings;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private WhitelistCommand(Map<String, String> environment) {
        this.settings = new Settings(environment);
    }

    public static void main(String[] arguments) {
        LogManager.getLogManager().reset();
        System.exit(commandLine(System.getenv()).execute(arguments));
    }

    /** @param environment names the database */
    static CommandLine commandLine(Map<String, String> environment) {
        WhitelistCommand command = new WhitelistCommand(environment);
        return new CommandLine(command).setExecutionExceptionHandler((e, line, parsed) -> {
            line.getErr().println(command.words(e));
            return 1;
        });
    }

    private String words(Exception failure) {
        return failure instanceof NotConfiguredException
                ? failure.getMessage()
                : settings.hide("The database did not do as asked (" + failure.getMessage()
                        + "): deploy/doctor says what is wrong with it.");
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Makes people HR.")
    int add(@Parameters(paramLabel = "NUMBER|@USERNAME", arity = "1..*") List<String> people) throws SQLException {
        try (WhitelistTable table = open()) {
            for (long id : ids(table, people)) {
                say(id + (table.add(id) ? " is HR now." : " was HR already."));
            }
        }
        return 0;
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "They are HR no more, from now on.")
    int remove(@Parameters(paramLabel = "NUMBER|@USERNAME", arity = "1..*") List<String> people) throws SQLException {
        try (WhitelistTable table = open()) {
            for (long id : ids(table, people)) {
                say(id + (table.remove(id) ? " is not HR any more." : " was not HR."));
            }
            if (table.list().isEmpty()) {
                say("Nobody is HR now: results wait until somebody is.");
            }
        }
        return 0;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Who is HR, since when.")
    int list() throws SQLException {
        try (WhitelistTable table = open()) {
            List<WhitelistTable.Line> lines = table.list();
            lines.forEach(line -> say(line.toString()));
            if (lines.isEmpty()) {
                say("Nobody is HR: deploy/whitelist add NUMBER");
            }
        }
        return 0;
    }

    private WhitelistTable open() throws SQLException {
        String kept = settings.get("WHITELIST", "own");
        if (!kept.equals("own")) {
            throw new NotConfiguredException(
                    "WHITELIST is " + kept + ": the gateway reads the other database's list, change it there.");
        }
        return WhitelistTable.open(settings);
    }

    /** All of them, before anything is changed. */
    private static List<Long> ids(WhitelistTable table, List<String> people) throws SQLException {
        List<Long> ids = new java.util.ArrayList<>();
        for (String person : people) {
            ids.add(id(table, person));
        }
        return ids;
    }

    private static long id(WhitelistTable table, String person) throws SQLException {
        if (person.matches("[1-9][0-9]{0,15}")) {
            return Long.parseLong(person);
        }
        if (!person.matches("@[A-Za-z][A-Za-z0-9_]{2,31}")) {
            throw new NotConfiguredException(
                    "\"" + person + "\" is neither a Telegram number (the bot's answer to /id) nor an @username.");
        }
        OptionalLong known = table.id(person.substring(1));
        return known.orElseThrow(() -> new NotConfiguredException("Nobody called " + person
                + " has written to the bot: have them write to it first, or take their number (/id)."));
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }
}
