package solutions.trainingdata.candidates.sandbox.launcher;

import java.util.ArrayDeque;
import java.util.Deque;

/** Ends what was started, last first. */
final class Ending implements Runnable {

    private final Progress progress;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    Ending(Progress progress) {
        this.progress = progress;
    }

    synchronized void add(AutoCloseable part) {
        started.push(part);
    }

    @Override
    public synchronized void run() {
        progress.say("Stopping");
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                progress.say("Something did not end well: %s", e);
            }
        }
        progress.say("Stopped");
    }
}
