package solutions.trainingdata.candidates.sandbox.cvat;

import java.time.Instant;
import java.util.Optional;

/**
 * A job of the simulated CVAT at one moment, for assertions.
 *
 * @param assignee user name
 */
public record SimulatedJob(
        long id,
        long taskId,
        Optional<String> assignee,
        String stage,
        String state,
        int startFrame,
        int stopFrame,
        Instant updated) {
    static SimulatedJob of(Job job) {
        return new SimulatedJob(
                job.id,
                job.task.id,
                Optional.ofNullable(job.assignee).map(user -> user.username),
                job.stage,
                job.state,
                job.startFrame,
                job.stopFrame,
                job.updated);
    }
}
