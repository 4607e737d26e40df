package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;

/** {@code /api/tasks}. */
final class TasksResource {
    private static final Set<String> UPDATABLE = Set.of(
            "owner_id",
            "assignee_id",
            "project_id",
            "name",
            "labels",
            "bug_tracker",
            "subset",
            "organization_id",
            "source_storage",
            "target_storage");

    private static final Listing<Task> LISTING = new Listing<>(terms(), List.of("name", "owner", "assignee", "subset"));

    private final World world;

    TasksResource(World world) {
        this.world = world;
    }

    SimulatorAnswer list(Call call) {
        List<Task> visible = world.tasks.values().stream()
                .filter(task -> task.isVisibleTo(call.caller()))
                .toList();
        return Json.ok(LISTING.page(call, visible, task -> shape(call, task)));
    }

    SimulatorAnswer create(Call call) {
        ObjectNode body = call.json();
        if (!call.caller().mayCreateTasks()) {
            throw Refused.forbidden();
        }
        Project project = project(body);
        Fields fields = new Fields(body);
        String name = fields.text("name", true, 0, 256);
        Integer segmentSize = fields.integer("segment_size", false, 0, Integer.MAX_VALUE);
        Integer overlap = fields.integer("overlap", false, 0, Integer.MAX_VALUE);
        LabelsResource.check(fields, body.path("labels"));
        fields.throwIfAny();
        User owner =
                body.hasNonNull("owner_id") && call.caller().superuser ? referred(body.get("owner_id")) : call.caller();
        User assignee = body.hasNonNull("assignee_id") ? referred(body.get("assignee_id")) : null;
        Task task = new Task(world.nextId("task"), name, owner, world.now());
        task.segmentSize = segmentSize == null ? 0 : segmentSize;
        task.overlap = overlap;
        task.bugTracker = body.path("bug_tracker").asText("");
        task.subset = body.path("subset").asText("");
        task.project = project;
        task.labels.addAll(project == null ? LabelsResource.made(world, body.path("labels")) : project.labels());
        task.assignee = assignee;
        task.assigneeUpdated = assignee == null ? null : world.now();
        world.tasks.put(task.id, task);
        return Json.answer(201, shape(call, task)).with("Location", call.url("/api/tasks/" + task.id));
    }

    private Project project(ObjectNode body) {
        if (!body.hasNonNull("project_id")) {
            return null;
        }
        return Optional.ofNullable(world.projects.get(body.get("project_id").asLong()))
                .orElseThrow(() -> Refused.list("Project matching query does not exist."));
    }

    SimulatorAnswer get(Call call) {
        return Json.ok(shape(call, visible(world, call)));
    }

    SimulatorAnswer patch(Call call) {
        Task task = visible(world, call);
        ObjectNode body = call.json();
        body.fieldNames().forEachRemaining(name -> requireMayUpdate(call, task, name));
        Fields fields = new Fields(body);
        String name = fields.text("name", false, 0, 256);
        fields.throwIfAny();
        for (String field : List.of("labels", "project_id", "organization_id")) {
            if (body.hasNonNull(field)) {
                throw new UnsupportedOperationException("The simulator cannot change a task's " + field);
            }
        }
        User owner = body.hasNonNull("owner_id") ? referred(body.get("owner_id")) : task.owner;
        if (body.has("assignee_id")) {
            task.assignee = body.get("assignee_id").isNull() ? null : referred(body.get("assignee_id"));
        }
        task.owner = owner;
        task.name = name == null ? task.name : name;
        task.bugTracker = body.path("bug_tracker").asText(task.bugTracker);
        task.subset = body.path("subset").asText(task.subset);
        task.updated = world.now();
        ObjectNode answer = shape(call, task);
        if (body.has("assignee_id")) {
            // Said in this answer, and not stored: a job's is, a task's is not.
            answer.put("assignee_updated_date", Json.date(task.updated));
        }
        return Json.ok(answer);
    }

    /** While the task is being created every other try fails, and after that the task lives on. */
    SimulatorAnswer delete(Call call) {
        Task task = world.task(call.id());
        if (!call.caller().isAdmin() && task.owner != call.caller()) {
            throw Refused.forbidden();
        }
        boolean inCreation = world.pendingCreation(task.id)
                .filter(creation -> creation.status(world.clockNow()).equals("started"))
                .isPresent();
        if (inCreation && task.refusedDeletions++ % 2 == 0) {
            throw Refused.serverError();
        }
        world.tasks.remove(task.id);
        world.jobs.values().removeIf(job -> job.task == task);
        return SimulatorAnswer.empty(204);
    }

