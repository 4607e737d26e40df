package solutions.trainingdata.candidates.sandbox.cvat;

import java.util.List;

/**
 * A task of the simulated CVAT at one moment, for assertions.
 *
 * @param frames names in the order of the frames; empty while it is being created
 * @param guide markdown, empty when it has none
 */
public record SimulatedTask(
        long id, String name, List<String> labels, List<String> frames, List<Long> jobs, String guide) {
    static SimulatedTask of(Task task) {
        return new SimulatedTask(
                task.id,
                task.name,
                task.labels.stream().map(Task.Label::name).toList(),
                task.frames.stream().map(Task.Frame::name).toList(),
                task.jobs.stream().map(job -> job.id).toList(),
                task.guide == null ? "" : task.guide.markdown());
    }
}
