package solutions.trainingdata.candidates.metrics.drawing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that a candidate drew in one attempt.
 *
 * @param frames pictures in the order of the task
 */
public record Drawing(List<Frame> frames, List<DrawnShape> shapes, List<StrayMark> tracks, List<StrayMark> tags) {
    public Drawing {
        frames = List.copyOf(frames);
        shapes = List.copyOf(shapes);
        tracks = List.copyOf(tracks);
        tags = List.copyOf(tags);
    }

    public boolean isEmpty() {
        return shapes.isEmpty() && tracks.isEmpty() && tags.isEmpty();
    }

    public Optional<Frame> frame(int index) {
        return index >= 0 && index < frames.size() ? Optional.of(frames.get(index)) : Optional.empty();
    }

    /** The frame that shows an image, by base name. */
    public Optional<Frame> frameOf(String image) {
        return frames.stream().filter(frame -> frame.image().equals(image)).findFirst();
    }

    /** Shapes on an image with a label, in the order they were stored. */
    public List<DrawnShape> shapes(String image, String label) {
        return frameOf(image)
                .map(frame -> shapes.stream()
                        .filter(shape ->
                                shape.frame() == frame.index() && shape.label().equals(label))
                        .toList())
                .orElse(List.of());
    }

    /**
     * @throws OtherPicturesException when one of these images has no frame: the drawing is of another variant
     */
    public void requireImages(List<String> images) {
        Set<String> shown = frames.stream().map(Frame::image).collect(Collectors.toSet());
        List<String> missing =
                images.stream().filter(image -> !shown.contains(image)).toList();
        if (!missing.isEmpty()) {
            throw new OtherPicturesException(missing, shown);
        }
    }
}
