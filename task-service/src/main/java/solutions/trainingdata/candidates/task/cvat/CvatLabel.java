package solutions.trainingdata.candidates.task.cvat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A label of a task.
 *
 * @param type the tool that draws it
 */
public record CvatLabel(String name, String color, String type, List<Attribute> attributes) {

    boolean isWhole() {
        return name != null
                && type != null
                && attributes != null
                && attributes.stream().noneMatch(Objects::isNull);
    }

    /** Whether what is drawn with one is drawn with the other: whatever its colour. */
    public boolean drawsLike(CvatLabel other) {
        return name.equals(other.name) && type.equals(other.type) && texts().equals(other.texts());
    }

    private Set<String> texts() {
        return attributes.stream().map(Attribute::name).collect(Collectors.toSet());
    }

    /** Something to be filled in for each object. */
    public record Attribute(
            String name,
            boolean mutable,
            @JsonProperty("input_type") String inputType,
            @JsonProperty("default_value") String defaultValue,
            List<String> values) {

        /** A text to be typed, empty at first. */
        public static Attribute text(String name) {
            return new Attribute(name, false, "text", "", List.of());
        }
    }
}
