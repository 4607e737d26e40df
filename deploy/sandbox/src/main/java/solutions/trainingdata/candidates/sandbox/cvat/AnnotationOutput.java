package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Stored annotations as CVAT gives them to a reader. */
final class AnnotationOutput {
    private final Task task;

    AnnotationOutput(Task task) {
        this.task = task;
    }

    ObjectNode read(String kind, ObjectNode stored) {
        ObjectNode annotation = stored.deepCopy();
        Task.Label label = task.labels.stream()
                .filter(known -> known.id() == stored.get("label_id").asLong())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Stored with an unknown label: " + stored));
        boolean track = kind.equals("tracks");
        fill(annotation, label, track ? spec -> !spec.mutable() : spec -> true);
        if (kind.equals("shapes")) {
            floats(annotation);
        } else if (track) {
            readTrackShapes(annotation, label);
        }
        return annotation;
    }

    /** Mutable attributes stay as they were until a later shape changes them. */
    private static void readTrackShapes(ObjectNode track, Task.Label label) {
        Map<Long, JsonNode> current = new LinkedHashMap<>();
        for (JsonNode node : track.get("shapes")) {
            ObjectNode shape = (ObjectNode) node;
            floats(shape);
            shape.get("attributes")
                    .forEach(attribute -> current.put(attribute.get("spec_id").asLong(), attribute));
            ArrayNode attributes = shape.putArray("attributes");
            current.values().forEach(attribute -> attributes.add(attribute.deepCopy()));
            fill(shape, label, Task.Spec::mutable);
        }
    }

    private static void fill(ObjectNode annotation, Task.Label label, Predicate<Task.Spec> wanted) {
        ArrayNode attributes = (ArrayNode) annotation.get("attributes");
        List<Task.Spec> specs = label.specs().stream().filter(wanted).toList();
        for (Task.Spec spec : specs) {
            boolean given = false;
            for (JsonNode attribute : attributes) {
                given |= attribute.get("spec_id").asLong() == spec.id();
            }
            if (!given) {
                attributes.addObject().put("spec_id", spec.id()).put("value", spec.defaultValue());
            }
        }
    }

    private static void floats(ObjectNode shape) {
        ArrayNode points = Json.array();
        shape.get("points").forEach(point -> points.add(point.asDouble()));
        shape.set("points", points);
    }
}
