package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;

/** {@code /api/requests}: what runs in the background. The list holds creations of tasks only. */
final class RequestsResource {
    private static final Pattern OLD_ID = Pattern.compile("create:task-(\\d+)");

    private final World world;

    RequestsResource(World world) {
        this.world = world;
    }

    SimulatorAnswer list(Call call) {
        List<Creation> own = world.creations().stream()
                .filter(creation -> !world.requestsForgotten)
                .filter(creation -> creation.owner == call.caller())
                .filter(creation -> matches(call, "status", creation.status(world.clockNow())))
                .filter(creation -> matches(call, "task_id", Long.toString(creation.taskId)))
                .filter(creation -> matches(call, "action", "create") && matches(call, "target", "task"))
                .sorted(Comparator.comparing((Creation creation) -> creation.created)
                        .reversed())
                .toList();
        return Json.ok(Listing.envelope(call, own, this::shape));
    }

    SimulatorAnswer get(Call call) {
        Transfer transfer = world.transfers.get(call.parts().get(0));
        if (transfer != null) {
            requireOwn(call, transfer.owner());
            return Json.ok(shape(call, transfer));
        }
        Creation creation = creation(call);
        if (!world.tasks.containsKey(creation.taskId)) {
            throw Refused.list("Task matching query does not exist.");
        }
        requireOwn(call, creation.owner);
        return Json.ok(shape(creation));
    }

    SimulatorAnswer cancel(Call call) {
        Creation creation = creation(call);
        requireOwn(call, creation.owner);
        if (!creation.status(world.clockNow()).equals("queued")) {
            throw Refused.text(400, "Only requests that have not yet been started can be cancelled");
        }
        world.remove(creation);
        return SimulatorAnswer.empty(200);
    }

    private Creation creation(Call call) {
        Matcher old = OLD_ID.matcher(call.parts().get(0));
        String id = old.matches()
                ? Creation.idFor(Long.parseLong(old.group(1)))
                : call.parts().get(0);
        return world.creation(id)
                .filter(creation -> !world.requestsForgotten)
                .orElseThrow(() -> Refused.text(404, "There is no request with specified id"));
    }

    private static void requireOwn(Call call, User owner) {
        if (owner != call.caller() && !call.caller().isAdmin()) {
            throw Refused.forbidden();
        }
    }

    private static boolean matches(Call call, String parameter, String value) {
        return call.query(parameter).map(value::equals).orElse(true);
    }

    private ObjectNode shape(Creation creation) {
        ObjectNode shape = Json.object()
                .put("status", creation.status(world.clockNow()))
                .put("message", creation.message(world.clockNow()))
                .put("id", creation.id);
        Task task = world.tasks.get(creation.taskId);
        Project project = task == null ? null : task.project;
        shape.set(
                "operation",
                operation("create:task", project, creation.taskId, null).putNull("format"));
        boolean queued = creation.status(world.clockNow()).equals("queued");
        shape.put("progress", 0.0)
                .put("created_date", Json.date(creation.created))
                .put("started_date", queued ? null : Json.date(creation.startsAt))
                .put("finished_date", Json.date(creation.finished))
                .put("expiry_date", Json.date(creation.expires()));
        shape.set("owner", owner(creation.owner));
        return shape.putNull("result_url").putNull("result_id");
    }

    private static ObjectNode shape(Call call, Transfer transfer) {
        boolean export = transfer.type().equals("export");
        Task task = transfer.task();
        ObjectNode shape = Json.object()
                .put("status", transfer.failure() == null ? "finished" : "failed")
                .put("message", transfer.failure() == null ? "" : transfer.failure())
                .put("id", transfer.id());
        shape.set(
                "operation",
                operation(transfer.type() + ":annotations", task.project, task.id, transfer.job())
                        .put("format", transfer.format()));
        for (String date : List.of("created_date", "started_date", "finished_date")) {
            shape.put(date, Json.date(transfer.at()));
        }
        shape.put("progress", 0.0).put("expiry_date", Json.date(transfer.expires()));
        shape.set("owner", owner(transfer.owner()));
        String target = transfer.job() == null ? "tasks/" + task.id : "jobs/" + transfer.job().id;
        String download = "/api/" + target + "/dataset/download?rq_id="
                + URLEncoder.encode(transfer.id(), StandardCharsets.UTF_8).replace("%7E", "~");
        return shape.put("result_url", export ? call.url(download) : null).putNull("result_id");
    }

    private static ObjectNode operation(String type, Project project, long task, Job job) {
        return Json.object()
                .put("type", type)
                .put("target", job == null ? "task" : "job")
                .put("project_id", project == null ? null : project.id())
                .put("task_id", task)
                .put("job_id", job == null ? null : job.id)
                .putNull("lightweight");
    }

    private static ObjectNode owner(User user) {
        return Json.object().put("id", user.id).put("username", user.username);
    }
}
