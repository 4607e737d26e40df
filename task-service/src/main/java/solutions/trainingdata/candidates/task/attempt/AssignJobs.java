package solutions.trainingdata.candidates.task.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import solutions.trainingdata.candidates.messaging.assignment.Assignment;
import solutions.trainingdata.candidates.messaging.work.Next;
import solutions.trainingdata.candidates.messaging.work.WorkItem;
import solutions.trainingdata.candidates.task.assignment.Catalogue;
import solutions.trainingdata.candidates.task.cvat.Cvat;
import solutions.trainingdata.candidates.task.cvat.CvatJob;

/**
 * Gives every annotation job to the candidate, never the task itself (which would show them all of it), and says that
 * the task is issued: the clock starts.
 */
@ApplicationScoped
class AssignJobs implements Step {

    private final Catalogue catalogue;
    private final Cvat cvat;
    private final AttemptConfig config;
    private final AttemptEvents events;

    AssignJobs(Catalogue catalogue, Cvat cvat, AttemptConfig config, AttemptEvents events) {
        this.catalogue = catalogue;
        this.cvat = cvat;
        this.config = config;
        this.events = events;
    }

    @Override
    public String state() {
        return ASSIGN;
    }

    @Override
    public Duration timeLimit() {
        return config.stepWithin();
    }

    @Override
    public Next take(Attempt attempt, WorkItem item) {
        List<CvatJob> jobs = cvat.annotationJobs(attempt.cvatTaskId);
        if (jobs.isEmpty()) {
            return Step.discard(attempt, "CVAT task " + attempt.cvatTaskId + " has no jobs");
        }
        for (CvatJob job : jobs) {
            // Any change of a job moves its time of the last edit, so only what is needed is changed.
            if (!job.isAssignedTo(attempt.cvatUserId)
                    && !cvat.assign(job.id(), attempt.cvatUserId).isAssignedTo(attempt.cvatUserId)) {
                throw new IllegalStateException(
                        "CVAT left job " + job.id() + " unassigned, user " + attempt.cvatUserId + " was asked for");
            }
        }
        List<Long> ids = jobs.stream().map(CvatJob::id).toList();
        return new Next.Finish(ISSUED, () -> issued(attempt.id, ids));
    }

    private void issued(String id, List<Long> jobIds) {
        Attempt attempt = Attempt.get(id);
        Assignment assignment = catalogue.version(attempt.assignment, attempt.version);
        attempt.cvatJobIds = jobIds;
        attempt.startedAt = Attempt.now();
        attempt.deadline = attempt.startedAt.plus(assignment.deadline());
        events.issued(attempt);
    }
}
