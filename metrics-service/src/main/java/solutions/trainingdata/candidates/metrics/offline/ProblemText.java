package solutions.trainingdata.candidates.metrics.offline;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import solutions.trainingdata.candidates.metrics.checks.Problem;
import solutions.trainingdata.candidates.metrics.scoring.Percent;

/** Problems in English, for the command line; what candidates read is written by the bot. */
final class ProblemText {
    private ProblemText() {}

    static String of(Problem problem) {
        String where = Stream.of(problem.image(), problem.label())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return where.isEmpty() ? what(problem) : where + ": " + what(problem);
    }

    private static String what(Problem problem) {
        return switch (problem.kind()) {
            case NOTHING_DRAWN -> "nothing is saved";
            case WRONG_COUNT -> "shapes: " + problem.found() + ", must be " + problem.expected();
            case TOO_FEW -> "shapes: " + problem.found() + ", must be at least " + problem.expected();
            case WRONG_SHAPE -> "drawn as " + problem.drawnAs() + ", must be a polygon";
            case WRONG_POINTS -> "points: " + problem.found() + ", must be " + problem.expected();
            case TOO_MANY_POINTS -> "points: " + problem.found() + ", must be at most " + problem.expected();
            case TOO_MUCH_DRAWN -> "too many outlines, or too tangled ones, to compare them: delete scribbles";
            case MISSING_TEXT -> "the text is empty";
            case OUTSIDE_IMAGE -> "reaches beyond the image";
            case DRAWN_TWICE -> "drawn twice, alike by " + percent(problem);
            case CROSSES_ITSELF -> "the outline crosses itself, " + percent(problem) + " of its area in wrong loops";
            case NO_AREA -> "the outline encloses nothing";
            case TRACK -> "a track, must be a shape on the picture";
            case TAG -> "a tag, which is not asked for";
            case UNKNOWN_LABEL -> "the assignment has no such label";
            case NO_SUCH_FRAME -> "on frame " + problem.frame() + ", which is not part of the task";
        };
    }

    private static String percent(Problem problem) {
        return Percent.shown(problem.percent()) + " %";
    }
}
