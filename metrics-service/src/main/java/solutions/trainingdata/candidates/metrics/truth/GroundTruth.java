package solutions.trainingdata.candidates.metrics.truth;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import solutions.trainingdata.candidates.messaging.assignment.Assignment;

/**
 * Secret part of an assignment: what is right, and by which rules it is judged. Its text form tells no answers.
 *
 * @param version raised by the author at each change
 * @param count how numbers of shapes are checked
 * @param pass pass marks in percent by name of the metric
 * @param objects all objects of all variants
 * @param digest SHA-256 in hex over its files
 */
public record GroundTruth(
        int version, CountRule count, Map<String, Double> pass, List<TrueObject> objects, String digest) {
    public GroundTruth {
        Objects.requireNonNull(count);
        Objects.requireNonNull(digest);
        pass = Map.copyOf(pass);
        objects = List.copyOf(objects);
    }

    /** Objects on the images of a variant; paths are reduced to base names. */
    public List<TrueObject> objects(List<String> images) {
        Set<String> shown = images.stream().map(Assignment::baseName).collect(Collectors.toSet());
        return objects.stream().filter(object -> shown.contains(object.image())).toList();
    }

    public List<TrueObject> objects(String image, String label) {
        return objects.stream()
                .filter(object -> object.image().equals(image) && object.label().equals(label))
                .toList();
    }

    @Override
    public String toString() {
        return "GroundTruth[version=" + version + ", " + objects.size() + " objects]";
    }
}
