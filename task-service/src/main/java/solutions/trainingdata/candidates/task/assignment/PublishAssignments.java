package solutions.trainingdata.candidates.task.assignment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import solutions.trainingdata.candidates.messaging.OneReplica;
import solutions.trainingdata.candidates.messaging.assignment.Assignment;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;
import solutions.trainingdata.candidates.messaging.outbox.Outbox;

/** Tells which assignments there are, with the pictures of their guides: at start, and hourly for whoever lost it. */
@ApplicationScoped
class PublishAssignments {

    private final Catalogue catalogue;
    private final Outbox outbox;
    private final OneReplica oneReplica;

    PublishAssignments(Catalogue catalogue, Outbox outbox, OneReplica oneReplica) {
        this.catalogue = catalogue;
        this.outbox = outbox;
        this.oneReplica = oneReplica;
    }

    void started(@Observes StartupEvent event) {
        publish();
    }

    @Scheduled(every = "1h", delayed = "1h")
    void publish() {
        oneReplica.does("publish assignments", () -> QuarkusTransaction.requiringNew()
                .run(() -> catalogue.folderContents().forEach(this::publish)));
    }

    private void publish(AssignmentFolder folder) {
        Assignment assignment = folder.assignment();
        outbox.publish(published(folder));
        folder.pictures()
                .forEach((file, content) -> outbox.publish(
                        new TaskEvent.PicturePublished(assignment.name(), assignment.version(), file, content)));
    }

    private static TaskEvent.AssignmentPublished published(AssignmentFolder folder) {
        Assignment assignment = folder.assignment();
        return new TaskEvent.AssignmentPublished(
                assignment.name(),
                assignment.version(),
                Map.of(
                        "ru", assignment.titles().ru(),
                        "en", assignment.titles().en()),
                folder.guides(),
                assignment.attempts(),
                assignment.deadline(),
                assignment.variants().stream().map(images -> images.size()).toList());
    }
}
