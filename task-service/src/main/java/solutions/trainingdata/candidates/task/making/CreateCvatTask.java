package solutions.trainingdata.candidates.task.making;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.messaging.assignment.Assignment;
import solutions.trainingdata.candidates.messaging.assignment.Label;
import solutions.trainingdata.candidates.messaging.work.Next;
import solutions.trainingdata.candidates.messaging.work.WorkItem;
import solutions.trainingdata.candidates.task.assignment.Catalogue;
import solutions.trainingdata.candidates.task.attempt.Attempt;
import solutions.trainingdata.candidates.task.attempt.AttemptConfig;
import solutions.trainingdata.candidates.task.attempt.Step;
import solutions.trainingdata.candidates.task.cvat.Cvat;
import solutions.trainingdata.candidates.task.cvat.CvatLabel;
import solutions.trainingdata.candidates.task.cvat.CvatTask;
import solutions.trainingdata.candidates.task.cvat.CvatTaskDraft;

/** Has a CVAT task of the attempt's name: the one whose creation was never answered, else a new one. */
@ApplicationScoped
class CreateCvatTask implements Step {

    private static final Logger LOG = Logger.getLogger(CreateCvatTask.class);

    private final Catalogue catalogue;
    private final Cvat cvat;
    private final AttemptConfig config;

    CreateCvatTask(Catalogue catalogue, Cvat cvat, AttemptConfig config) {
        this.catalogue = catalogue;
        this.cvat = cvat;
        this.config = config;
    }

    @Override
    public String state() {
        return CREATE;
    }

    @Override
    public Duration timeLimit() {
        return config.stepWithin();
    }

    @Override
    public Next take(Attempt attempt, WorkItem item) {
        if (attempt.version == null) {
            return new Next.GiveUp("There is no assignment named " + attempt.assignment);
        }
        if (attempt.discarded >= config.starts()) {
            return new Next.GiveUp("CVAT did not make a good task in " + attempt.discarded + " tries; the last time: "
                    + attempt.discardReason);
        }
        String name = attempt.taskName().text();
        List<CvatTask> left = cvat.tasksNamed(name);
        CvatTask task = left.isEmpty() ? cvat.createTask(draft(attempt, name)) : best(left);
        if (!left.isEmpty()) {
            LOG.infof("CVAT task %d of attempt %s was there already", task.id(), attempt.id);
        }
        boolean withFrames = task.frames() > 0;
        return new Next.Continue(
                withFrames ? AWAIT : GUIDE, () -> Attempt.get(attempt.id).own(task.id(), withFrames));
    }

    /** One with frames is an issued one of a row that a restored database has forgotten: it may hold work. */
    private static CvatTask best(List<CvatTask> left) {
        return left.stream().filter(task -> task.frames() > 0).findFirst().orElse(left.get(0));
    }

    private CvatTaskDraft draft(Attempt attempt, String name) {
        Assignment assignment =
                QuarkusTransaction.requiringNew().call(() -> catalogue.version(attempt.assignment, attempt.version));
        return new CvatTaskDraft(name, labels(assignment), assignment.cvat().segmentSize(), 0);
    }

    static List<CvatLabel> labels(Assignment assignment) {
        return assignment.labels().stream().map(CreateCvatTask::label).toList();
    }

    private static CvatLabel label(Label label) {
        List<CvatLabel.Attribute> attributes =
                label.asksForText() ? List.of(CvatLabel.Attribute.text(label.text())) : List.of();
        return new CvatLabel(label.name(), label.color(), label.shape().word(), attributes);
    }
}
