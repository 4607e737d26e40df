package solutions.trainingdata.candidates.ops.deadletters;

import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import solutions.trainingdata.candidates.ops.settings.Broker;
import solutions.trainingdata.candidates.ops.settings.NotConfiguredException;
import solutions.trainingdata.candidates.ops.settings.Settings;
import solutions.trainingdata.candidates.ops.settings.Topology;

/** {@code deploy/dead-letters}: messages that nobody works on, shown and put back. */
@Command(
        name = "deploy/dead-letters",
        mixinStandardHelpOptions = true,
        description = {
            "Messages that no service could take: listed, shown, put back.",
            "The broker is the one of RABBITMQ_HOST, _PORT, _USERNAME, _PASSWORD and _VHOST."
        })
public final class DeadLettersCommand {

    private final Settings settings;
    private final Path projectRoot;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    DeadLettersCommand(Map<String, String> environment, Path projectRoot) {
        this.settings = new Settings(environment);
        this.projectRoot = projectRoot;
    }

    public static void main(String[] arguments) {
        LogManager.getLogManager().reset();
        System.exit(commandLine(System.getenv(), Path.of(System.getProperty("project.root")))
                .execute(arguments));
    }

    static CommandLine commandLine(Map<String, String> environment, Path projectRoot) {
        DeadLettersCommand command = new DeadLettersCommand(environment, projectRoot);
        return new CommandLine(command).setExecutionExceptionHandler((e, line, parsed) -> {
            line.getErr().println(command.words(e));
            return 1;
        });
    }

    private String words(Exception failure) {
        return failure instanceof NotConfiguredException
                ? failure.getMessage()
                : settings.words(
                        "The broker at %s:%d did not do as asked (%s%s): deploy/doctor says what is wrong with it.",
                        settings.get("RABBITMQ_HOST", ""),
                        settings.port("RABBITMQ_PORT", "5672"),
                        failure.getClass().getSimpleName(),
                        failure.getMessage() == null ? "" : ": " + failure.getMessage());
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "What lies where, and why. Names nobody.")
    int list() throws IOException, TimeoutException {
        try (Connection connection = new Broker(settings).connect()) {
            for (String queue : Topology.read(projectRoot).dead()) {
                DeadQueues.Look look = new DeadQueues(connection).look(queue);
                say("%s: %d", queue, look.letters().size() + look.more());
                look.letters().forEach(this::line);
                sayMore(queue, look.more());
            }
        }
        return 0;
    }

    private void line(DeadLetter letter) {
        say(
                "  %s  %s  %s%n      %s%n      %s",
                letter.id(),
                letter.type(),
                letter.when().map(Object::toString).orElse("(no time)"),
                letter.why(),
                letter.excerpt());
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "All of one message. Its body may hold a person's name.")
    int show(@Parameters(paramLabel = "ID", description = "as list prints it") String id)
            throws IOException, TimeoutException {
        try (Connection connection = new Broker(settings).connect()) {
            for (String queue : Topology.read(projectRoot).dead()) {
                for (DeadLetter letter : new DeadQueues(connection).look(queue).letters()) {
                    if (letter.id().equals(id)) {
                        line(letter);
                        say(
                                "  in %s, correlation %s",
                                queue, letter.properties().getCorrelationId());
                        letter.headers().forEach((name, value) -> say("  %s: %s", name, value));
                        say("%s", letter.prettyBody());
                        return 0;
                    }
                }
            }
        }
        return unknown(id);
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = "Puts messages back where they came from: once what they died of is mended.")
    int replay(
            @Parameters(paramLabel = "ID", arity = "0..1", description = "as list prints it") String id,
            @Option(names = "--all", description = "every message") boolean all,
            @Option(names = "--queue", paramLabel = "Q", description = "only those of this queue") String only)
            throws IOException, TimeoutException {
        if (all == (id != null)) {
            throw new NotConfiguredException("replay ID, or replay --all: which messages?");
        }
        List<String> queues = queues(only);
        Predicate<DeadLetter> wanted = letter -> all || letter.id().equals(id);
        AtomicInteger met = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        try (Connection connection = new Broker(settings).connect()) {
            for (String queue : queues) {
                int more = new Replay(connection.createChannel()).replay(queue, wanted, (letter, replayed, words) -> {
                    met.incrementAndGet();
                    refused.addAndGet(replayed ? 0 : 1);
                    say("%s %s %s", letter.id(), letter.type(), words);
                });
                sayMore(queue, more);
            }
        }
        if (met.get() == 0) {
            return all ? nothing() : unknown(id);
        }
        return refused.get() == 0 ? 0 : 1;
    }

    private List<String> queues(String only) throws IOException {
        List<String> dead = Topology.read(projectRoot).dead();
        if (only == null) {
            return dead;
        }
        if (!dead.contains(only)) {
            throw new NotConfiguredException(
                    "There is no queue of dead letters " + only + ", but " + String.join(", ", dead));
        }
        return List.of(only);
    }

    private int nothing() {
        say("There are no dead letters.");
        return 0;
    }

    private int unknown(String id) {
        spec.commandLine().getErr().println("No dead letter has the id " + id + ": deploy/dead-letters list");
        return 1;
    }

    private void sayMore(String queue, int more) {
        if (more > 0) {
            say("  and %d more in %s: only %d were looked at", more, queue, DeadQueues.LIMIT);
        }
    }

    private void say(String format, Object... values) {
        spec.commandLine().getOut().println(settings.words(format, values));
    }
}
