package solutions.trainingdata.candidates.sandbox.cvat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Orders names so that runs of digits count as numbers: 2.jpg before 10.jpg. */
final class NaturalOrder {
    private static final Pattern RUNS = Pattern.compile("\\d+|\\D+");

    private NaturalOrder() {}

    static int compare(String left, String right) {
        List<String> leftRuns = runs(left);
        List<String> rightRuns = runs(right);
        for (int i = 0; i < Math.min(leftRuns.size(), rightRuns.size()); i++) {
            int order = compareRuns(leftRuns.get(i), rightRuns.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(leftRuns.size(), rightRuns.size());
    }

    private static int compareRuns(String left, String right) {
        boolean numbers = Character.isDigit(left.charAt(0)) && Character.isDigit(right.charAt(0));
        return numbers ? new BigInteger(left).compareTo(new BigInteger(right)) : left.compareTo(right);
    }

    private static List<String> runs(String name) {
        List<String> runs = new ArrayList<>();
        Matcher matcher = RUNS.matcher(name);
        while (matcher.find()) {
            runs.add(matcher.group());
        }
        return runs;
    }
}
