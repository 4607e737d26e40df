package solutions.trainingdata.candidates.ops.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import solutions.trainingdata.candidates.ops.settings.NotConfiguredException;
import solutions.trainingdata.candidates.ops.settings.Settings;

/** Goes through the checks, each within its time limit. What is printed holds no secret of the environment. */
final class Examination {

    private final Settings settings;
    private final Duration limit;

    /** @param limit of each check, all its calls together */
    Examination(Settings settings, Duration limit) {
        this.settings = settings;
        this.limit = limit;
    }

    /**
     * A check's answer.
     *
     * @param text without any secret
     */
    record Line(String name, Finding finding, String text) {

        @Override
        public String toString() {
            return "%-4s  %-20s  %s".formatted(finding.word(), name, text);
        }
    }

    /** @param said each line as soon as it is known */
    List<Line> examine(List<Part> parts, Consumer<Line> said) {
        List<Line> lines = new ArrayList<>();
        ExecutorService threads = Executors.newCachedThreadPool(Examination::thread);
        try {
            for (Part part : parts) {
                String missing = null;
                for (Check check : part.checks()) {
                    Finding finding = missing == null
                            ? look(threads, check)
                            : Finding.skip("not looked at: it needs %s", missing);
                    Line line = new Line(check.name(), finding, finding.words(settings));
                    lines.add(line);
                    said.accept(line);
                    boolean well = finding.level() == Finding.Level.OK || finding.level() == Finding.Level.WARN;
                    if (check.needed() && missing == null && !well) {
                        missing = check.name();
                    }
                }
            }
        } finally {
            threads.shutdownNow();
        }
        return lines;
    }

    private Finding look(ExecutorService threads, Check check) {
        Future<Finding> finding = threads.submit(check.look());
        try {
            return finding.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            finding.cancel(true);
            return Finding.fail(
                    "no answer within %d s: is it overloaded, or does something on the way swallow what is sent?",
                    limit.toSeconds());
        } catch (ExecutionException e) {
            return Finding.fail("%s", words(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.fail("interrupted");
        }
    }

    private static String words(Throwable failure) {
        if (failure instanceof NotConfiguredException || failure instanceof UnreachableException) {
            return failure.getMessage();
        }
        return failure.getMessage() == null
                ? failure.getClass().getSimpleName()
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "check");
        thread.setDaemon(true);
        return thread;
    }
}
