package solutions.trainingdata.candidates.metrics.offline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import solutions.trainingdata.candidates.messaging.assignment.Assignment;
import solutions.trainingdata.candidates.messaging.assignment.Label;
import solutions.trainingdata.candidates.metrics.truth.GroundTruth;
import solutions.trainingdata.candidates.metrics.truth.TrueObject;

/** Pass marks that a variant cannot decide, because it shows too few objects. */
final class PassMarkWarnings {
    /** Chance of a wrong verdict that is put up with. */
    private static final double DOUBT = 0.05;

    private final Assignment assignment;
    private final GroundTruth truth;
    private final List<String> warnings = new ArrayList<>();

    PassMarkWarnings(Assignment assignment, GroundTruth truth) {
        this.assignment = assignment;
        this.truth = truth;
    }

    List<String> all() {
        for (int variant = 1; variant <= assignment.variants().size(); variant++) {
            List<TrueObject> objects = truth.objects(assignment.images(variant));
            for (Label label : assignment.labels()) {
                List<TrueObject> ofLabel = objects.stream()
                        .filter(object -> object.label().equals(label.name()))
                        .toList();
                long readable =
                        ofLabel.stream().filter(TrueObject::hasReadableText).count();
                checkIou(variant, label.iouMetric(), ofLabel.size());
                checkAccuracy(variant, label.accuracyMetric(), readable);
            }
        }
        return warnings;
    }

    private void checkIou(int variant, String metric, long count) {
        Double mark = mark(metric);
        if (mark == null || none(variant, metric, count)) {
            return;
        }
        double step = 100.0 / count;
        if (step > 100 - mark) {
            warnings.add("variant " + variant + ", " + metric + ": each of " + count + " object(s) weighs "
                    + number(step) + " points, so that one missed object alone fails the mark of " + number(mark));
        }
    }

    /** Even a faultless result proves the mark only if somebody just below it would hardly reach one by luck. */
    private void checkAccuracy(int variant, String metric, long count) {
        Double mark = mark(metric);
        if (mark == null || none(variant, metric, count)) {
            return;
        }
        double byLuck = Math.pow(mark / 100, count);
        if (mark < 100 && byLuck > DOUBT) {
            long needed = (long) Math.ceil(Math.log(DOUBT) / Math.log(mark / 100));
            warnings.add("variant " + variant + ", " + metric + ": " + count + " text(s) cannot decide the mark of "
                    + number(mark) + ": somebody who types so many right in the long run types all right by luck in "
                    + number(100 * byLuck) + " % of attempts; " + needed + " texts would do");
        }
    }

    private boolean none(int variant, String metric, long count) {
        if (count == 0) {
            warnings.add("variant " + variant + ", " + metric
                    + ": there is no object to decide the pass mark by, the metric will be absent");
        }
        return count == 0;
    }

    private Double mark(String metric) {
        Map<String, Double> marks = truth.pass();
        return metric == null ? null : marks.get(metric);
    }

    private static String number(double value) {
        return BigDecimal.valueOf(Math.round(value * 10), 1)
                .stripTrailingZeros()
                .toPlainString();
    }
}
