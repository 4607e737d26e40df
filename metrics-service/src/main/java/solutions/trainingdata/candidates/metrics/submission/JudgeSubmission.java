package solutions.trainingdata.candidates.metrics.submission;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import solutions.trainingdata.candidates.messaging.assignment.Label;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;
import solutions.trainingdata.candidates.messaging.contract.Problem;
import solutions.trainingdata.candidates.messaging.work.Next;
import solutions.trainingdata.candidates.messaging.work.Work;
import solutions.trainingdata.candidates.messaging.work.WorkItem;
import solutions.trainingdata.candidates.metrics.catalogue.Catalogue;
import solutions.trainingdata.candidates.metrics.catalogue.Rules;
import solutions.trainingdata.candidates.metrics.checks.CheckDrawing;
import solutions.trainingdata.candidates.metrics.cvat.Cvat;
import solutions.trainingdata.candidates.metrics.cvat.Snapshot;
import solutions.trainingdata.candidates.metrics.cvat.TaskGoneException;
import solutions.trainingdata.candidates.metrics.cvat.UnreadableSnapshotException;
import solutions.trainingdata.candidates.metrics.drawing.Drawing;
import solutions.trainingdata.candidates.metrics.drawing.OtherPicturesException;
import solutions.trainingdata.candidates.metrics.scoring.Score;
import solutions.trainingdata.candidates.metrics.scoring.ScoreDrawing;

/**
 * The one step of a submission: reads the task from CVAT, checks it, scores it when there is nothing to mend (or
 * nothing can be mended any more) and stores the verdict. Reading is safe to repeat, and nothing in CVAT is changed.
 */
@ApplicationScoped
class JudgeSubmission implements Work {

    private static final Duration LIMIT = Duration.ofSeconds(25);
    private static final Duration LOOK_FOR_VERSION_EVERY = Duration.ofSeconds(15);
    /** An upgrade of metrics-service that brings the version is under way, or forgotten. */
    private static final Duration LOOK_FOR_VERSION_FOR = Duration.ofHours(2);

    private final Catalogue catalogue;
    private final Cvat cvat;
    private final ProblemLinks links;
    private final Verdicts verdicts;

    JudgeSubmission(Catalogue catalogue, Cvat cvat, ProblemLinks links, Verdicts verdicts) {
        this.catalogue = catalogue;
        this.cvat = cvat;
        this.links = links;
        this.verdicts = verdicts;
    }

    @Override
    public String table() {
        return "submission";
    }

    @Override
    public Duration timeLimit(String state) {
        return LIMIT;
    }

    @Override
    public Next step(WorkItem item) {
        Submission submission = QuarkusTransaction.requiringNew().call(() -> Submission.findById(item.id()));
        Optional<Rules> rules = catalogue.find(submission.assignment, submission.version);
        if (rules.isEmpty()) {
            return new Next.Wait(
                    LOOK_FOR_VERSION_EVERY,
                    LOOK_FOR_VERSION_FOR,
                    "version " + submission.version + " of assignment " + submission.assignment
                            + ", which metrics-service has not read");
        }
        try {
            return judge(submission, rules.get());
        } catch (TaskGoneException e) {
            return new Next.GiveUp(e.getMessage());
        } catch (OtherPicturesException e) {
            return new Next.GiveUp("CVAT task " + submission.cvatTaskId + " is not as it was made: " + e.getMessage());
        } catch (UnreadableSnapshotException e) {
            return new Next.GiveUp(
                    "What CVAT says of task " + submission.cvatTaskId + " cannot be read: " + e.getMessage());
        }
    }

    private Next judge(Submission submission, Rules rules) {
        Snapshot snapshot = cvat.snapshot(submission.cvatTaskId);
        if (!snapshot.steady() && !submission.last) {
            return rejected(submission, List.of(ofTheTask(Problem.Kind.STILL_EDITING)));
        }
        List<String> lost = rules.assignment().labels().stream()
                .map(Label::name)
                .filter(name -> !snapshot.labels().contains(name))
                .toList();
        if (!lost.isEmpty()) {
            return new Next.GiveUp("CVAT task " + submission.cvatTaskId + " has no label " + String.join(", ", lost)
                    + " any more: it was renamed or deleted. Name it so again in CVAT, then press again");
        }
        Drawing drawing = snapshot.drawing();
        List<Problem> problems = problems(submission, rules, snapshot, drawing);
        if (!problems.isEmpty() && !submission.last) {
            return rejected(submission, problems);
        }
        Score score = new ScoreDrawing(rules.assignment(), rules.truth()).score(submission.variant, drawing);
        return new Next.Finish(
                Submission.SCORED, () -> verdicts.scored(submission, score, rules.truth(), snapshot, problems));
    }

    private List<Problem> problems(Submission submission, Rules rules, Snapshot snapshot, Drawing drawing) {
        if (snapshot.tooMuch()) {
            return List.of(ofTheTask(Problem.Kind.TOO_MUCH_DRAWN));
        }
        return links.add(
                submission.cvatTaskId,
                snapshot,
                new CheckDrawing(rules.assignment(), rules.truth()).check(submission.variant, drawing));
    }

    private static Problem ofTheTask(Problem.Kind kind) {
        return new Problem(kind, null, null, null, null, null);
    }

    private Next rejected(Submission submission, List<Problem> problems) {
        return new Next.Finish(
                Submission.REJECTED,
                () -> verdicts.publish(new MetricsEvent.Rejected(submission.submissionId(), problems), submission.id));
    }

    @Override
    public void gaveUp(WorkItem item, String reason) {
        Submission submission = Submission.findById(item.id());
        verdicts.publish(new MetricsEvent.Failed(submission.submissionId(), item.press(), reason), item.id());
    }
}