    /** Deprecated in CVAT, and says Finished also when it knows nothing. */
    SimulatorAnswer status(Call call) {
        Task task = visible(world, call);
        Optional<Creation> creation = world.creation(Creation.idFor(task.id));
        String status = creation.map(found -> found.status(world.clockNow())).orElse("finished");
        ObjectNode answer = Json.object()
                .put("state", Character.toUpperCase(status.charAt(0)) + status.substring(1))
                .put("message", creation.map(this::statusMessage).orElse(""))
                .put("progress", 0.0);
        return Json.ok(answer).with("Deprecation", "true");
    }

    /** A failure comes here with its traceback. */
    private String statusMessage(Creation creation) {
        String message = creation.message(world.clockNow());
        return creation.failure == null ? message : "Traceback (most recent call last):\n" + message;
    }

    private void requireMayUpdate(Call call, Task task, String name) {
        if (!UPDATABLE.contains(name)) {
            throw Refused.unknownField();
        }
        boolean byOwner = call.caller().isAdmin() || task.owner == call.caller();
        if (!byOwner && (name.equals("owner_id") || name.equals("assignee_id"))
                || !call.caller().mayWrite()) {
            throw Refused.forbidden();
        }
    }

    /** An unknown one is CVAT's own error. */
    private User referred(JsonNode id) {
        User user = id.asText().matches("\\d{1,18}") ? world.users.get(id.asLong()) : null;
        return Optional.ofNullable(user).orElseThrow(Refused::serverError);
    }

    /** The task in the path, if the caller may see it. */
    static Task visible(World world, Call call) {
        Task task = world.task(call.id());
        if (!task.isVisibleTo(call.caller())) {
            throw Refused.forbidden();
        }
        return task;
    }

    private static ObjectNode shape(Call call, Task task) {
        ObjectNode shape = Json.object()
                .put("url", call.url("/api/tasks/" + task.id))
                .put("id", task.id)
                .put("name", task.name)
                .put("project_id", task.project == null ? null : task.project.id())
                .put("project_name", task.project == null ? null : task.project.name())
                .put("mode", task.frames.isEmpty() ? "" : "annotation");
        shape.set("owner", UsersResource.reference(call, task.owner));
        shape.set("assignee", UsersResource.reference(call, task.assignee));
        shape.put("bug_tracker", task.bugTracker)
                .put("created_date", Json.date(task.created))
                .put("updated_date", Json.date(task.updated))
                .put("overlap", task.overlap)
                .put("segment_size", task.segmentSize)
                .put("status", task.status());
        putData(shape, task);
        shape.put("guide_id", task.guide == null ? null : task.guide.id())
                .put("dimension", "2d")
                .put("subset", task.subset)
                .putNull("organization_id")
                .putNull("organization")
                .putNull("target_storage")
                .putNull("source_storage");
        putLinks(call, shape, task);
        return shape.put("assignee_updated_date", Json.date(task.assigneeUpdated))
                .put("validation_mode", task.groundTruth == null ? null : "gt")
                .put("consensus_enabled", false);
    }

    /** Before anything was posted to data these keys are absent. */
    private static void putData(ObjectNode shape, Task task) {
        shape.put("data", task.dataId);
        if (task.dataId != null) {
            shape.put("data_chunk_size", task.frames.isEmpty() ? null : FramesResource.CHUNK_SIZE)
                    .put("data_original_chunk_type", "imageset")
                    .put("data_compressed_chunk_type", "imageset")
                    .putNull("data_cloud_storage_id")
                    .put("size", task.frames.size())
                    .put("image_quality", task.imageQuality);
        }
    }

    private static void putLinks(Call call, ObjectNode shape, Task task) {
        shape.putObject("jobs")
                .put("count", task.jobs.size() + (task.groundTruth == null ? 0 : 1))
                .put("completed", jobs(task, "acceptance", "completed"))
                .put(
                        "validation",
                        task.jobs.stream()
                                .filter(job -> job.stage.equals("validation"))
                                .count())
                .put("url", call.url("/api/jobs?task_id=" + task.id));
        shape.putObject("labels").put("url", call.url("/api/labels?task_id=" + task.id));
    }

    private static long jobs(Task task, String stage, String state) {
        return task.jobs.stream()
                .filter(job -> job.stage.equals(stage) && job.state.equals(state))
                .count();
    }

    private static Map<String, Function<Task, Object>> terms() {
        Map<String, Function<Task, Object>> terms = new LinkedHashMap<>();
        terms.put("id", task -> task.id);
        terms.put("name", task -> task.name);
        terms.put("owner", task -> task.owner == null ? "" : task.owner.username);
        terms.put("assignee", task -> task.assignee == null ? "" : task.assignee.username);
        terms.put("subset", task -> task.subset);
        terms.put("status", Task::status);
        terms.put("updated_date", task -> task.updated);
        return terms;
    }
}
