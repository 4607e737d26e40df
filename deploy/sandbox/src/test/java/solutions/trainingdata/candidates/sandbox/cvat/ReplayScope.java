package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Which recorded exchanges are compared: those whose request something of ours sends, unless left out by name. The
 * others are sent too, for what later ones stand on.
 */
final class ReplayScope {
    private static final Pattern LINE = Pattern.compile("(\\d\\d) (\\d+)-(\\d+) (.*)");

    private final RequestsInUse inUse = RequestsInUse.read();
    private final List<LeftOut> leftOut;
    private final Set<LeftOut> needed = new java.util.HashSet<>();

    private record LeftOut(String scenario, int first, int last, String why) {
        static LeftOut of(String line) {
            MatchResult parts = LINE.matcher(line)
                    .results()
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalArgumentException("left-out.txt: not 'SCENARIO FIRST-LAST WHY': " + line));
            return new LeftOut(
                    parts.group(1), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)), parts.group(4));
        }

        boolean covers(String in, int number) {
            return scenario.equals(in) && first <= number && number <= last;
        }
    }

    ReplayScope() throws IOException {
        leftOut = RequestsInUse.Resources.lines("/cvat/left-out.txt")
                .map(LeftOut::of)
                .toList();
    }

    boolean isInUse(JsonNode request) {
        return isInUse(
                request.get("method").asText(), request.get("path").asText().replaceAll("\\$\\{\\w+}", "0"));
    }

    boolean isInUse(String method, String path) {
        return inUse.contains(method, path);
    }

    /** Why an exchange that is in use is not compared; empty when it is. Notes that the line is needed if it differs. */
    Optional<String> whyLeftOut(String scenario, Recording.Outcome outcome) {
        int number = outcome.exchange().get("n").asInt();
        Optional<LeftOut> line =
                leftOut.stream().filter(one -> one.covers(scenario, number)).findFirst();
        line.filter(one -> !outcome.agrees()).ifPresent(needed::add);
        return line.map(LeftOut::why);
    }

    /** Lines whose exchanges all agree: they are to go. */
    Set<String> needless() {
        Set<String> needless = new TreeSet<>();
        List<LeftOut> rest = new ArrayList<>(leftOut);
        rest.removeAll(needed);
        rest.forEach(one -> needless.add(one.toString()));
        return needless;
    }
}
