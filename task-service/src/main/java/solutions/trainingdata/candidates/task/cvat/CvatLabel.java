package solutions.trainingdata.candidates.task.cvat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A label of a new task.
 *
 * @param type the tool that draws it
 */
public record CvatLabel(String name, String color, String type, List<Attribute> attributes) {

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
