package solutions.trainingdata.candidates.metrics.checks;

import static solutions.trainingdata.candidates.metrics.checks.ProblemKind.*;

import java.util.ArrayList;
import java.util.List;
import solutions.trainingdata.candidates.messaging.assignment.Label;
import solutions.trainingdata.candidates.metrics.drawing.DrawnShape;
import solutions.trainingdata.candidates.metrics.drawing.Frame;
import solutions.trainingdata.candidates.metrics.geometry.Effort;
import solutions.trainingdata.candidates.metrics.geometry.EffortUsedUpException;
import solutions.trainingdata.candidates.metrics.geometry.Loops;
import solutions.trainingdata.candidates.metrics.geometry.Outline;
import solutions.trainingdata.candidates.metrics.geometry.Overlap;

/** Checks of the shapes of one label on one image. */
final class ShapeChecks {
    /** Coordinates are stored with rounding: this far outside, in px, is still inside. */
    private static final double EDGE_PX = 0.01;
    /** Nobody draws the same thing by hand twice more alike, and no two things lie like that. */
    private static final double TWICE = 0.9;
    /** Comparing each with each grows with the square: shapes are compared until they have so many points in all. */
    private static final int MOST_POINTS_COMPARED = 4_000;

    private final Frame frame;
    private final Label label;
    private final List<Problem> problems;
    private final Effort effort;

    ShapeChecks(Frame frame, Label label, List<Problem> problems, Effort effort) {
        this.frame = frame;
        this.label = label;
        this.problems = problems;
        this.effort = effort;
    }

    /** @return false when they were too many to check them all, which is then a problem itself */
    boolean check(List<DrawnShape> shapes) {
        try {
            if (shapes.size() <= DrawnShape.MOST_OF_A_LABEL) {
                shapes.forEach(this::check);
                checkDrawnTwice(shapes);
                return true;
            }
        } catch (EffortUsedUpException e) {
            // Said below.
        }
        problems.add(about(TOO_MUCH_DRAWN).numbers(DrawnShape.MOST_OF_A_LABEL, shapes.size()));
        return false;
    }

    private void check(DrawnShape shape) {
        if (!shape.type().equals(label.shape().word())) {
            problems.add(about(WRONG_SHAPE).as(shape.type()));
        } else if (shape.outline() != null) {
            checkOutline(shape);
        }
        if (label.asksForText() && shape.text(label.text()).isBlank()) {
            problems.add(about(MISSING_TEXT));
        }
    }

    private void checkOutline(DrawnShape shape) {
        Outline outline = shape.outline();
        if (label.fixesPoints() && outline.size() != label.points()) {
            problems.add(about(WRONG_POINTS).numbers(label.points(), outline.size()));
        } else if (outline.size() > DrawnShape.MOST_POINTS) {
            problems.add(about(TOO_MANY_POINTS).numbers(DrawnShape.MOST_POINTS, outline.size()));
        } else if (shape.isComparable()) {
            checkLoops(Loops.of(outline, effort));
        }
        if (isOutside(outline) || !shape.isComparable() && outline.size() <= DrawnShape.MOST_POINTS) {
            problems.add(about(OUTSIDE_IMAGE));
        }
    }

    private void checkLoops(Loops loops) {
        if (loops.encloseNothing()) {
            problems.add(about(NO_AREA));
        } else if (loops.areTooMuch(label.fixesPoints())) {
            problems.add(about(CROSSES_ITSELF).share(100 * loops.strayShare()));
        }
    }

    private boolean isOutside(Outline outline) {
        return frame.knowsItsSize()
                && (outline.minX() < -EDGE_PX
                        || outline.minY() < -EDGE_PX
                        || outline.maxX() > frame.width() + EDGE_PX
                        || outline.maxY() > frame.height() + EDGE_PX);
    }

    /** One problem for each shape that repeats an earlier one. */
    private void checkDrawnTwice(List<DrawnShape> shapes) {
        List<DrawnShape> compared = comparedWithEachOther(shapes);
        for (int later = 1; later < compared.size(); later++) {
            Outline outline = compared.get(later).outline();
            double most = compared.subList(0, later).stream()
                    .mapToDouble(earlier -> Overlap.iou(outline, earlier.outline(), effort))
                    .max()
                    .orElse(0);
            if (most >= TWICE) {
                problems.add(about(DRAWN_TWICE).share(100 * most));
            }
        }
    }

    private static List<DrawnShape> comparedWithEachOther(List<DrawnShape> shapes) {
        List<DrawnShape> compared = new ArrayList<>();
        int points = 0;
        for (DrawnShape shape : shapes) {
            points += shape.isComparable() ? shape.outline().size() : 0;
            if (shape.isComparable() && points <= MOST_POINTS_COMPARED) {
                compared.add(shape);
            }
        }
        return compared;
    }

    private Problem about(ProblemKind kind) {
        return Problem.of(kind, frame.image(), label.name(), frame.index());
    }
}
