package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which exchanges of one scenario are compared: those whose request something of ours sends, unless it stands on an
 * answer to a request that nobody sends, or is left out by name.
 */
final class ReplayScope {
    static final String NOT_SENT = "nobody sends such a request";
    static final String STANDS_ON_ANOTHER = "stands on the answer to a request that nobody sends";

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern LEFT_OUT = Pattern.compile("(\\d\\d) (\\d+)-(\\d+) (.*)");

    private final RequestsInUse inUse;
    private final List<LeftOut> leftOut;
    private final Set<String> foreign = new HashSet<>();

    private record LeftOut(int first, int last, String why) {}

    ReplayScope(String scenario, RequestsInUse inUse) throws IOException {
        this.inUse = inUse;
        this.leftOut = RequestsInUse.Resources.lines("/cvat/left-out.txt")
                .map(LEFT_OUT::matcher)
                .filter(Matcher::matches)
                .filter(line -> line.group(1).equals(scenario))
                .map(line ->
                        new LeftOut(Integer.parseInt(line.group(2)), Integer.parseInt(line.group(3)), line.group(4)))
                .toList();
    }

    /** Why it is left out; empty when it is in scope. To be asked for each exchange, in order. */
    Optional<String> whyLeftOut(JsonNode exchange) {
        Optional<String> why = reason(exchange);
        Set<String> captured = new HashSet<>();
        exchange.path("capture").fieldNames().forEachRemaining(captured::add);
        if (why.filter(reason -> !reason.equals(NOT_SENT) && !reason.equals(STANDS_ON_ANOTHER))
                .isEmpty()) {
            if (why.isPresent()) {
                foreign.addAll(captured);
            } else {
                foreign.removeAll(captured);
            }
        }
        return why;
    }

    private Optional<String> reason(JsonNode exchange) {
        JsonNode request = exchange.get("request");
        if (!inUse.contains(
                request.get("method").asText(), request.get("path").asText().replaceAll("\\$\\{\\w+}", "0"))) {
            return Optional.of(NOT_SENT);
        }
        Matcher variable = VARIABLE.matcher(request.toString());
        while (variable.find()) {
            if (foreign.contains(variable.group(1))) {
                return Optional.of(STANDS_ON_ANOTHER);
            }
        }
        int number = exchange.get("n").asInt();
        return leftOut.stream()
                .filter(range -> range.first() <= number && number <= range.last())
                .map(LeftOut::why)
                .findFirst();
    }
}
