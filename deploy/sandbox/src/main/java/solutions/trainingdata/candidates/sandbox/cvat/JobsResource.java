package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;

/** {@code /api/jobs}. */
final class JobsResource {
    private static final Set<String> UPDATABLE = Set.of("assignee", "stage", "state");
    private static final Set<String> STATES = Set.of("new", "in progress", "completed", "rejected");
    private static final Set<String> STAGES = Set.of("annotation", "validation", "acceptance");
    private static final Listing<Job> LISTING =
            new Listing<>(terms(), List.of("task_name", "assignee", "state", "stage"));

    private final World world;

    JobsResource(World world) {
        this.world = world;
    }

    SimulatorAnswer list(Call call) {
        List<Job> visible = world.jobs.values().stream()
                .filter(job -> job.isVisibleTo(call.caller()))
                .toList();
        return Json.ok(LISTING.page(call, visible, job -> shape(call, job)));
    }

    /** A ground truth job of chosen frames: the only kind that is made here. */
    SimulatorAnswer create(Call call) {
        ObjectNode body = call.json();
        Task task = world.task(body.path("task_id").asLong());
        if (!task.isVisibleTo(call.caller()) || !call.caller().mayWrite()) {
            throw Refused.forbidden();
        }
        if (task.groundTruth != null) {
            throw Refused.list("Task with validation mode \"gt\" cannot have more than 1 GT job");
        }
        if (!body.path("frame_selection_method").asText().equals("manual")) {
            throw new UnsupportedOperationException("The simulator makes ground truth jobs of chosen frames only");
        }
        Job job = new Job(world.nextId("job"), task, 0, task.frames.size() - 1, world.now());
        body.path("frames").forEach(frame -> job.included.add(frame.asInt()));
        task.groundTruth = job;
        world.jobs.put(job.id, job);
        return Json.answer(201, shape(call, job)).with("Location", call.url("/api/jobs/" + job.id));
    }

    SimulatorAnswer get(Call call) {
        return Json.ok(shape(call, visible(world, call)));
    }

    SimulatorAnswer patch(Call call) {
        Job job = visible(world, call);
        ObjectNode body = call.json();
        body.fieldNames().forEachRemaining(name -> requireMayUpdate(call, job, name));
        Fields fields = new Fields(body);
        String stage = fields.choice("stage", STAGES);
        String state = fields.choice("state", STATES);
        fields.throwIfAny();
        if (body.has("assignee")) {
            assign(job, body.get("assignee"));
        }
        if (stage != null && !stage.equals(job.stage)) {
            job.stage = stage;
            job.state = "new";
        }
        job.state = state == null ? job.state : state;
        job.updated = world.now();
        return Json.ok(shape(call, job));
    }

    SimulatorAnswer delete(Call call) {
        Job job = visible(world, call);
        if (!job.task.isVisibleTo(call.caller())) {
            throw Refused.forbidden();
        }
        if (job != job.task.groundTruth) {
            throw Refused.list("Only ground truth jobs can be removed");
        }
        job.task.groundTruth = null;
        world.jobs.remove(job.id);
        return SimulatorAnswer.empty(204);
    }

    private static void requireMayUpdate(Call call, Job job, String name) {
        if (!UPDATABLE.contains(name)) {
            throw Refused.unknownField();
        }
        boolean staff = job.task.isVisibleTo(call.caller());
        if (!call.caller().mayWrite() || !staff && !name.equals("state")) {
            throw Refused.forbidden();
        }
    }

    /** A plain number, or one in a text; anything else and unknown ones are CVAT's own error. */
    private void assign(Job job, JsonNode id) {
        User assignee = id.isValueNode() && id.asText().matches("\\d{1,18}")
                ? world.users.get(Long.parseLong(id.asText()))
                : null;
        if (assignee == null && !id.isNull()) {
            throw Refused.serverError();
        }
        if (job.assignee != assignee) {
            job.assignee = assignee;
            job.assigneeUpdated = world.now();
        }
    }

    /** The job in the path, if the caller may see it. */
    static Job visible(World world, Call call) {
        Job job = world.job(call.id());
        if (!job.isVisibleTo(call.caller())) {
            throw Refused.forbidden();
        }
        return job;
    }

    private static ObjectNode shape(Call call, Job job) {
        Task task = job.task;
        ObjectNode shape = Json.object()
                .put("url", call.url("/api/jobs/" + job.id))
                .put("id", job.id)
                .put("task_id", task.id)
                .put("task_name", task.isVisibleTo(call.caller()) ? task.name : null)
                .put("project_id", task.project == null ? null : task.project.id())
                .put(
                        "project_name",
                        task.project != null && task.isVisibleTo(call.caller()) ? task.project.name() : null);
        shape.set("assignee", UsersResource.reference(call, job.assignee));
        shape.put("guide_id", task.guide == null ? null : task.guide.id())
                .put("dimension", "2d")
                .put("bug_tracker", task.project == null ? null : "")
                .put("status", job.stage.equals("acceptance") ? "completed" : job.stage)
                .put("stage", job.stage)
                .put("state", job.state)
                .put("mode", "annotation")
                .put("frame_count", job.frameCount())
                .put("start_frame", job.startFrame)
                .put("stop_frame", job.stopFrame)
                .put("data_chunk_size", FramesResource.CHUNK_SIZE)
                .put("data_compressed_chunk_type", "imageset")
                .put("data_original_chunk_type", "imageset")
                .put("created_date", Json.date(job.created))
                .put("updated_date", Json.date(job.updated));
        shape.putObject("issues")
                .put("url", call.url("/api/issues?job_id=" + job.id))
                .put("count", 0);
        shape.putObject("labels").put("url", call.url("/api/labels?job_id=" + job.id));
        return shape.put("type", job.type())
                .putNull("organization")
                .putNull("target_storage")
                .putNull("source_storage")
                .put("assignee_updated_date", Json.date(job.assigneeUpdated))
                .putNull("parent_job_id")
                .put("replicas_count", 0)
                .put("consensus_replicas", 0);
    }

    private static Map<String, Function<Job, Object>> terms() {
        Map<String, Function<Job, Object>> terms = new LinkedHashMap<>();
        terms.put("id", job -> job.id);
        terms.put("task_id", job -> job.task.id);
        terms.put("task_name", job -> job.task.name);
        terms.put("assignee", job -> job.assignee == null ? "" : job.assignee.username);
        terms.put("state", job -> job.state);
        terms.put("stage", job -> job.stage);
        terms.put("type", Job::type);
        terms.put("dimension", job -> "2d");
        terms.put("updated_date", job -> job.updated);
        return terms;
    }
}
