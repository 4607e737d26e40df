package solutions.trainingdata.candidates.sandbox.launcher;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The command line of {@code deploy/up}.
 *
 * @param portBase first of the ports used, see {@link Ports}
 * @param data where databases and keys are kept, null for nowhere
 * @param only start just these parts, empty for the whole product
 * @param demo play one journey and end
 * @param help only say how to use it
 */
record Options(int portBase, Path data, Set<Part> only, boolean demo, boolean help) {

    static final String USAGE = """
            deploy/up [--port-base N] [--data DIR] [--demo]
            deploy/up --only cvat,telegram,postgres,broker [--port-base N] [--data DIR]

              --port-base N   first port to use (default 8600; 20 ports from there)
              --data DIR      keep databases and keys here (default: kept nowhere, gone when it stops)
              --demo          play one candidate and one HR through the chat, check the result, end
              --only PARTS    start just these parts and print what a client of them needs

            What the environment configures is used instead of the embedded part, see README.md. All parts listen on
            this machine only; the embedded PostgreSQL asks nobody for a password.

            The lines NAME=VALUE that it prints configure other commands: put them before one, as in
              env RABBITMQ_HOST=127.0.0.1 RABBITMQ_PORT=8603 deploy/dead-letters list""";

    private static final int DEFAULT_PORT_BASE = 8600;
    private static final int LAST_PORT_BASE = 65_000;

    static Options parse(List<String> arguments) {
        int portBase = DEFAULT_PORT_BASE;
        Path data = null;
        Set<Part> only = EnumSet.noneOf(Part.class);
        boolean demo = false;
        boolean help = false;
        Iterator<String> left = arguments.iterator();
        while (left.hasNext()) {
            String option = left.next();
            switch (option) {
                case "--port-base" -> portBase = port(value(option, left));
                case "--data" -> data = Path.of(value(option, left)).toAbsolutePath();
                case "--only" -> only.addAll(parts(value(option, left)));
                case "--demo" -> demo = true;
                case "--help", "-h" -> help = true;
                default -> throw new CannotStartException("There is no option " + option + ".\n\n" + USAGE);
            }
        }
        if (demo && !only.isEmpty()) {
            throw new CannotStartException("--demo needs the whole product: leave out --only.");
        }
        return new Options(portBase, data, only, demo, help);
    }

    boolean wants(Part part) {
        return only.isEmpty() || only.contains(part);
    }

    private static String value(String option, Iterator<String> left) {
        if (!left.hasNext()) {
            throw new CannotStartException(option + " needs a value.\n\n" + USAGE);
        }
        return left.next();
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1024 && port <= LAST_PORT_BASE) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new CannotStartException(
                "--port-base is a number from 1024 to " + LAST_PORT_BASE + ", not " + text + ".");
    }

    private static Set<Part> parts(String list) {
        return Arrays.stream(list.split(","))
                .map(name -> Arrays.stream(Part.values())
                        .filter(part -> part.name().toLowerCase(Locale.ROOT).equals(name.strip()))
                        .findFirst()
                        .orElseThrow(() -> new CannotStartException(
                                "--only knows cvat, telegram, postgres and broker, not " + name + ".")))
                .collect(Collectors.toSet());
    }
}
