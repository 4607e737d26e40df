package solutions.trainingdata.candidates.task.making;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import solutions.trainingdata.candidates.messaging.assignment.Assignment;
import solutions.trainingdata.candidates.messaging.work.Next;
import solutions.trainingdata.candidates.messaging.work.WorkItem;
import solutions.trainingdata.candidates.task.assignment.Catalogue;
import solutions.trainingdata.candidates.task.attempt.Attempt;
import solutions.trainingdata.candidates.task.attempt.AttemptConfig;
import solutions.trainingdata.candidates.task.attempt.Step;
import solutions.trainingdata.candidates.task.cvat.Cvat;
import solutions.trainingdata.candidates.task.cvat.CvatRequest;
import solutions.trainingdata.candidates.task.cvat.CvatTask;

/** Waits until CVAT has made frames of the images; the task itself proves it, not the request, which is forgotten. */
@ApplicationScoped
class AwaitImages implements Step {

    private final Catalogue catalogue;
    private final Cvat cvat;
    private final FoundCvatTask found;
    private final AttemptConfig config;

    AwaitImages(Catalogue catalogue, Cvat cvat, FoundCvatTask found, AttemptConfig config) {
        this.found = found;
        this.catalogue = catalogue;
        this.cvat = cvat;
        this.config = config;
    }

    @Override
    public String state() {
        return AWAIT;
    }

    @Override
    public Duration timeLimit() {
        return config.stepWithin();
    }

    @Override
    public Next take(Attempt attempt, WorkItem item) {
        // Frames and jobs are committed together: a task that has any has all that it will have. Often it has them at
        // once.
        Optional<CvatTask> made = attempt.waitingUntil == null
                ? cvat.task(attempt.cvatTaskId).filter(task -> task.frames() > 0)
                : Optional.empty();
        if (made.isPresent()) {
            return judge(attempt, made);
        }
        String id = attempt.requestId == null ? Cvat.fillingRequest(attempt.cvatTaskId) : attempt.requestId;
        Optional<CvatRequest> request = cvat.request(id);
        if (request.filter(CvatRequest::isFailed).isPresent()) {
            return Step.discard(
                    attempt, "CVAT could not use the images: " + request.get().problem());
        }
        if (request.isPresent() && !request.get().isFinished()) {
            return Step.waitedEnough(attempt, config)
                    ? Step.discard(attempt, "CVAT did not prepare the images " + within())
                    : Step.waitFor(config, config.imagesWithin(), "CVAT to prepare the images");
        }
        return judge(attempt, cvat.task(attempt.cvatTaskId));
    }

    /** @param task as it is for good; empty when it is gone */
    private Next judge(Attempt attempt, Optional<CvatTask> task) {
        Assignment assignment =
                QuarkusTransaction.requiringNew().call(() -> catalogue.version(attempt.assignment, attempt.version));
        int images = assignment.images(attempt.variant).size();
        int jobs = jobs(images, assignment.cvat().segmentSize());
        if (task.filter(ready -> ready.hasFrames(images, jobs)).isEmpty()) {
            String has = task.map(CvatTask::extent).orElse("no such task any more");
            return Step.discard(
                    attempt, "CVAT should have made " + images + " frames in " + jobs + " jobs and has " + has);
        }
        Optional<String> difference = attempt.adopted ? found.difference(attempt, assignment) : Optional.empty();
        return difference
                .map(words -> Step.discard(attempt, words))
                .orElseGet(() -> new Next.Continue(ASSIGN, Next.NOTHING));
    }

    private String within() {
        long seconds = config.imagesWithin().toSeconds();
        return "within " + (seconds < 120 ? seconds + " s" : seconds / 60 + " min");
    }

    /** CVAT cuts a task into jobs of the segment's size; the last may be shorter. */
    static int jobs(int images, int segmentSize) {
        return (images + segmentSize - 1) / segmentSize;
    }
}
