package solutions.trainingdata.candidates.metrics.checks;

import java.util.Locale;

/** What can be wrong with a drawing before it is accepted. */
public enum ProblemKind {
    /** Nothing was saved at all: press Save in CVAT, then Done again. */
    NOTHING_DRAWN,
    /** Other number of shapes than {@code expected}: {@code found}. */
    WRONG_COUNT,
    /** Fewer shapes than {@code expected}, which is the least: {@code found}. */
    TOO_FEW,
    /** Drawn as {@code drawnAs} where a polygon is asked for. */
    WRONG_SHAPE,
    /** Other number of points than {@code expected}: {@code found}. */
    WRONG_POINTS,
    /** More points than {@code expected}, which is the most: {@code found}. */
    TOO_MANY_POINTS,
    /** Too many outlines, or too tangled ones, to be compared: {@code found} of this label on this image. */
    TOO_MUCH_DRAWN,
    /** The text that is to be typed is empty. */
    MISSING_TEXT,
    /** Reaches beyond the image. */
    OUTSIDE_IMAGE,
    /** Two shapes of one label that cover each other by {@code percent}. */
    DRAWN_TWICE,
    /** The outline crosses itself: {@code percent} of its area lies in wrong loops. */
    CROSSES_ITSELF,
    /** The outline encloses nothing. */
    NO_AREA,
    /** A track, which pictures have no use for. */
    TRACK,
    /** A tag, which nobody asked for. */
    TAG,
    /** A label that the assignment does not have. */
    UNKNOWN_LABEL,
    /** On a frame that does not exist or is not of this attempt. */
    NO_SUCH_FRAME;

    /** The name for JSON, such as {@code wrong-count}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
