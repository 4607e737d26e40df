package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * What CVAT accepts as annotations of a task, and how it normalises them. Much that makes no sense is accepted: shapes
 * outside the picture, on frames that do not exist, of a type that the label forbids.
 */
final class AnnotationInput {
    private static final Set<String> TYPES =
            Set.of("rectangle", "polygon", "polyline", "points", "ellipse", "cuboid", "mask", "skeleton");

    private static final int LONGEST_SOURCE = 16;
    private static final int LONGEST_VALUE = 4096;

    private final Task task;

    AnnotationInput(Task task) {
        this.task = task;
    }

    /** The body with every default filled in, in new objects. */
    ObjectNode checked(ObjectNode body, boolean idsMustBeAbsent) {
        Fields fields = new Fields(body);
        for (String kind : List.of("tags", "shapes", "tracks")) {
            JsonNode list = fields.present(kind, false);
            if (list != null) {
                checkAll(fields, kind, list, idsMustBeAbsent);
            }
        }
        fields.throwIfAny();
        ObjectNode checked = Json.object().put("version", body.path("version").asInt(0));
        for (String kind : List.of("tags", "shapes", "tracks")) {
            ArrayNode normalised = checked.putArray(kind);
            body.path(kind).forEach(annotation -> normalised.add(normalised(kind, annotation)));
        }
        return checked;
    }

    private static void checkAll(Fields fields, String kind, JsonNode list, boolean idsMustBeAbsent) {
        ArrayNode errors = Json.array();
        boolean wrong = false;
        for (JsonNode annotation : list) {
            Fields checked = new Fields(annotation);
            if (kind.equals("shapes")) {
                checkShape(checked, annotation);
            }
            checked.integer("frame", true, 0, Integer.MAX_VALUE);
            checked.integer("label_id", true, 0, Integer.MAX_VALUE);
            checkAttributes(checked, annotation.path("attributes"));
            if (kind.equals("tracks")) {
                checkTrackShapes(checked, annotation.path("shapes"));
            }
            if (idsMustBeAbsent && checked.errors().isEmpty() && annotation.hasNonNull("id")) {
                checked.refuse("id", "must be absent");
            }
            errors.add(checked.errors());
            wrong |= !checked.errors().isEmpty();
        }
        if (wrong) {
            fields.refuse(kind, errors);
        }
    }

    private static void checkTrackShapes(Fields track, JsonNode shapes) {
        if (shapes.isEmpty()) {
            throw Refused.serverError();
        }
        for (JsonNode shape : shapes) {
            Fields checked = new Fields(shape);
            checkShape(checked, shape);
            checked.integer("frame", true, 0, Integer.MAX_VALUE);
            if (!checked.errors().isEmpty()) {
                track.refuse("shapes", Json.array().add(checked.errors()));
            }
        }
    }

    private static void checkShape(Fields fields, JsonNode shape) {
        if (fields.present("type", true) != null) {
            fields.choice("type", TYPES);
        }
        double rotation = shape.path("rotation").asDouble(0);
        if (rotation < 0) {
            fields.refuse("rotation", "Ensure this value is greater than or equal to 0.");
        } else if (rotation > 360) {
            fields.refuse("rotation", "Ensure this value is less than or equal to 360.");
        }
        if (shape.path("source").asText("").length() > LONGEST_SOURCE) {
            throw Refused.serverError();
        }
        ObjectNode notNumbers = notNumbers(shape.path("points"));
        if (!notNumbers.isEmpty()) {
            fields.refuse("points", notNumbers);
        } else if (fields.errors().isEmpty()
                && shape.has("frame")
                && shape.has("label_id")
                && !lengthFits(shape.path("type").asText(), shape.path("points").size())) {
            fields.refuse(
                    "points",
                    "invalid length for shape type '" + shape.path("type").asText() + "'");
        }
    }

