package solutions.trainingdata.candidates.metrics.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import solutions.trainingdata.candidates.messaging.assignment.Assignment;
import solutions.trainingdata.candidates.messaging.assignment.Label;
import solutions.trainingdata.candidates.metrics.drawing.Drawing;
import solutions.trainingdata.candidates.metrics.drawing.DrawnShape;
import solutions.trainingdata.candidates.metrics.drawing.OtherPicturesException;
import solutions.trainingdata.candidates.metrics.geometry.Effort;
import solutions.trainingdata.candidates.metrics.geometry.EffortUsedUpException;
import solutions.trainingdata.candidates.metrics.geometry.Overlap;
import solutions.trainingdata.candidates.metrics.truth.GroundTruth;
import solutions.trainingdata.candidates.metrics.truth.TrueObject;

/** Scores a drawing against the ground truth by the formulas in docs/metrics.md. */
public final class ScoreDrawing {
    private final Assignment assignment;
    private final GroundTruth truth;

    public ScoreDrawing(Assignment assignment, GroundTruth truth) {
        this.assignment = assignment;
        this.truth = truth;
    }

    /**
     * @param variant counted from 1
     * @throws OtherPicturesException when the drawing is not of that variant
     */
    public Score score(int variant, Drawing drawing) {
        List<String> images =
                assignment.images(variant).stream().map(Assignment::baseName).toList();
        drawing.requireImages(images);
        List<ObjectScore> objects = new ArrayList<>();
        Effort effort = Effort.ofASubmission();
        for (String image : images) {
            for (Label label : assignment.labels()) {
                objects.addAll(compare(
                        label, truth.objects(image, label.name()), drawing.shapes(image, label.name()), effort));
            }
        }
        return new Score(Score.FORMULA_VERSION, truth.version(), metrics(objects), objects);
    }

    private static List<ObjectScore> compare(
            Label label, List<TrueObject> objects, List<DrawnShape> drawn, Effort effort) {
        List<DrawnShape> shapes = drawn.stream()
                .filter(DrawnShape::isComparable)
                .limit(DrawnShape.MOST_OF_A_LABEL)
                .toList();
        double[][] iou = new double[objects.size()][shapes.size()];
        for (int i = 0; i < objects.size(); i++) {
            for (int j = 0; j < shapes.size(); j++) {
                iou[i][j] = iou(shapes.get(j), objects.get(i), effort);
            }
        }
        int[] matches = Matching.best(iou);
        List<ObjectScore> scores = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            boolean matched = matches[i] != Matching.NONE;
            double percent = matched ? 100 * iou[i][matches[i]] : 0;
            String typed =
                    matched && label.asksForText() ? shapes.get(matches[i]).text(label.text()) : null;
            TrueObject object = objects.get(i);
            scores.add(new ObjectScore(object.image(), label.name(), percent, matched, object.text(), typed));
        }
        return scores;
    }

    /** What is too much to compare counts as not drawn. */
    private static double iou(DrawnShape shape, TrueObject object, Effort effort) {
        try {
            return Overlap.iou(shape.outline(), object.region(), effort);
        } catch (EffortUsedUpException e) {
            return 0;
        }
    }

    private Map<String, Double> metrics(List<ObjectScore> objects) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (Label label : assignment.labels()) {
            Predicate<ObjectScore> ofLabel = object -> object.label().equals(label.name());
            putMean(metrics, label.iouMetric(), objects, ofLabel, ObjectScore::iouPercent);
        }
        for (Label label : assignment.labels()) {
            if (label.asksForText()) {
                Predicate<ObjectScore> readable =
                        object -> object.textExpected() != null && asksFor(object, label.text());
                putMean(metrics, label.accuracyMetric(), objects, readable, object -> object.textIsRight() ? 100 : 0);
            }
        }
        return metrics;
    }

    private boolean asksFor(ObjectScore object, String text) {
        return assignment
                .label(object.label())
                .filter(label -> text.equals(label.text()))
                .isPresent();
    }

    /** A mean over no objects says nothing: the metric is left out. */
    private static void putMean(
            Map<String, Double> metrics,
            String name,
            List<ObjectScore> objects,
            Predicate<ObjectScore> which,
            ToDoubleFunction<ObjectScore> value) {
        objects.stream().filter(which).mapToDouble(value).average().ifPresent(mean -> metrics.put(name, mean));
    }
}
