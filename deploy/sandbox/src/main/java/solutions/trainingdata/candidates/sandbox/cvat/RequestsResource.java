package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;

/** {@code /api/requests}: what runs in the background, here only the creation of tasks. */
final class RequestsResource {
    private static final Pattern OLD_ID = Pattern.compile("create:task-(\\d+)");

    private final World world;

    RequestsResource(World world) {
        this.world = world;
    }

    SimulatorAnswer list(Call call) {
        List<Creation> own = world.creations.values().stream()
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
        Creation creation = creation(call);
        if (!world.tasks.containsKey(creation.taskId)) {
            throw Refused.list("Task matching query does not exist.");
        }
        requireOwn(call, creation);
        return Json.ok(shape(creation));
    }

    SimulatorAnswer cancel(Call call) {
        Creation creation = creation(call);
        requireOwn(call, creation);
        if (!creation.status(world.clockNow()).equals("queued")) {
            throw Refused.text(400, "Only requests that have not yet been started can be cancelled");
        }
        world.creations.remove(creation.id);
        return SimulatorAnswer.empty(200);
    }

    private Creation creation(Call call) {
        Matcher old = OLD_ID.matcher(call.parts().get(0));
        String id = old.matches()
                ? Creation.idFor(Long.parseLong(old.group(1)))
                : call.parts().get(0);
        Creation creation = world.creations.get(id);
        if (creation == null || world.requestsForgotten) {
            throw Refused.text(404, "There is no request with specified id");
        }
        return creation;
    }

    private static void requireOwn(Call call, Creation creation) {
        if (creation.owner != call.caller() && !call.caller().isAdmin()) {
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
        shape.putObject("operation")
                .put("type", "create:task")
                .put("target", "task")
                .putNull("project_id")
                .put("task_id", creation.taskId)
                .putNull("job_id")
                .putNull("format")
                .putNull("lightweight");
        boolean queued = creation.status(world.clockNow()).equals("queued");
        shape.put("progress", 0.0)
                .put("created_date", Json.date(creation.created))
                .put("started_date", queued ? null : Json.date(creation.startsAt))
                .put("finished_date", Json.date(creation.finished))
                .put("expiry_date", Json.date(creation.expires()));
        shape.putObject("owner").put("id", creation.owner.id).put("username", creation.owner.username);
        return shape.putNull("result_url").putNull("result_id");
    }
}
