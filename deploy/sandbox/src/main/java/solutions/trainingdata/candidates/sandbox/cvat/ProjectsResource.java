package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;

/** {@code POST /api/projects}: enough for a task to stand in one. */
final class ProjectsResource {
    private final World world;

    ProjectsResource(World world) {
        this.world = world;
    }

    SimulatorAnswer create(Call call) {
        ObjectNode body = call.json();
        if (!call.caller().mayCreateTasks()) {
            throw Refused.forbidden();
        }
        Fields fields = new Fields(body);
        String name = fields.text("name", true, 0, 256);
        LabelsResource.check(fields, body.path("labels"));
        fields.throwIfAny();
        Project project = new Project(
                world.nextId("project"), name, call.caller(), LabelsResource.made(world, body.path("labels")));
        world.projects.put(project.id(), project);
        return Json.answer(201, shape(call, project)).with("Location", call.url("/api/projects/" + project.id()));
    }

    private ObjectNode shape(Call call, Project project) {
        String now = Json.date(world.now());
        ObjectNode shape = Json.object()
                .put("url", call.url("/api/projects/" + project.id()))
                .put("id", project.id())
                .put("name", project.name());
        shape.set("owner", UsersResource.reference(call, project.owner()));
        shape.putNull("assignee")
                .putNull("guide_id")
                .put("bug_tracker", "")
                .put("created_date", now)
                .put("updated_date", now)
                .put("status", "annotation")
                .putNull("dimension")
                .putNull("organization")
                .putNull("organization_id")
                .putNull("target_storage")
                .putNull("source_storage");
        shape.putObject("tasks").put("count", 0).put("url", call.url("/api/tasks?project_id=" + project.id()));
        shape.putObject("labels").put("url", call.url("/api/labels?project_id=" + project.id()));
        shape.putNull("assignee_updated_date").putArray("task_subsets");
        return shape;
    }
}
