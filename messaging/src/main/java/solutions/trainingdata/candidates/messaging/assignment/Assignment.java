package solutions.trainingdata.candidates.messaging.assignment;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Public part of an assignment: what candidates are shown and asked to draw.
 *
 * @param name folder name, used in deep links: latin letters, digits, {@code _} and {@code -}, at most 64
 * @param version raised by the author at each change
 * @param titles shown to people
 * @param labels what is drawn, in the author's order
 * @param variants images of attempt 1, 2, ...; each a path below {@code images/}, base names unique in the assignment
 * @param attempts how many a candidate has, at least 1
 * @param deadline from the moment the task is ready
 * @param cvat how the task is made
 * @param digest SHA-256 in hex over the yaml file and the images: other content under the same version is refused
 */
public record Assignment(
        String name,
        int version,
        Titles titles,
        List<Label> labels,
        List<List<String>> variants,
        int attempts,
        Duration deadline,
        CvatSettings cvat,
        String digest) {
    public Assignment {
        Objects.requireNonNull(name);
        Objects.requireNonNull(titles);
        Objects.requireNonNull(deadline);
        Objects.requireNonNull(cvat);
        labels = List.copyOf(labels);
        variants = variants.stream().map(List::copyOf).toList();
    }

    /** Number of the variant, counted from 1, that attempt {@code attempt} (from 1) shows. */
    public int variantOfAttempt(int attempt) {
        return (attempt - 1) % variants.size() + 1;
    }

    /**
     * Images of a variant.
     *
     * @param variant counted from 1
     * @throws IllegalArgumentException when there is no such variant
     */
    public List<String> images(int variant) {
        if (variant < 1 || variant > variants.size()) {
            throw new IllegalArgumentException(
                    "assignment " + name + " has variants 1 to " + variants.size() + ", not " + variant);
        }
        return variants.get(variant - 1);
    }

    public Optional<Label> label(String labelName) {
        return labels.stream().filter(label -> label.name().equals(labelName)).findFirst();
    }

    /** Last part of an image's path: frames, images and ground truth meet by it. */
    public static String baseName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
