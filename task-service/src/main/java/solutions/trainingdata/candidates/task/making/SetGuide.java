package solutions.trainingdata.candidates.task.making;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import solutions.trainingdata.candidates.messaging.work.Next;
import solutions.trainingdata.candidates.messaging.work.WorkItem;
import solutions.trainingdata.candidates.task.assignment.Catalogue;
import solutions.trainingdata.candidates.task.attempt.Attempt;
import solutions.trainingdata.candidates.task.attempt.AttemptConfig;
import solutions.trainingdata.candidates.task.attempt.Step;
import solutions.trainingdata.candidates.task.cvat.Cvat;
import solutions.trainingdata.candidates.task.cvat.CvatTask;

/** Shows the assignment's guide in CVAT, in every language there is: a task has one guide. */
@ApplicationScoped
class SetGuide implements Step {

    /** Pictures lie beside the guide's file and not in CVAT: their captions stay. */
    private static final Pattern PICTURE = Pattern.compile("!\\[([^\\]]*)]\\((?!https?:)[^)]*\\)");

    private final Catalogue catalogue;
    private final Cvat cvat;
    private final AttemptConfig config;

    SetGuide(Catalogue catalogue, Cvat cvat, AttemptConfig config) {
        this.catalogue = catalogue;
        this.cvat = cvat;
        this.config = config;
    }

    @Override
    public String state() {
        return GUIDE;
    }

    @Override
    public Duration timeLimit() {
        return config.stepWithin();
    }

    @Override
    public Next take(Attempt attempt, WorkItem item) {
        Optional<String> guide = QuarkusTransaction.requiringNew()
                .call(() -> catalogue.guides(attempt.assignment, attempt.version).values().stream()
                        .map(SetGuide::withoutPictures)
                        .reduce((first, second) -> first + "\n\n---\n\n" + second));
        if (guide.isPresent() && item.tries() == 1) {
            // It was made the step before and has none. Should that be wrong, CVAT refuses a second one.
            cvat.createGuide(attempt.cvatTaskId, guide.get());
        } else if (guide.isPresent()) {
            Optional<CvatTask> task = cvat.task(attempt.cvatTaskId);
            if (task.isEmpty()) {
                return Step.discard(attempt, "CVAT task " + attempt.cvatTaskId + " was deleted by somebody");
            }
            if (task.get().guideId() == null) {
                cvat.createGuide(attempt.cvatTaskId, guide.get());
            }
        }
        return new Next.Continue(UPLOAD, Next.NOTHING);
    }

    static String withoutPictures(String markdown) {
        return PICTURE.matcher(markdown)
                .replaceAll(picture -> picture.group(1).isBlank()
                        ? ""
                        : Matcher.quoteReplacement("*" + picture.group(1).strip() + "*"));
    }
}
