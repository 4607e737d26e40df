package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;

/** Export and import of annotations as a file. Of an export there is the background request, not the file. */
final class AnnotationFilesResource {
    private static final String EXPORTED = "CVAT for images 1.1";
    private static final String IMPORTED = "CVAT 1.1";

    private final World world;
    private final AnnotationsResource annotations;

    AnnotationFilesResource(World world, AnnotationsResource annotations) {
        this.world = world;
        this.annotations = annotations;
    }

    SimulatorAnswer exportTask(Call call) {
        return exported(call, TasksResource.visible(world, call), null);
    }

    SimulatorAnswer exportJob(Call call) {
        Job job = JobsResource.visible(world, call);
        return exported(call, job.task, job);
    }

    SimulatorAnswer importToTask(Call call) {
        Task task = TasksResource.visible(world, call);
        return imported(call, task, null);
    }

    SimulatorAnswer importToJob(Call call) {
        Job job = JobsResource.visible(world, call);
        return imported(call, job.task, job);
    }

    private SimulatorAnswer exported(Call call, Task task, Job job) {
        String format = call.query("format").orElse("");
        if (!format.equals(EXPORTED)) {
            throw new UnsupportedOperationException("The simulator exports '" + EXPORTED + "' only");
        }
        return begun(Transfer.exported(task, job, format, call.caller(), world.now()));
    }

    private SimulatorAnswer imported(Call call, Task task, Job job) {
        String format = call.query("format").orElse("");
        if (!format.equals(IMPORTED)) {
            throw Refused.list("Unknown input format '" + format + "'");
        }
        byte[] file = Form.of(call.request()).parts().stream()
                .filter(part -> part.name().equals("annotation_file"))
                .findFirst()
                .orElseThrow(Refused::serverError)
                .body();
        String failure = null;
        try {
            annotations.replace(job == null ? task.jobs : List.of(job), new AnnotationFile(task).read(file));
        } catch (AnnotationFile.Unreadable e) {
            failure = e.getMessage();
        }
        return begun(Transfer.imported(task, job, call.caller(), world.now(), failure));
    }

    private SimulatorAnswer begun(Transfer transfer) {
        world.transfers.put(transfer.id(), transfer);
        ObjectNode answer = Json.object().put("rq_id", transfer.id());
        return Json.answer(202, answer);
    }
}
