package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import solutions.trainingdata.candidates.sandbox.annotate.Manner;

/** What the jobs page shows: jobs, their frames, and what is drawn on each. */
final class JobsPageJson {
    private final User user;
    private final List<Job> jobs;
    private final boolean withTruth;

    JobsPageJson(User user, List<Job> jobs, boolean withTruth) {
        this.user = user;
        this.jobs = jobs;
        this.withTruth = withTruth;
    }

    ObjectNode write() {
        ObjectNode page = Json.object().put("user", user.username).put("truth", withTruth);
        ArrayNode manners = page.putArray("manners");
        for (Manner manner : Manner.values()) {
            manners.addObject()
                    .put("name", manner.name())
                    .put("title", manner.title())
                    .put("mistake", manner.isMistake());
        }
        page.set("jobs", Json.list(jobs.stream().map(JobsPageJson::job)));
        return page;
    }

    private static ObjectNode job(Job job) {
        ObjectNode shown = Json.object()
                .put("id", job.id)
                .put("task", job.task.id)
                .put("state", job.state)
                .put("guide", job.task.guide == null ? "" : job.task.guide.markdown());
        ObjectNode annotations = AnnotationsResource.read(job.task, List.of(job));
        ArrayNode frames = shown.putArray("frames");
        for (int number = job.startFrame; number <= job.stopFrame; number++) {
            frames.add(frame(job.task, number, annotations));
        }
        return shown;
    }

    private static ObjectNode frame(Task task, int number, ObjectNode annotations) {
        Task.Frame frame = task.frames.get(number);
        ObjectNode shown = Json.object()
                .put("number", number)
                .put("name", frame.name())
                .put("width", frame.width())
                .put("height", frame.height());
        ArrayNode drawn = shown.putArray("drawn");
        annotations.get("shapes").forEach(shape -> addIfOn(drawn, task, number, shape, shape, "shape"));
        annotations.get("tracks").forEach(track -> track.get("shapes")
                .forEach(shape -> addIfOn(drawn, task, number, track, shape, "track")));
        annotations.get("tags").forEach(tag -> addIfOn(drawn, task, number, tag, tag, "tag"));
        return shown;
    }

    private static void addIfOn(
            ArrayNode drawn, Task task, int number, JsonNode annotation, JsonNode shape, String kind) {
        if (shape.get("frame").asInt() != number) {
            return;
        }
        Task.Label label = task.labels.stream()
                .filter(candidate ->
                        candidate.id() == annotation.get("label_id").asLong())
                .findFirst()
                .orElseThrow();
        ObjectNode shown = drawn.addObject()
                .put("kind", kind)
                .put("label", label.name())
                .put("color", label.color())
                .put("type", shape.path("type").asText("tag"));
        shown.set("points", shape.has("points") ? shape.get("points") : Json.array());
        StringBuilder text = new StringBuilder();
        annotation.get("attributes").forEach(attribute -> text.append(text.isEmpty() ? "" : ", ")
                .append(attribute.get("value").asText()));
        shown.put("text", text.toString());
    }
}
