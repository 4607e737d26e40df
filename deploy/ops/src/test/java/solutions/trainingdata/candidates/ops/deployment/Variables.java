package solutions.trainingdata.candidates.ops.deployment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The environment variables that the services' configuration files name, and those of docs/operations.md's table. */
final class Variables {

    /** Read by work under way, described already; a name leaves this list when the code reads it: a test says so. */
    static final Set<String> COMING = Set.of("ERASURE_KEY", "ACCESS");

    private static final String SHARED = "messaging/src/main/resources/META-INF/microprofile-config.properties";

    /** {@code ${NAME}}, {@code ${NAME:default}} or {@code ${NAME:${OTHER}}}. */
    private static final Pattern PLACE =
            Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::(?:(?=\\$\\{([A-Z0-9_]+)})|([^}]*)}))?");

    private static final Pattern ROW = Pattern.compile(
            "^\\| `([A-Z][A-Z0-9_]*)` \\| ([^|]*) \\| ([^|]*) \\| ([^|]*) \\| ([^|]*) \\|$", Pattern.MULTILINE);

    private Variables() {}

    /** A row of the table. */
    record Row(String name, String meaning, String normal, String secret, String services) {}

    /** @return names with their defaults, as the table writes them; none for what is needed */
    static Map<String, Optional<String>> of(String service) {
        Map<String, Optional<String>> found = new TreeMap<>();
        Stream.of(SHARED, service + "/src/main/resources/application.properties")
                .map(file -> ProjectFiles.text(file).replaceAll("(?m)^\\s*#.*", ""))
                .forEach(text -> PLACE.matcher(text)
                        .results()
                        .forEach(place -> found.merge(
                                place.group(1),
                                Optional.ofNullable(
                                                place.group(2) == null ? place.group(3) : "as `" + place.group(2) + "`")
                                        .map(Variables::written),
                                (one, other) -> one)));
        return found;
    }

    private static String written(String normal) {
        return normal.isEmpty() ? "none" : normal.startsWith("as `") ? normal : "`" + normal + "`";
    }

    static Set<String> ofAll() {
        return ProjectFiles.SERVICES.stream()
                .flatMap(service -> of(service).keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static List<Row> table() {
        Matcher rows = ROW.matcher(section("### What the services read"));
        return rows.results()
                .map(row -> new Row(row.group(1), row.group(2), row.group(3), row.group(4), row.group(5)))
                .toList();
    }

    /** The page's text from a heading to the next one of any level. */
    private static String section(String heading) {
        String page = ProjectFiles.text("docs/operations.md");
        int start = page.indexOf("\n" + heading + "\n");
        if (start < 0) {
            throw new AssertionError("docs/operations.md has no heading " + heading);
        }
        int end = page.indexOf("\n#", start + heading.length());
        return page.substring(start, end < 0 ? page.length() : end);
    }

    static Set<String> secrets() {
        return table().stream()
                .filter(row -> row.secret().equals("yes"))
                .map(Row::name)
                .collect(Collectors.toSet());
    }
}
