package solutions.trainingdata.candidates.task.making;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.messaging.assignment.Assignment;
import solutions.trainingdata.candidates.messaging.work.Next;
import solutions.trainingdata.candidates.messaging.work.RetryLaterException;
import solutions.trainingdata.candidates.messaging.work.WorkItem;
import solutions.trainingdata.candidates.task.assignment.Catalogue;
import solutions.trainingdata.candidates.task.assignment.VersionGoneException;
import solutions.trainingdata.candidates.task.attempt.Attempt;
import solutions.trainingdata.candidates.task.attempt.AttemptConfig;
import solutions.trainingdata.candidates.task.attempt.Step;
import solutions.trainingdata.candidates.task.cvat.Cvat;
import solutions.trainingdata.candidates.task.cvat.CvatConfig;

/**
 * Gives the CVAT task its images, at most once: CVAT appends what is sent twice. A mark in the row is committed before;
 * a step that finds it set does not know how far an earlier one came, and the task is discarded.
 */
@ApplicationScoped
class UploadImages implements Step {

    private static final Logger LOG = Logger.getLogger(UploadImages.class);
    /** Another replica, or the operator, may still have the version; so many looks take about a quarter minute. */
    private static final int LOOKS_FOR_VERSION = 5;

    private final Catalogue catalogue;
    private final Cvat cvat;
    private final AttemptConfig config;
    private final CvatConfig cvatConfig;

    UploadImages(Catalogue catalogue, Cvat cvat, AttemptConfig config, CvatConfig cvatConfig) {
        this.catalogue = catalogue;
        this.cvat = cvat;
        this.config = config;
        this.cvatConfig = cvatConfig;
    }

    @Override
    public String state() {
        return UPLOAD;
    }

    @Override
    public Duration timeLimit() {
        return cvatConfig.uploadWithin().plus(config.stepWithin());
    }

    @Override
    public Next take(Attempt attempt, WorkItem item) {
        Assignment assignment =
                QuarkusTransaction.requiringNew().call(() -> catalogue.version(attempt.assignment, attempt.version));
        List<Path> images;
        try {
            images = assignment.cvat().uploads() ? catalogue.images(assignment, attempt.variant) : List.of();
        } catch (VersionGoneException e) {
            if (item.tries() >= LOOKS_FOR_VERSION) {
                return new Next.GiveUp(e.getMessage());
            }
            throw e;
        }
        if (!markUploading(item)) {
            return Step.discard(attempt, "an upload was interrupted");
        }
        return send(attempt, assignment, images);
    }

    /** Whatever went wrong, some of the images may have arrived. */
    private Next send(Attempt attempt, Assignment assignment, List<Path> images) {
        try {
            String request = request(attempt, assignment, images);
            return new Next.Continue(AWAIT, () -> Attempt.get(attempt.id).requestId = request);
        } catch (RetryLaterException e) {
            // Refused before anything was taken, but the upload's mark is set: start over when CVAT says so.
            LOG.warnf("Upload for attempt %s has to wait: %s", attempt.id, e.getMessage());
            return Step.discardAfter(attempt, e.delay(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.warnf("Upload for attempt %s failed, its CVAT task is discarded: %s", attempt.id, e.getMessage());
            return Step.discard(attempt, Step.words(e));
        }
    }

    private String request(Attempt attempt, Assignment assignment, List<Path> images) {
        int quality = assignment.cvat().imageQuality();
        if (assignment.cvat().uploads()) {
            return cvat.upload(attempt.cvatTaskId, images, quality);
        }
        String folder = assignment.cvat().share().replaceAll("/+$", "");
        List<String> shared = assignment.images(attempt.variant).stream()
                .map(image -> folder.isEmpty() ? image : folder + "/" + image)
                .toList();
        return cvat.useShare(attempt.cvatTaskId, shared, quality);
    }

    /** @return false when the mark was there, or the row is no longer this step's */
    private static boolean markUploading(WorkItem item) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Panache.getEntityManager()
                                .createNativeQuery(
                                        "UPDATE attempt SET uploading = true WHERE id = ? AND claim = ? AND NOT uploading")
                                .setParameter(1, item.id())
                                .setParameter(2, item.claim())
                                .executeUpdate()
                        == 1);
    }
}
