package solutions.trainingdata.candidates.task.attempt;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.messaging.work.Next;
import solutions.trainingdata.candidates.messaging.work.Work;
import solutions.trainingdata.candidates.messaging.work.WorkConfig;
import solutions.trainingdata.candidates.messaging.work.WorkItem;

/** The work on attempts: takes the step of the row's state. */
@ApplicationScoped
class MakeTask implements Work {

    private static final Logger LOG = Logger.getLogger(MakeTask.class);

    private final Map<String, Step> steps;
    private final AttemptEvents events;
    private final WorkConfig config;

    MakeTask(@Any Instance<Step> steps, AttemptEvents events, WorkConfig config) {
        this.config = config;
        this.steps = steps.stream().collect(Collectors.toMap(Step::state, step -> step));
        this.events = events;
    }

    @Override
    public String table() {
        return "attempt";
    }

    @Override
    public Duration timeLimit(String state) {
        return step(state).timeLimit();
    }

    @Override
    public Next step(WorkItem item) {
        try {
            Attempt attempt = QuarkusTransaction.requiringNew().call(() -> Attempt.get(item.id()));
            if (attempt.closing && !Step.CLOSE.equals(item.state())) {
                return new Next.Continue(Step.CLOSE, Next.NOTHING);
            }
            return step(item.state()).take(attempt, item);
        } catch (RuntimeException e) {
            if (item.tries() < config.maxTries()) {
                throw e;
            }
            // The queue would not say how often, and quotes what only a developer understands.
            LOG.errorf(e, "The last try of step %s of attempt %s failed", item.state(), item.id());
            return new Next.GiveUp(Step.words(e) + "; tried " + item.tries() + " times");
        }
    }

    @Override
    public void gaveUp(WorkItem item, String reason) {
        Attempt attempt = Attempt.get(item.id());
        if (!attempt.closing) {
            attempt.releaseAdopted();
            events.failed(attempt, reason);
        } else if (Step.CLOSE.equals(item.state())) {
            events.closed(attempt);
        } else {
            attempt.startClosing();
        }
    }

    private Step step(String state) {
        Step step = steps.get(state);
        if (step == null) {
            throw new IllegalStateException("No step for state " + state);
        }
        return step;
    }
}
