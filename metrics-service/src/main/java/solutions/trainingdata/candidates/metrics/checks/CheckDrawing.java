package solutions.trainingdata.candidates.metrics.checks;

import static solutions.trainingdata.candidates.metrics.checks.ProblemKind.*;

import java.util.ArrayList;
import java.util.List;
import solutions.trainingdata.candidates.messaging.assignment.Assignment;
import solutions.trainingdata.candidates.messaging.assignment.Label;
import solutions.trainingdata.candidates.metrics.drawing.Drawing;
import solutions.trainingdata.candidates.metrics.drawing.DrawnShape;
import solutions.trainingdata.candidates.metrics.drawing.Frame;
import solutions.trainingdata.candidates.metrics.drawing.OtherPicturesException;
import solutions.trainingdata.candidates.metrics.drawing.StrayMark;
import solutions.trainingdata.candidates.metrics.geometry.Effort;
import solutions.trainingdata.candidates.metrics.truth.CountRule;
import solutions.trainingdata.candidates.metrics.truth.GroundTruth;

/** Decides whether a drawing is complete and well formed; how good it is plays no part. */
public final class CheckDrawing {
    private final Assignment assignment;
    private final GroundTruth truth;

    public CheckDrawing(Assignment assignment, GroundTruth truth) {
        this.assignment = assignment;
        this.truth = truth;
    }

    /**
     * All problems in the order of the pictures; none where the drawing may be accepted. Where too much is drawn to check it
     * within reason, that is the last one.
     *
     * @param variant counted from 1
     * @throws OtherPicturesException when the drawing is not of that variant
     */
    public List<Problem> check(int variant, Drawing drawing) {
        List<String> images =
                assignment.images(variant).stream().map(Assignment::baseName).toList();
        drawing.requireImages(images);
        if (drawing.isEmpty()) {
            return List.of(Problem.of(NOTHING_DRAWN, null, null, null));
        }
        List<Problem> problems = new ArrayList<>();
        Effort effort = Effort.ofASubmission();
        for (String image : images) {
            Frame frame = drawing.frameOf(image).orElseThrow();
            for (Label label : assignment.labels()) {
                List<DrawnShape> shapes = drawing.shapes(image, label.name());
                checkCount(frame, label, shapes.size(), problems);
                if (!new ShapeChecks(frame, label, problems, effort).check(shapes)) {
                    return problems;
                }
            }
            checkStrays(frame, drawing, problems);
        }
        checkLostShapes(images, drawing, problems);
        return problems;
    }

    private void checkCount(Frame frame, Label label, int found, List<Problem> problems) {
        int expected = truth.objects(frame.image(), label.name()).size();
        Problem about = Problem.of(
                truth.count() == CountRule.EXACT ? WRONG_COUNT : TOO_FEW, frame.image(), label.name(), frame.index());
        if (truth.count() == CountRule.EXACT && found != expected) {
            problems.add(about.numbers(expected, found));
        } else if (truth.count() == CountRule.AT_LEAST_ONE && expected > 0 && found == 0) {
            problems.add(about.numbers(1, found));
        }
    }

    private void checkStrays(Frame frame, Drawing drawing, List<Problem> problems) {
        drawing.shapes().stream()
                .filter(shape -> shape.frame() == frame.index())
                .filter(shape -> assignment.label(shape.label()).isEmpty())
                .forEach(shape -> problems.add(Problem.of(UNKNOWN_LABEL, frame.image(), shape.label(), frame.index())));
        addMarks(TRACK, frame, drawing.tracks(), problems);
        addMarks(TAG, frame, drawing.tags(), problems);
    }

    private static void addMarks(ProblemKind kind, Frame frame, List<StrayMark> marks, List<Problem> problems) {
        marks.stream()
                .filter(mark -> mark.frame() == frame.index())
                .forEach(mark -> problems.add(Problem.of(kind, frame.image(), mark.label(), frame.index())));
    }

    /** The tool stores shapes on frames that do not exist. */
    private static void checkLostShapes(List<String> images, Drawing drawing, List<Problem> problems) {
        List<StrayMark> marks = new ArrayList<>();
        drawing.shapes().forEach(shape -> marks.add(new StrayMark(shape.frame(), shape.label())));
        marks.addAll(drawing.tracks());
        marks.addAll(drawing.tags());
        for (StrayMark mark : marks) {
            String image = drawing.frame(mark.frame()).map(Frame::image).orElse(null);
            if (!images.contains(image)) {
                problems.add(Problem.of(NO_SUCH_FRAME, image, mark.label(), mark.frame()));
            }
        }
    }
}
