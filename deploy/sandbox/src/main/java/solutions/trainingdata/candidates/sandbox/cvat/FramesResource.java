package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;

/** Frames of a task or a job: {@code .../data/meta}, {@code .../data} and {@code .../preview}. */
final class FramesResource {
    /** The real one depends on the pictures' size. */
    static final int CHUNK_SIZE = 72;

    private final World world;

    FramesResource(World world) {
        this.world = world;
    }

    SimulatorAnswer taskMeta(Call call) {
        Task task = TasksResource.visible(world, call);
        return Json.ok(meta(task, 0, task.frames.size() - 1));
    }

    SimulatorAnswer jobMeta(Call call) {
        return Json.ok(meta(JobsResource.visible(world, call)));
    }

    SimulatorAnswer patchJobMeta(Call call) {
        Job job = JobsResource.visible(world, call);
        JsonNode deleted = call.json().path("deleted_frames");
        if (!job.mayBeAnnotatedBy(call.caller())) {
            throw Refused.forbidden();
        }
        job.task.deletedFrames.removeIf(job::covers);
        deleted.forEach(frame -> {
            if (job.covers(frame.asInt())) {
                job.task.deletedFrames.add(frame.asInt());
            }
        });
        job.task.updated = world.now();
        return Json.ok(meta(job));
    }

    SimulatorAnswer taskData(Call call) {
        Task task = TasksResource.visible(world, call);
        return data(call, task, 0, task.frames.size() - 1);
    }

    SimulatorAnswer jobData(Call call) {
        Job job = JobsResource.visible(world, call);
        return data(call, job.task, job.startFrame, job.stopFrame);
    }

    SimulatorAnswer jobPreview(Call call) {
        Job job = JobsResource.visible(world, call);
        byte[] picture = job.task.frames.get(job.startFrame).bytes();
        return SimulatorAnswer.of(200, "image/jpeg", Pictures.preview(picture));
    }

    private static SimulatorAnswer data(Call call, Task task, int first, int last) {
        String type = call.query("type").orElse("");
        if (!List.of("frame", "preview").contains(type)) {
            throw Refused.list("Data type not specified or has wrong value");
        }
        String asked = call.query("number").orElse("0");
        int number = asked.matches("\\d{1,9}") ? Integer.parseInt(asked) : -1;
        if (number < first || number > last) {
            throw Refused.string("Incorrect requested frame number: " + asked);
        }
        Task.Frame frame = task.frames.get(number);
        if (call.query("quality").orElse("original").equals("compressed")) {
            return SimulatorAnswer.of(200, "image/jpeg", Pictures.compressed(frame.bytes()));
        }
        return SimulatorAnswer.of(200, Pictures.mediaType(frame.name()), frame.bytes());
    }

    /** Of a ground truth job only the chosen frames have their names. */
    private static ObjectNode meta(Job job) {
        ObjectNode meta = meta(job.task, job.startFrame, job.stopFrame);
        if (!job.included.isEmpty()) {
            meta.put("size", job.included.size());
            job.included.forEach(meta.putArray("included_frames")::add);
            for (int frame = 0; frame <= job.stopFrame; frame++) {
                if (!job.included.contains(frame)) {
                    ((ObjectNode) meta.get("frames").get(frame)).put("name", "placeholder.jpg");
                }
            }
        }
        return meta;
    }

    private static ObjectNode meta(Task task, int first, int last) {
        if (task.dataId == null) {
            throw Refused.serverError();
        }
        boolean made = !task.frames.isEmpty();
        int step = task.frameFilter.startsWith("step=") ? Integer.parseInt(task.frameFilter.substring(5)) : 1;
        ObjectNode meta = Json.object()
                .putNull("chapters")
                .put("chunks_updated_date", Json.date(task.chunksUpdated))
                .put("chunk_size", made ? CHUNK_SIZE : null)
                .put("size", last - first + 1)
                .put("image_quality", task.imageQuality)
                .put("start_frame", task.startFrame + first * step)
                .put("stop_frame", made ? task.startFrame + last * step : 0)
                .put("frame_filter", task.frameFilter);
        meta.set(
                "frames",
                Json.list(task.frames.subList(first, last + 1).stream().map(FramesResource::shape)));
        task.deletedFrames
                .subSet(first, true, Math.max(first, last), true)
                .forEach(meta.putArray("deleted_frames")::add);
        return meta.putNull("included_frames").put("storage", task.storage).putNull("cloud_storage_id");
    }

    private static ObjectNode shape(Task.Frame frame) {
        return Json.object()
                .put("width", frame.width())
                .put("height", frame.height())
                .put("name", frame.name())
                .put("related_files", 0)
                .put("has_related_context", false);
    }
}