    private static ObjectNode notNumbers(JsonNode points) {
        ObjectNode errors = Json.object();
        int items = points.isTextual() ? points.asText().length() : points.size();
        for (int i = 0; i < items; i++) {
            if (points.isTextual() || !points.get(i).isNumber()) {
                errors.put(
                        Integer.toString(i),
                        "[ErrorDetail(string='Value must be a float or an integer', code='invalid')]");
            }
        }
        return errors;
    }

    private static boolean lengthFits(String type, int length) {
        return switch (type) {
            case "rectangle", "ellipse" -> length == 4;
            case "polygon" -> length >= 6 && length % 2 == 0;
            case "polyline" -> length >= 4 && length % 2 == 0;
            case "points" -> length >= 2 && length % 2 == 0;
            case "cuboid" -> length == 16;
            case "mask" -> length >= 5;
            default -> length == 0;
        };
    }

    private static void checkAttributes(Fields fields, JsonNode attributes) {
        ArrayNode errors = Json.array();
        boolean wrong = false;
        for (JsonNode attribute : attributes) {
            ObjectNode error = errors.addObject();
            if (attribute.path("value").asText("").strip().length() > LONGEST_VALUE) {
                error.putArray("value").add("Ensure this field has no more than " + LONGEST_VALUE + " characters.");
                wrong = true;
            }
        }
        if (wrong) {
            fields.refuse("attributes", errors);
        }
    }

    private ObjectNode normalised(String kind, JsonNode sent) {
        ObjectNode annotation = kind.equals("shapes") ? shapeFields(sent) : Json.object();
        if (sent.hasNonNull("id")) {
            annotation.set("id", sent.get("id"));
        }
        annotation.set("frame", sent.get("frame"));
        annotation.set("label_id", sent.get("label_id"));
        annotation.set("group", sent.get("group"));
        annotation.put("source", sent.path("source").asText("manual"));
        annotation.set("attributes", attributes(label(sent), sent.path("attributes")));
        if (kind.equals("shapes")) {
            annotation.put("score", sent.path("score").asDouble(1));
        } else if (kind.equals("tracks")) {
            annotation.set("shapes", trackShapes(sent));
        }
        if (!kind.equals("tags")) {
            annotation.putArray("elements");
        }
        return annotation;
    }

    private ArrayNode trackShapes(JsonNode track) {
        ArrayNode shapes = Json.array();
        for (JsonNode sent : track.path("shapes")) {
            ObjectNode shape = shapeFields(sent);
            shape.set("frame", sent.get("frame"));
            shape.set("attributes", attributes(label(track), sent.path("attributes")));
            shapes.add(shape);
        }
        return shapes;
    }

    private static ObjectNode shapeFields(JsonNode sent) {
        ObjectNode shape = Json.object()
                .put("type", sent.get("type").asText())
                .put("occluded", sent.path("occluded").asBoolean(false))
                .put("outside", sent.path("outside").asBoolean(false))
                .put("z_order", sent.path("z_order").asInt(0))
                .put("rotation", sent.path("rotation").asDouble(0));
        shape.set("points", sent.path("points").isArray() ? sent.get("points").deepCopy() : Json.array());
        return shape;
    }

    private Task.Label label(JsonNode annotation) {
        long id = annotation.get("label_id").asLong();
        return task.labels.stream()
                .filter(label -> label.id() == id)
                .findFirst()
                .orElseThrow(() -> Refused.list("label_id `" + id + "` is invalid"));
    }

    /** Values become trimmed texts, null the text None; the same attribute twice stays twice. */
    private static ArrayNode attributes(Task.Label label, JsonNode sent) {
        ArrayNode attributes = Json.array();
        for (JsonNode attribute : sent) {
            long spec = attribute.path("spec_id").asLong();
            if (label.specs().stream().noneMatch(known -> known.id() == spec)) {
                throw Refused.list("spec_id `" + spec + "` is invalid");
            }
            JsonNode value = attribute.path("value");
            attributes
                    .addObject()
                    .put("spec_id", spec)
                    .put("value", value.isNull() ? "None" : value.asText().strip());
        }
        return attributes;
    }
}
