package solutions.trainingdata.candidates.metrics.scoring;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Result of one attempt.
 *
 * @param formulaVersion of the formulas in docs/metrics.md that it was computed by
 * @param groundTruthVersion of the ground truth that it was computed against
 * @param metrics in percent, unrounded, by name, in the assignment's order
 * @param objects one row per object of the ground truth
 */
public record Score(
        int formulaVersion, int groundTruthVersion, Map<String, Double> metrics, List<ObjectScore> objects) {
    /** Raised with every change of a formula that can change a number. */
    public static final int FORMULA_VERSION = 1;

    public Score {
        Objects.requireNonNull(metrics);
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        objects = List.copyOf(objects);
    }
}
