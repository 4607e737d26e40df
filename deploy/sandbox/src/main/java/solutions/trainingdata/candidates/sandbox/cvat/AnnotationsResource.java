package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;

/** {@code .../annotations} of a job, or of all jobs of a task. */
final class AnnotationsResource {
    private static final List<String> KINDS = List.of("tags", "shapes", "tracks");

    private final World world;

    AnnotationsResource(World world) {
        this.world = world;
    }

    SimulatorAnswer getOfJob(Call call) {
        Job job = JobsResource.visible(world, call);
        refuseOldExport(call, "jobs");
        return Json.ok(read(job.task, List.of(job)));
    }

    SimulatorAnswer getOfTask(Call call) {
        Task task = TasksResource.visible(world, call);
        refuseOldExport(call, "tasks");
        if (task.dataId == null) {
            throw Refused.text(400, "Exporting annotations from a task without data is not allowed");
        }
        return Json.ok(read(task, task.jobs));
    }

    SimulatorAnswer putJob(Call call) {
        return put(call, List.of(writable(call)));
    }

    SimulatorAnswer putTask(Call call) {
        return put(call, TasksResource.visible(world, call).jobs);
    }

    SimulatorAnswer patchJob(Call call) {
        Job job = writable(call);
        return patch(call, job.task, List.of(job));
    }

    SimulatorAnswer patchTask(Call call) {
        Task task = TasksResource.visible(world, call);
        return patch(call, task, task.jobs);
    }

    SimulatorAnswer deleteOfJob(Call call) {
        clear(writable(call));
        return SimulatorAnswer.empty(204);
    }

    SimulatorAnswer deleteOfTask(Call call) {
        TasksResource.visible(world, call).jobs.forEach(this::clear);
        return SimulatorAnswer.empty(204);
    }

    private Job writable(Call call) {
        Job job = JobsResource.visible(world, call);
        if (!job.mayBeAnnotatedBy(call.caller())) {
            throw Refused.forbidden();
        }
        return job;
    }

    private SimulatorAnswer put(Call call, List<Job> jobs) {
        if (jobs.isEmpty()) {
            return Json.ok(none());
        }
        return Json.ok(replace(jobs, body(call)));
    }

    /** Says what is there then. */
    ObjectNode replace(List<Job> jobs, ObjectNode body) {
        ObjectNode checked = new AnnotationInput(jobs.get(0).task).checked(body, false);
        jobs.forEach(this::clear);
        return create(jobs, checked);
    }

    private SimulatorAnswer patch(Call call, Task task, List<Job> jobs) {
        String action = call.query("action").orElse("");
        ObjectNode body = body(call);
        if (!List.of("create", "update", "delete").contains(action)) {
            throw Refused.list("Please specify a correct 'action' for the request");
        }
        ObjectNode checked = new AnnotationInput(task).checked(body, action.equals("create"));
        return Json.ok(
                switch (action) {
                    case "create" -> create(jobs, checked);
                    case "update" -> {
                        remove(jobs, checked);
                        yield create(jobs, checked);
                    }
                    default -> {
                        remove(jobs, checked);
                        yield withoutElements(checked);
                    }
                });
    }

    private static ObjectNode body(Call call) {
        if (call.isMultipart()) {
            return Form.of(call.request()).fields();
        }
        return call.json();
    }

    /** Stores copies with ids; an id that is there already is kept. */
    private ObjectNode create(List<Job> jobs, ObjectNode checked) {
        for (String kind : KINDS) {
            for (JsonNode node : checked.get(kind)) {
                ObjectNode annotation = (ObjectNode) node;
                identify(kind, annotation);
                jobFor(jobs, annotation.get("frame").asInt()).ifPresent(job -> {
                    job.annotations(kind).add(annotation.deepCopy());
                    touch(job);
                });
            }
        }
        return checked;
    }

    private void identify(String kind, ObjectNode annotation) {
        if (!annotation.has("id")) {
            annotation.put("id", world.nextId(kind));
        }
        annotation.path("shapes").forEach(shape -> {
            if (!shape.has("id")) {
                ((ObjectNode) shape).put("id", world.nextId("track shapes"));
            }
        });
    }

    /** A single job takes frames that it does not cover, too. */
    private static Optional<Job> jobFor(List<Job> jobs, int frame) {
        return jobs.size() == 1
                ? Optional.of(jobs.get(0))
                : jobs.stream().filter(job -> job.covers(frame)).findFirst();
    }

    private void remove(List<Job> jobs, ObjectNode checked) {
        for (String kind : KINDS) {
            for (JsonNode annotation : checked.get(kind)) {
                long id = annotation.path("id").asLong();
                for (Job job : jobs) {
                    if (job.annotations(kind)
                            .removeIf(stored -> stored.get("id").asLong() == id)) {
                        touch(job);
                    }
                }
            }
        }
    }

    private void clear(Job job) {
        if (!job.isEmpty()) {
            KINDS.forEach(kind -> job.annotations(kind).clear());
            touch(job);
        }
    }

    private void touch(Job job) {
        job.updated = world.now();
        job.task.updated = world.now();
    }

    private static ObjectNode withoutElements(ObjectNode checked) {
        checked.get("shapes").forEach(shape -> ((ObjectNode) shape).remove("elements"));
        return checked;
    }

    private static ObjectNode none() {
        ObjectNode none = Json.object().put("version", 0);
        KINDS.forEach(none::putArray);
        return none;
    }

    private static void refuseOldExport(Call call, String what) {
        if (call.query("format").isPresent() || call.query("filename").isPresent()) {
            throw Refused.text(
                    410,
                    "This endpoint is no longer supported.\nTo initiate the export process, use POST /api/" + what
                            + "/id/dataset/export?save_images=False.\nTo check the process status, use GET "
                            + "/api/requests/rq_id,\nwhere rq_id is obtained from the response of the previous "
                            + "request.\nTo download the prepared file, use the result_url obtained from the response "
                            + "of the previous request.\n");
        }
    }

    /** As GET gives them: by frame, numbers as floats, attributes that were not given filled in. */
    static ObjectNode read(Task task, List<Job> jobs) {
        ObjectNode answer = Json.object().put("version", 0);
        AnnotationOutput output = new AnnotationOutput(task);
        for (String kind : KINDS) {
            Stream<ObjectNode> stored = jobs.stream()
                    .flatMap(job -> job.annotations(kind).stream())
                    .sorted(Comparator.comparingInt(
                            annotation -> annotation.get("frame").asInt()));
            ArrayNode read = Json.list(stored.map(annotation -> output.read(kind, annotation)));
            answer.set(kind, read);
        }
        return answer;
    }
}
