package solutions.trainingdata.candidates.sandbox.annotate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes drawings as CVAT's annotations of one job: names become the ids of its labels and attributes. */
final class DrawingJson {
    private final AnnotationJob job;
    private final JsonNode labels;

    /** @param labels results of CVAT's list of the job's labels */
    DrawingJson(AnnotationJob job, JsonNode labels) {
        this.job = job;
        this.labels = labels;
    }

    ObjectNode annotations(List<Drawing> drawings) {
        ObjectNode annotations = JsonNodeFactory.instance.objectNode().put("version", 0);
        ArrayNode tags = annotations.putArray("tags");
        ArrayNode shapes = annotations.putArray("shapes");
        ArrayNode tracks = annotations.putArray("tracks");
        for (Drawing drawing : drawings) {
            switch (drawing.kind()) {
                case TAG -> tags.add(placed(drawing));
                case SHAPE -> shapes.add(shaped(placed(drawing), drawing));
                case TRACK -> tracks.add(track(drawing));
            }
        }
        return annotations;
    }

    private ObjectNode track(Drawing drawing) {
        ObjectNode track = placed(drawing);
        ObjectNode shape = shaped(JsonNodeFactory.instance.objectNode(), drawing);
        shape.set("frame", track.get("frame"));
        shape.putArray("attributes");
        track.putArray("shapes").add(shape);
        return track;
    }

    private ObjectNode placed(Drawing drawing) {
        JsonNode label = named(labels, drawing.label());
        ObjectNode placed = JsonNodeFactory.instance
                .objectNode()
                .put("frame", number(drawing.image()))
                .put("label_id", label.get("id").asLong())
                .put("group", 0)
                .put("source", "manual");
        ArrayNode attributes = placed.putArray("attributes");
        drawing.texts().forEach((name, value) -> attributes
                .addObject()
                .put("spec_id", named(label.get("attributes"), name).get("id").asLong())
                .put("value", value));
        return placed;
    }

    private static ObjectNode shaped(ObjectNode shape, Drawing drawing) {
        shape.put("type", drawing.type())
                .put("occluded", false)
                .put("outside", false)
                .put("z_order", 0)
                .put("rotation", 0.0);
        ArrayNode points = shape.putArray("points");
        drawing.points().forEach(points::add);
        return shape;
    }

    private int number(String image) {
        return job.frames().stream()
                .filter(frame -> frame.image().equals(image))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Job " + job.id() + " has no image " + image))
                .number();
    }

    private JsonNode named(JsonNode all, String name) {
        for (JsonNode candidate : all) {
            if (candidate.get("name").asText().equals(name)) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("Job " + job.id() + " has no label or attribute " + name);
    }
}
