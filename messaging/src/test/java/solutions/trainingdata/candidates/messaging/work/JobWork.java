package solutions.trainingdata.candidates.messaging.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Work of the tests, on table {@code job} unless told otherwise: what a step does is the test's. */
final class JobWork implements Work {

    interface Step {
        Next take(WorkItem item) throws Exception;
    }

    private final Step step;
    private final Function<String, Duration> limit;
    private final List<WorkItem> calls = new CopyOnWriteArrayList<>();
    private final List<String> givenUp = new CopyOnWriteArrayList<>();
    private volatile Runnable thenSay = () -> {};
    private String table = "job";
    private int atOnce = Integer.MAX_VALUE;

    JobWork(Duration limit, Step step) {
        this(state -> limit, step);
    }

    JobWork(Function<String, Duration> limit, Step step) {
        this.limit = limit;
        this.step = step;
    }

    @Override
    public String table() {
        return table;
    }

    @Override
    public int atOnce() {
        return atOnce;
    }

    @Override
    public Duration timeLimit(String state) {
        return limit.apply(state);
    }

    @Override
    public Next step(WorkItem item) throws Exception {
        calls.add(item);
        return step.take(item);
    }

    @Override
    public void gaveUp(WorkItem item, String reason) {
        givenUp.add(item.id() + ": " + reason);
        thenSay.run();
    }

    JobWork on(String otherTable) {
        this.table = otherTable;
        return this;
    }

    JobWork atMostAtOnce(int steps) {
        this.atOnce = steps;
        return this;
    }

    /** What saying so does besides. */
    JobWork whenGivenUp(Runnable action) {
        this.thenSay = action;
        return this;
    }

    List<WorkItem> calls() {
        return calls;
    }

    List<String> givenUp() {
        return givenUp;
    }
}
