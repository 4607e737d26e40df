package solutions.trainingdata.candidates.task.making;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import solutions.trainingdata.candidates.messaging.assignment.Assignment;
import solutions.trainingdata.candidates.messaging.work.Next;
import solutions.trainingdata.candidates.messaging.work.WorkItem;
import solutions.trainingdata.candidates.task.assignment.Catalogue;
import solutions.trainingdata.candidates.task.attempt.Attempt;
import solutions.trainingdata.candidates.task.attempt.AttemptConfig;
import solutions.trainingdata.candidates.task.attempt.AttemptEvents;
import solutions.trainingdata.candidates.task.attempt.Step;
import solutions.trainingdata.candidates.task.cvat.Cvat;
import solutions.trainingdata.candidates.task.cvat.CvatJob;
import solutions.trainingdata.candidates.task.cvat.CvatUnavailableException;
import solutions.trainingdata.candidates.task.deadline.Deadlines;
import solutions.trainingdata.candidates.task.watch.Watches;

/**
 * Gives every annotation job to the candidate, never the task itself (which would show them all of it), and says that
 * the task is issued: the clock starts.
 */
@ApplicationScoped
class AssignJobs implements Step {

    private final Catalogue catalogue;
    private final Cvat cvat;
    private final AttemptConfig config;
    private final Deadlines deadlines;
    private final Watches watches;
    private final AttemptEvents events;

    AssignJobs(
            Catalogue catalogue,
            Cvat cvat,
            AttemptConfig config,
            Deadlines deadlines,
            Watches watches,
            AttemptEvents events) {
        this.watches = watches;
        this.deadlines = deadlines;
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
        try {
            jobs.forEach(job -> assign(job, attempt.cvatUserId));
        } catch (CvatUnavailableException e) {
            // CVAT says no more than "500" of an assignee that it does not know.
            if (e.isServerError() && !cvat.hasUser(attempt.cvatUserId)) {
                return new Next.GiveUp("The candidate's CVAT account " + attempt.cvatUsername + " (user "
                        + attempt.cvatUserId + ") is not in CVAT any more: nobody can be given the task");
            }
            throw e;
        }
        List<Long> ids = jobs.stream().map(CvatJob::id).toList();
        return new Next.Finish(ISSUED, () -> issued(attempt.id, ids));
    }

    private void assign(CvatJob job, long user) {
        // Any change of a job moves its time of the last edit, so only what is needed is changed.
        if (!job.isAssignedTo(user) && !cvat.assign(job.id(), user).isAssignedTo(user)) {
            throw CvatUnavailableException.ignored("assign job " + job.id() + " to user " + user);
        }
    }

    private void issued(String id, List<Long> jobIds) {
        Attempt attempt = Attempt.get(id);
        if (attempt.closing) {
            attempt.startClosing();
            return;
        }
        Assignment assignment = catalogue.version(attempt.assignment, attempt.version);
        attempt.cvatJobIds = jobIds;
        attempt.startedAt = Attempt.now();
        attempt.deadline = attempt.startedAt.plus(assignment.deadline());
        deadlines.begin(attempt);
        watches.begin(attempt);
        events.issued(attempt);
    }
}
