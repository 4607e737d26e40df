package solutions.trainingdata.candidates.task.attempt;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import solutions.trainingdata.candidates.messaging.work.Next;
import solutions.trainingdata.candidates.messaging.work.Work;
import solutions.trainingdata.candidates.messaging.work.WorkItem;

/** The work on attempts: takes the step of the row's state. */
@ApplicationScoped
class MakeTask implements Work {

    private final Map<String, Step> steps;
    private final AttemptEvents events;

    MakeTask(@Any Instance<Step> steps, AttemptEvents events) {
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
        Attempt attempt = QuarkusTransaction.requiringNew().call(() -> Attempt.get(item.id()));
        return step(item.state()).take(attempt, item);
    }

    @Override
    public void gaveUp(WorkItem item, String reason) {
        events.failed(Attempt.get(item.id()), reason);
    }

    private Step step(String state) {
        Step step = steps.get(state);
        if (step == null) {
            throw new IllegalStateException("No step for state " + state);
        }
        return step;
    }
}
