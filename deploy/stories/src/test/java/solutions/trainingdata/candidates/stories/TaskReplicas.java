package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import solutions.trainingdata.candidates.sandbox.launcher.Service;
import solutions.trainingdata.candidates.sandbox.launcher.ServiceProcess;

/** The replicas of task-service in a sandbox of one: the others come and go; the newest goes first, by SIGTERM. */
final class TaskReplicas implements AutoCloseable {

    /** More than a stop may take: {@code docs/architecture.md}. */
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(30);

    private final Sandbox sandbox;
    private final Deque<ServiceProcess> others = new ArrayDeque<>();

    TaskReplicas(Sandbox sandbox) {
        this.sandbox = sandbox;
        // Nobody else ends them when the story is ended early.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    int count() {
        return 1 + others.size();
    }

    void add() {
        ServiceProcess another = sandbox.product().another(Service.TASK, count());
        another.start();
        others.push(another);
    }

    void remove() {
        ServiceProcess newest = others.pop();
        assertThat(newest.stop(ENDS_WITHIN))
                .as("%s ends by itself", newest.name())
                .isTrue();
    }

    /** As many as this, each ready. */
    void become(int count) {
        while (count() > count) {
            remove();
        }
        while (count() < count) {
            add();
        }
        long end = System.nanoTime() + Sandbox.LONG.multipliedBy(3).toNanos();
        while (!others.stream().allMatch(ServiceProcess::ready)) {
            assertThat(System.nanoTime()).as("replicas are ready in time").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    @Override
    public void close() {
        others.parallelStream().forEach(other -> other.stop(ENDS_WITHIN));
    }
}
