package solutions.trainingdata.candidates.task.making;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import solutions.trainingdata.candidates.messaging.work.Next;
import solutions.trainingdata.candidates.messaging.work.WorkItem;
import solutions.trainingdata.candidates.task.attempt.Attempt;
import solutions.trainingdata.candidates.task.attempt.AttemptConfig;
import solutions.trainingdata.candidates.task.attempt.Step;
import solutions.trainingdata.candidates.task.cvat.Cvat;
import solutions.trainingdata.candidates.task.cvat.CvatRequest;

/**
 * Deletes a CVAT task that is not to be trusted, once CVAT works on it no longer (deleted before, it may survive and be
 * finished) or has worked on it for too long, and starts over. What holds somebody's work is never deleted: HR is told.
 */
@ApplicationScoped
class DiscardCvatTask implements Step {

    private final Cvat cvat;
    private final FoundCvatTask found;
    private final AttemptConfig config;

    DiscardCvatTask(Cvat cvat, FoundCvatTask found, AttemptConfig config) {
        this.found = found;
        this.cvat = cvat;
        this.config = config;
    }

    @Override
    public String state() {
        return DISCARD;
    }

    @Override
    public Duration timeLimit() {
        return config.stepWithin();
    }

    @Override
    public Next take(Attempt attempt, WorkItem item) {
        // Also where the answer with the request's name was lost.
        Optional<CvatRequest> request = cvat.request(Cvat.fillingRequest(attempt.cvatTaskId));
        boolean atWork = request.isPresent()
                && !request.get().isFinished()
                && !request.get().isFailed();
        if (atWork && !Step.waitedEnough(attempt, config)) {
            return Step.waitFor(config, config.discardWithin(), "CVAT to end its work on a task to be deleted");
        }
        if (found.holdsWork(attempt)) {
            return new Next.GiveUp(kept(attempt));
        }
        cvat.deleteTask(attempt.cvatTaskId);
        return new Next.Continue(CREATE, () -> Attempt.get(attempt.id).startOver());
    }

    private static String kept(Attempt attempt) {
        return "CVAT task " + attempt.cvatTaskId
                + " is kept, since somebody drew in it or is assigned to it, and cannot be"
                + " used for this attempt" + (attempt.discardReason == null ? "" : " (" + attempt.discardReason + ")")
                + ". Rename it in CVAT to keep it, or delete it there; then give the test again";
    }
}
