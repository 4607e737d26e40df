package solutions.trainingdata.candidates.metrics.cvat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import solutions.trainingdata.candidates.messaging.assignment.Assignment;
import solutions.trainingdata.candidates.metrics.drawing.Drawing;
import solutions.trainingdata.candidates.metrics.drawing.DrawnShape;
import solutions.trainingdata.candidates.metrics.drawing.Frame;
import solutions.trainingdata.candidates.metrics.drawing.StrayMark;
import solutions.trainingdata.candidates.metrics.geometry.Outline;

/**
 * Reads a snapshot of one task, {@code {"labels": [...], "frames": [...], "annotations": {...}}}: the {@code results} of
 * CVAT's labels, the {@code frames} of the task's data/meta, and its annotations, as CVAT 2.4 and later answer. Fields
 * that are not needed are ignored, lists that are absent are empty.
 */
public final class SnapshotReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;
    private final Map<Long, String> labels = new HashMap<>();
    private final Map<Long, String> attributes = new HashMap<>();

    private SnapshotReader(JsonNode root) {
        this.root = root;
    }

    /**
     * @throws UnreadableSnapshotException when it is no such snapshot
     */
    public static Drawing read(String json) {
        try {
            return read(JSON.readTree(json));
        } catch (JsonProcessingException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
            throw new UnreadableSnapshotException(
                    "line " + line + ": is not JSON: " + broken.getOriginalMessage(), broken);
        }
    }

    /** The same for JSON that is already parsed. */
    public static Drawing read(JsonNode snapshot) {
        return new SnapshotReader(snapshot).drawing();
    }

    private Drawing drawing() {
        for (String part : List.of("labels", "frames", "annotations")) {
            if (!root.has(part)) {
                throw new UnreadableSnapshotException("has no \"" + part + "\"");
            }
        }
        readLabels();
        JsonNode annotations = root.get("annotations");
        if (!annotations.isObject()) {
            throw new UnreadableSnapshotException("annotations: must be an object");
        }
        return new Drawing(frames(), shapes(annotations), marks(annotations, "tracks"), marks(annotations, "tags"));
    }

    private void readLabels() {
        JsonNode all = list(root, "labels", "labels");
        for (int i = 0; i < all.size(); i++) {
            String where = "labels[" + i + "]";
            labels.put(number(all.get(i), "id", where), word(all.get(i), "name", where));
            JsonNode specs = list(all.get(i), "attributes", where + ".attributes");
            for (int j = 0; j < specs.size(); j++) {
                String spec = where + ".attributes[" + j + "]";
                attributes.put(number(specs.get(j), "id", spec), word(specs.get(j), "name", spec));
            }
        }
    }

    private List<Frame> frames() {
        JsonNode all = list(root, "frames", "frames");
        List<Frame> frames = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            JsonNode frame = all.get(i);
            String image = Assignment.baseName(word(frame, "name", "frames[" + i + "]"));
            if (!names.add(image)) {
                throw new UnreadableSnapshotException("frames[" + i + "]: there are two images '" + image + "'");
            }
            frames.add(new Frame(
                    i, image, frame.path("width").asInt(0), frame.path("height").asInt(0)));
        }
        return frames;
    }

    private List<DrawnShape> shapes(JsonNode annotations) {
        JsonNode all = list(annotations, "shapes", "annotations.shapes");
        List<DrawnShape> shapes = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            String where = "annotations.shapes[" + i + "]";
            JsonNode shape = all.get(i);
            String type = word(shape, "type", where);
            Outline outline = type.equals("polygon") ? outline(shape, where) : null;
            int frame = frame(shape, where);
            shapes.add(new DrawnShape(frame, label(shape, where), type, outline, texts(shape, where)));
        }
        return shapes;
    }

    private static Outline outline(JsonNode shape, String where) {
        JsonNode points = list(shape, "points", where + ".points");
        double[] flat = new double[points.size()];
        for (int i = 0; i < flat.length; i++) {
            if (!points.get(i).isNumber()) {
                throw new UnreadableSnapshotException(where + ".points[" + i + "]: must be a number");
            }
            flat[i] = points.get(i).doubleValue();
        }
        try {
            return Outline.of(flat);
        } catch (IllegalArgumentException broken) {
            throw new UnreadableSnapshotException(where + ".points: " + broken.getMessage(), broken);
        }
    }

    /** CVAT stores an attribute as often as it was sent: the last one counts. */
    private Map<String, String> texts(JsonNode shape, String where) {
        JsonNode all = list(shape, "attributes", where + ".attributes");
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            String name = attributes.get(number(all.get(i), "spec_id", where + ".attributes[" + i + "]"));
            JsonNode value = all.get(i).path("value");
            if (name != null && value.isValueNode() && !value.isNull()) {
                texts.put(name, value.asText());
            }
        }
        return texts;
    }

    private List<StrayMark> marks(JsonNode annotations, String kind) {
        JsonNode all = list(annotations, kind, "annotations." + kind);
        List<StrayMark> marks = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            String where = "annotations." + kind + "[" + i + "]";
            marks.add(new StrayMark(frame(all.get(i), where), label(all.get(i), where)));
        }
        return marks;
    }

    /** A label that was deleted meanwhile has a number only. */
    private String label(JsonNode marked, String where) {
        long id = number(marked, "label_id", where);
        return labels.getOrDefault(id, "#" + id);
    }

    private static JsonNode list(JsonNode parent, String field, String where) {
        JsonNode list = parent.path(field);
        if (list.isMissingNode() || list.isNull()) {
            return JSON.createArrayNode();
        }
        if (!list.isArray()) {
            throw new UnreadableSnapshotException(where + ": must be a list");
        }
        return list;
    }

    private static long number(JsonNode parent, String field, String where) {
        if (!parent.path(field).canConvertToExactIntegral()) {
            throw new UnreadableSnapshotException(where + "." + field + ": must be a whole number");
        }
        return parent.get(field).longValue();
    }

    private static int frame(JsonNode marked, String where) {
        long frame = number(marked, "frame", where);
        if (frame != (int) frame) {
            throw new UnreadableSnapshotException(where + ".frame: " + frame + " is no number of a frame");
        }
        return (int) frame;
    }

    private static String word(JsonNode parent, String field, String where) {
        String word = parent.path(field).asText("");
        if (word.isBlank()) {
            throw new UnreadableSnapshotException(where + "." + field + ": must be a text that is not empty");
        }
        return word;
    }
}
