package solutions.trainingdata.candidates.metrics.offline;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Arguments of {@code deploy/score}. */
record ScoreArguments(Path assignment, int variant, Path annotations, boolean json, boolean help) {
    static final String USAGE = """
            usage: deploy/score --assignment DIR --variant N --annotations FILE [--json]

              DIR   folder with assignment.yaml, images and ground-truth.yaml
              N     number of the variant, from 1
              FILE  saved answers of CVAT: {"labels": [...], "frames": [...], "annotations": {...}}

            exit code: 0 scored; 2 problems found, scored where it can be; 1 bad input""";

    private static final Set<String> WITH_VALUE = Set.of("--assignment", "--variant", "--annotations");
    private static final Set<String> WITHOUT_VALUE = Set.of("--json", "--help");

    static ScoreArguments parse(String[] args) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < args.length; i++) {
            String name = args[i];
            if (WITHOUT_VALUE.contains(name)) {
                given.put(name, "");
            } else if (WITH_VALUE.contains(name) && i + 1 < args.length && !args[i + 1].startsWith("--")) {
                given.put(name, args[++i]);
            } else {
                String what = WITH_VALUE.contains(name) ? name + " needs a value" : "unknown argument '" + name + "'";
                throw new BadInputException(what + "\n" + USAGE);
            }
        }
        if (given.containsKey("--help")) {
            return new ScoreArguments(null, 0, null, false, true);
        }
        WITH_VALUE.stream().sorted().filter(name -> !given.containsKey(name)).forEach(name -> {
            throw new BadInputException(name + " is missing\n" + USAGE);
        });
        return new ScoreArguments(
                Path.of(given.get("--assignment")),
                variant(given.get("--variant")),
                Path.of(given.get("--annotations")),
                given.containsKey("--json"),
                false);
    }

    private static int variant(String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new BadInputException("--variant must be a whole number from 1 up, not '" + text + "'");
        }
        return Integer.parseInt(text);
    }
}
