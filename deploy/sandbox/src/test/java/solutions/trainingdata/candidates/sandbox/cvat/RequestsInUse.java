package solutions.trainingdata.candidates.sandbox.cvat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The list of requests that something of ours sends to CVAT, one method and path template a line. */
public record RequestsInUse(List<Pattern> lines) {

    public static RequestsInUse read() throws IOException {
        return new RequestsInUse(Resources.lines("/cvat/requests-in-use.txt")
                .map(RequestsInUse::pattern)
                .toList());
    }

    public boolean contains(String method, String path) {
        return lines.stream().anyMatch(line -> line.matcher(method + " " + path).matches());
    }

    /** The path with {@code {id}} for each number and each request's id. */
    public static String template(String path) {
        return path.replaceAll("/(\\d+|[^/]*=[^/]*)(?=/|$)", "/{id}");
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

        static Stream<String> lines(String name) throws IOException {
            try (var in = RequestsInUse.class.getResourceAsStream(name)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"));
            }
        }
    }
}
