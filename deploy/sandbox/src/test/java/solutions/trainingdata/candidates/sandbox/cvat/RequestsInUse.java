package solutions.trainingdata.candidates.sandbox.cvat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** The list of requests that something of ours sends to CVAT, one method and path template a line. */
record RequestsInUse(List<Pattern> lines) {

    static RequestsInUse read() throws IOException {
        return new RequestsInUse(Resources.lines("/cvat/requests-in-use.txt")
                .map(RequestsInUse::pattern)
                .toList());
    }

    /** @param path a variable of a recording counts as one part */
    boolean contains(String method, String path) {
        return lines.stream().anyMatch(line -> line.matcher(method + " " + path).matches());
    }

    /** The slash at the end that some CVAT paths have may be missing: CVAT takes both. */
    private static Pattern pattern(String line) {
        boolean slash = line.endsWith("/") && !line.endsWith("health/");
        String exact = "\\Q" + (slash ? line.substring(0, line.length() - 1) : line) + "\\E";
        return Pattern.compile(exact.replace("{id}", "\\E[^/]+\\Q") + (slash ? "/?" : ""));
    }

    /** Lists kept beside the tests. */
    static final class Resources {
        private Resources() {}

        static java.util.stream.Stream<String> lines(String name) throws IOException {
            try (var in = RequestsInUse.class.getResourceAsStream(name)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"));
            }
        }
    }
}
