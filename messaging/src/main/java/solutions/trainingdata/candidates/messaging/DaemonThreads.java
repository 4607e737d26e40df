package solutions.trainingdata.candidates.messaging;

import java.util.concurrent.ThreadFactory;

/** Threads that we start ourselves: they never keep a process alive, and they see what the application sees. */
public final class DaemonThreads {

    private DaemonThreads() {}

    /** @param name of each thread, as thread dumps and log lines show it */
    public static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            // REST clients and configuration are found through the application's class loader.
            thread.setContextClassLoader(DaemonThreads.class.getClassLoader());
            return thread;
        };
    }
}
