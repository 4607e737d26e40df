package solutions.trainingdata.candidates.task.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import solutions.trainingdata.candidates.messaging.work.Next;
import solutions.trainingdata.candidates.messaging.work.WorkItem;
import solutions.trainingdata.candidates.task.cvat.Cvat;
import solutions.trainingdata.candidates.task.cvat.CvatRequest;

/**
 * Deletes a CVAT task that is not to be trusted, once CVAT works on it no longer (deleted before, it may survive and be
 * finished) or has worked on it for too long, and starts over.
 */
@ApplicationScoped
class DiscardCvatTask implements Step {

    private final Cvat cvat;
    private final AttemptConfig config;

    DiscardCvatTask(Cvat cvat, AttemptConfig config) {
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
        cvat.deleteTask(attempt.cvatTaskId);
        return new Next.Continue(CREATE, () -> Attempt.get(attempt.id).forgetCvatTask());
    }
}
