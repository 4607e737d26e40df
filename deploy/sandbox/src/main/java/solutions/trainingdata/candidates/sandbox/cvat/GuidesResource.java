package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;

/** {@code /api/guides}, after the server's OpenAPI schema; not seen running. A task has one guide. */
final class GuidesResource {
    private final World world;

    GuidesResource(World world) {
        this.world = world;
    }

    SimulatorAnswer create(Call call) {
        ObjectNode body = call.json();
        JsonNode taskId = body.path("task_id");
        if (!taskId.isIntegralNumber()) {
            throw Refused.field("task_id", "A valid integer is required.");
        }
        Task task = world.task(taskId.asLong());
        requireMayWrite(call, task);
        if (task.guide != null) {
            throw Refused.serverError();
        }
        task.guide = new Task.Guide(
                world.nextId("guide"),
                world.now(),
                world.now(),
                body.path("markdown").asText(""));
        return Json.answer(201, shape(task)).with("Location", call.url("/api/guides/" + task.guide.id()));
    }

    SimulatorAnswer get(Call call) {
        Task task = guided(call);
        if (!task.isVisibleTo(call.caller()) && task.jobs.stream().noneMatch(job -> job.isVisibleTo(call.caller()))) {
            throw Refused.forbidden();
        }
        return Json.ok(shape(task));
    }

    SimulatorAnswer patch(Call call) {
        Task task = guided(call);
        requireMayWrite(call, task);
        String markdown = call.json().path("markdown").asText(task.guide.markdown());
        task.guide = new Task.Guide(task.guide.id(), task.guide.created(), world.now(), markdown);
        return Json.ok(shape(task));
    }

    SimulatorAnswer delete(Call call) {
        Task task = guided(call);
        requireMayWrite(call, task);
        task.guide = null;
        return SimulatorAnswer.empty(204);
    }

    private Task guided(Call call) {
        long id = call.id();
        Optional<Task> guided = world.tasks.values().stream()
                .filter(task -> task.guide != null && task.guide.id() == id)
                .findFirst();
        return guided.orElseThrow(() -> Refused.noSuch("AnnotationGuide"));
    }

    private static void requireMayWrite(Call call, Task task) {
        if (!task.isVisibleTo(call.caller()) || !call.caller().mayWrite()) {
            throw Refused.forbidden();
        }
    }

    private static ObjectNode shape(Task task) {
        return Json.object()
                .put("id", task.guide.id())
                .put("task_id", task.id)
                .putNull("project_id")
                .put("created_date", Json.date(task.guide.created()))
                .put("updated_date", Json.date(task.guide.updated()))
                .put("markdown", task.guide.markdown());
    }
}
