package solutions.trainingdata.candidates.task.closing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import solutions.trainingdata.candidates.messaging.work.Next;
import solutions.trainingdata.candidates.messaging.work.WorkItem;
import solutions.trainingdata.candidates.task.attempt.Attempt;
import solutions.trainingdata.candidates.task.attempt.AttemptConfig;
import solutions.trainingdata.candidates.task.attempt.AttemptEvents;
import solutions.trainingdata.candidates.task.attempt.Step;
import solutions.trainingdata.candidates.task.attempt.TaskName;
import solutions.trainingdata.candidates.task.cvat.Cvat;
import solutions.trainingdata.candidates.task.cvat.CvatJob;
import solutions.trainingdata.candidates.task.cvat.CvatTask;
import solutions.trainingdata.candidates.task.cvat.CvatUnavailableException;

/**
 * Makes the attempt's jobs nobody's. The CVAT task stays, with what was drawn. One that the row does not know, as after
 * a restored backup, is found by the attempt's key in its name; an unissued one is left to the sweep.
 */
@ApplicationScoped
class TakeJobs implements Step {

    private final Cvat cvat;
    private final AttemptConfig config;
    private final AttemptEvents events;

    TakeJobs(Cvat cvat, AttemptConfig config, AttemptEvents events) {
        this.cvat = cvat;
        this.config = config;
        this.events = events;
    }

    @Override
    public String state() {
        return CLOSE;
    }

    @Override
    public Duration timeLimit() {
        return config.stepWithin();
    }

    @Override
    public Next take(Attempt attempt, WorkItem item) {
        for (long task : tasks(attempt)) {
            cvat.annotationJobs(task).stream().filter(CvatJob::isAssigned).forEach(this::take);
        }
        return new Next.Finish(CLOSED, () -> events.closed(Attempt.get(attempt.id)));
    }

    private List<Long> tasks(Attempt attempt) {
        if (attempt.wasIssued()) {
            return List.of(attempt.cvatTaskId);
        }
        return cvat.ownTasks(attempt.id).tasks().stream()
                .filter(task ->
                        TaskName.markIn(task.name()).filter(attempt.id::equals).isPresent())
                .map(CvatTask::id)
                .toList();
    }

    /** Any change of a job moves its time of the last edit, so one that is nobody's is let alone. */
    private void take(CvatJob job) {
        if (cvat.unassign(job.id()).filter(CvatJob::isAssigned).isPresent()) {
            throw CvatUnavailableException.ignored("take job " + job.id() + " from its assignee");
        }
    }
}
