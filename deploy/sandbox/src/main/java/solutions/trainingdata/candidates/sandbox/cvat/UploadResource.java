package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;

/** {@code POST /api/tasks/ID/data}: in one request, in three steps, resumable (TUS), or from the share. */
final class UploadResource {
    /** Room for the indexes of one request's files in the order of all. */
    private static final long FILES_PER_REQUEST = 1_000_000;

    private final World world;

    UploadResource(World world) {
        this.world = world;
    }

    SimulatorAnswer post(Call call) {
        Task task = TasksResource.visible(world, call);
        if (!call.caller().mayWrite()) {
            throw Refused.forbidden();
        }
        boolean start = call.request().header("upload-start").isPresent();
        boolean multiple = call.request().header("upload-multiple").isPresent();
        boolean finish = call.request().header("upload-finish").isPresent();
        if (!task.frames.isEmpty()) {
            throw Refused.string("Adding more data is not supported");
        }
        if (call.request().header("upload-length").isPresent()) {
            String id = world.randomHex(16);
            task.resumable.put(id, ResumableUpload.announced(call));
            return task.resumable.get(id).created(call.url("/api/tasks/" + task.id + "/data/" + id));
        }
        if (start && !finish) {
            begin(task);
            return SimulatorAnswer.empty(202);
        }
        Optional<Form> form = call.isMultipart() ? Optional.of(Form.of(call.request())) : Optional.empty();
        Upload upload = Upload.from(form.map(Form::fields).orElseGet(call::json));
        begin(task);
        form.ifPresent(sent -> keep(task, sent));
        if (multiple && !finish) {
            return SimulatorAnswer.empty(200);
        }
        return create(call, task, upload);
    }

    /** How much of a resumable file is there. */
    SimulatorAnswer offset(Call call) {
        return resumable(TasksResource.visible(world, call), call).offset(200);
    }

    SimulatorAnswer append(Call call) {
        Task task = TasksResource.visible(world, call);
        ResumableUpload file = resumable(task, call);
        file.append(call).ifPresent(bytes -> {
            long order = world.nextId("upload request") * FILES_PER_REQUEST;
            task.clientFiles.put(file.name, new Upload.ClientFile(file.name, order, world.shared(bytes)));
        });
        return file.offset(204);
    }

    private static ResumableUpload resumable(Task task, Call call) {
        return Optional.ofNullable(task.resumable.get(call.parts().get(1))).orElseThrow(() -> Refused.noSuch("Upload"));
    }

    private SimulatorAnswer create(Call call, Task task, Upload upload) {
        ObjectNode answer = Json.object().put("rq_id", Creation.idFor(task.id));
        if (world.pendingCreation(task.id).isPresent()) {
            // The files stay, and become frames of the creation that waits.
            return Json.answer(409, answer);
        }
        checkOrder(task, upload);
        task.imageQuality = upload.imageQuality();
        task.storage = upload.namesServerFiles() && !upload.copyData() ? "share" : "local";
        Creation creation = new Creation(task.id, call.caller(), upload, world.now());
        world.add(creation);
        world.catchUp();
        return Json.answer(202, answer);
    }

    private void begin(Task task) {
        if (task.dataId == null) {
            task.dataId = world.nextId("data");
            task.updated = world.now();
        }
    }

    private void keep(Task task, Form form) {
        long first = world.nextId("upload request") * FILES_PER_REQUEST;
        List<Upload.ClientFile> files = form.clientFiles(first);
        Set<String> names = new LinkedHashSet<>(task.clientFiles.keySet());
        for (Upload.ClientFile file : files) {
            if (!names.add(file.name())) {
                throw Refused.serverError();
            }
        }
        files.forEach(file -> task.clientFiles.put(file.name(), file.with(world.shared(file.bytes()))));
    }

    private static void checkOrder(Task task, Upload upload) {
        if (upload.uploadFileOrder().isEmpty()) {
            return;
        }
        List<String> mismatches = new ArrayList<>();
        task.clientFiles.keySet().stream()
                .filter(name -> !upload.uploadFileOrder().contains(name))
                .forEach(name -> mismatches.add(name + " (extra)"));
        upload.uploadFileOrder().stream()
                .filter(name -> !task.clientFiles.containsKey(name))
                .forEach(name -> mismatches.add(name + " (missing)"));
        if (!mismatches.isEmpty()) {
            throw Refused.list("Uploaded files do not match the 'upload_file_order' field contents. Please check the "
                    + "uploaded data and the list of uploaded files. Mismatching files: "
                    + mismatches.stream().collect(Collectors.joining(", ")));
        }
    }
}
