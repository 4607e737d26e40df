package solutions.trainingdata.candidates.task.making;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import solutions.trainingdata.candidates.messaging.assignment.Assignment;
import solutions.trainingdata.candidates.task.attempt.Attempt;
import solutions.trainingdata.candidates.task.cvat.Cvat;
import solutions.trainingdata.candidates.task.cvat.CvatJob;
import solutions.trainingdata.candidates.task.cvat.CvatLabel;

/**
 * Looks into a CVAT task: what speaks against taking one that was found by its name, and against deleting one. A
 * database that was restored from a backup has forgotten tasks that candidates work on.
 */
@ApplicationScoped
class FoundCvatTask {

    private final Cvat cvat;

    FoundCvatTask(Cvat cvat) {
        this.cvat = cvat;
    }

    /** In words why a task with enough frames and jobs is not what would be made now; empty when it is. */
    Optional<String> difference(Attempt attempt, Assignment assignment) {
        String due = " are not those of assignment " + assignment.name() + " version " + assignment.version();
        if (!drawLike(CreateCvatTask.labels(assignment), cvat.labels(attempt.cvatTaskId))) {
            return Optional.of("its labels" + due);
        }
        boolean same = baseNames(cvat.images(attempt.cvatTaskId)).equals(baseNames(assignment.images(attempt.variant)));
        return same ? Optional.empty() : Optional.of("its images" + due + ", variant " + attempt.variant);
    }

    private static boolean drawLike(List<CvatLabel> due, List<CvatLabel> found) {
        return due.size() == found.size()
                && due.stream().allMatch(label -> found.stream().anyMatch(label::drawsLike));
    }

    private static List<String> baseNames(List<String> images) {
        return images.stream().map(Assignment::baseName).toList();
    }

    /** Somebody drew in it; or, where this row did not make it, is asked to. */
    boolean holdsWork(Attempt attempt) {
        List<CvatJob> jobs = cvat.annotationJobs(attempt.cvatTaskId);
        return attempt.adopted && jobs.stream().anyMatch(CvatJob::isAssigned)
                || jobs.stream().anyMatch(job -> cvat.hasAnnotations(job.id()));
    }
}
