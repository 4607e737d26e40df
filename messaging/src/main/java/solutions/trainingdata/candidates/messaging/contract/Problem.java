package solutions.trainingdata.candidates.messaging.contract;

import java.net.URI;

/**
 * One thing that the candidate has to mend before the work is accepted.
 *
 * @param image base name of the picture, null when it is about the whole task
 * @param label the label's name, null when it is about none
 * @param expected how many there should be (shapes, points), null where the kind has no numbers
 * @param found how many there are, null where the kind has no numbers
 * @param frame where to look: the picture in CVAT, null when it is about the whole task
 */
public record Problem(Kind kind, String image, String label, Integer expected, Integer found, URI frame) {

    public Problem {
        Fields.require(kind, "kind");
    }

    /** What is wrong. The bot has a text for each. */
    public enum Kind {
        /** Nothing at all is saved in CVAT. */
        NOTHING_SAVED,
        /** The annotations still change while they are read. */
        STILL_EDITING,
        /** Fewer shapes of the label in the image than wanted: expected, found. */
        TOO_FEW_SHAPES,
        /** More shapes of the label in the image than wanted: expected, found. */
        TOO_MANY_SHAPES,
        /** Drawn with another tool than the label wants. */
        WRONG_SHAPE,
        /** The shape has another number of points: expected, found. */
        WRONG_POINT_COUNT,
        /** The shape has more points than allowed: expected, found. */
        TOO_MANY_POINTS,
        /** Too many outlines, or too tangled ones, to compare them: found so many here. */
        TOO_MUCH_DRAWN,
        /** The text to be typed is empty. */
        TEXT_MISSING,
        /** A point lies outside the image. */
        OUTSIDE_IMAGE,
        /** The same shape is there twice. */
        DRAWN_TWICE,
        /** The outline crosses itself. */
        CROSSES_ITSELF,
        /** The outline encloses nothing. */
        NO_AREA,
        /** Drawn in track mode. */
        TRACK,
        /** A tag was set. */
        TAG,
        /** A label that the assignment does not have. */
        UNKNOWN_LABEL,
        /** A shape on a picture that the task does not have. */
        UNKNOWN_FRAME
    }
}
