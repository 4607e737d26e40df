package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;

/** {@code /api/labels}, and the labels in a new task. */
final class LabelsResource {
    private static final Set<String> TYPES =
            Set.of("any", "cuboid", "ellipse", "mask", "points", "polygon", "polyline", "rectangle", "skeleton", "tag");

    private static final Set<String> INPUTS = Set.of("checkbox", "radio", "number", "text", "select");

    /** Colours that the real one was seen to compute from a name. */
    private static final Map<String, String> SEEN_COLORS = Map.of("car", "#2080c0", "plate", "#a0a0a0");

    private final World world;

    LabelsResource(World world) {
        this.world = world;
    }

    private record Placed(Task task, Task.Label label) {}

    SimulatorAnswer list(Call call) {
        List<String> parents = Stream.of("job_id", "task_id", "project_id")
                .filter(name -> call.query(name).isPresent())
                .toList();
        if (parents.size() > 1) {
            throw Refused.list("job_id, task_id and project_id parameters cannot be used together");
        }
        // Tasks of one project have the same ones.
        Set<Long> seen = new HashSet<>();
        List<Placed> labels = tasks(call, parents).stream()
                .flatMap(task -> task.labels.stream().map(label -> new Placed(task, label)))
                .filter(placed -> seen.add(placed.label().id()))
                .sorted(Comparator.comparingLong(placed -> placed.label().id()))
                .toList();
        return Json.ok(Listing.envelope(call, labels, LabelsResource::shape));
    }

    SimulatorAnswer get(Call call) {
        long id = call.id();
        for (Task task : world.tasks.values()) {
            for (Task.Label label : task.labels) {
                if (label.id() == id) {
                    requireVisible(call, task.isVisibleTo(call.caller()));
                    return Json.ok(shape(new Placed(task, label)));
                }
            }
        }
        throw Refused.noSuch("Label");
    }

    private List<Task> tasks(Call call, List<String> parents) {
        if (parents.isEmpty()) {
            return world.tasks.values().stream()
                    .filter(task -> task.isVisibleTo(call.caller()))
                    .toList();
        }
        String id = call.query(parents.get(0)).orElse("");
        if (!id.matches("\\d{1,18}")) {
            throw Refused.serverError();
        }
        if (parents.get(0).equals("job_id") && world.jobs.containsKey(Long.parseLong(id))) {
            Job job = world.jobs.get(Long.parseLong(id));
            requireVisible(call, job.isVisibleTo(call.caller()));
            return List.of(job.task);
        }
        if (parents.get(0).equals("task_id") && world.tasks.containsKey(Long.parseLong(id))) {
            Task task = world.tasks.get(Long.parseLong(id));
            requireVisible(call, task.isVisibleTo(call.caller()));
            return List.of(task);
        }
        throw Refused.serverError();
    }

    private static void requireVisible(Call call, boolean visible) {
        if (!visible) {
            throw Refused.forbidden();
        }
    }

    /** Adds to the fields what is wrong with the labels of a new task; throws what CVAT says about all of them. */
    static void check(Fields fields, JsonNode labels) {
        ArrayNode errors = Json.array();
        Set<String> names = new HashSet<>();
        boolean wrong = false;
        boolean repeated = false;
        for (JsonNode label : labels) {
            Fields checked = new Fields(label);
            String name = checked.text("name", true, 0, 64);
            repeated |= name != null && !names.add(name);
            checked.choice("type", TYPES);
            checkSpecs(checked, label.path("attributes"));
            errors.add(checked.errors());
            wrong |= !checked.errors().isEmpty();
        }
        if (wrong) {
            fields.refuse("labels", errors);
        } else if (repeated) {
            throw Refused.list("All label names must be unique");
        }
    }

    private static void checkSpecs(Fields label, JsonNode specs) {
        ArrayNode errors = Json.array();
        Set<String> names = new HashSet<>();
        boolean wrong = false;
        for (JsonNode spec : specs) {
            Fields checked = new Fields(spec);
            String name = checked.text("name", true, 0, 64);
            checked.present("mutable", true);
            checked.present("input_type", true);
            checked.choice("input_type", INPUTS);
            checked.present("values", true);
            errors.add(checked.errors());
            wrong |= !checked.errors().isEmpty();
            if (name != null && !names.add(name)) {
                throw Refused.list("Duplicate attribute with name '" + name + "' exists");
            }
        }
        if (wrong) {
            label.refuse("attributes", errors);
        }
    }

    static List<Task.Label> made(World world, JsonNode labels) {
        List<Task.Label> made = new ArrayList<>();
        for (JsonNode label : labels) {
            String name = label.get("name").asText().strip();
            String color = label.path("color").asText("");
            List<Task.Spec> specs = new ArrayList<>();
            label.path("attributes").forEach(spec -> specs.add(spec(world, spec)));
            made.add(new Task.Label(
                    world.nextId("label"),
                    name,
                    color.isEmpty() ? computedColor(name) : color,
                    label.path("type").asText("any"),
                    List.copyOf(specs)));
        }
        return made;
    }

    private static Task.Spec spec(World world, JsonNode spec) {
        List<String> values = new ArrayList<>();
        spec.path("values").forEach(value -> values.add(value.asText()));
        return new Task.Spec(
                world.nextId("spec"),
                spec.get("name").asText(),
                spec.path("mutable").asBoolean(),
                spec.path("input_type").asText(),
                spec.path("default_value").asText(""),
                values.isEmpty() ? List.of("") : List.copyOf(values));
    }

    private static String computedColor(String name) {
        return SEEN_COLORS.getOrDefault(name, "#%06x".formatted(name.hashCode() & 0xffffff));
    }

    private static ObjectNode shape(Placed placed) {
        Task.Label label = placed.label();
        ObjectNode shape =
                Json.object().put("id", label.id()).put("name", label.name()).put("color", label.color());
        shape.set("attributes", Json.list(label.specs().stream().map(LabelsResource::shape)));
        shape.put("type", label.type()).putArray("sublabels");
        Project project = placed.task().project;
        return shape.put(project == null ? "task_id" : "project_id", project == null ? placed.task().id : project.id())
                .putNull("parent_id")
                .put("has_parent", false);
    }

    private static ObjectNode shape(Task.Spec spec) {
        ObjectNode shape = Json.object()
                .put("id", spec.id())
                .put("name", spec.name())
                .put("mutable", spec.mutable())
                .put("input_type", spec.inputType())
                .put("default_value", spec.defaultValue());
        shape.set("values", Json.texts(spec.values()));
        return shape;
    }
}
