package solutions.trainingdata.candidates.messaging.work;

import java.time.Duration;

/** One kind of work: a table whose rows are the queue, and the step that advances a row. A bean of its owner. */
public interface Work {

    /** The state of a row that was given up. */
    String FAILED = "FAILED";

    /** The table's name; its columns are as the package says. */
    String table();

    /**
     * The longest that a step in this state may take, every call included. Afterwards it is interrupted; the lease is
     * this plus a margin.
     */
    Duration timeLimit(String state);

    /** So many steps of this kind at the same time in one process, of all that it may do; the other rows wait. */
    default int atOnce() {
        return Integer.MAX_VALUE;
    }

    /** A row as log lines show it: by default its key; something else where the key says who it is about. */
    default String inLogs(String id) {
        return id;
    }

    /**
     * Does ONE external step, outside any transaction. It must be safe to repeat: the process may have died just after
     * it the last time.
     *
     * @return what becomes of the row
     * @throws RetryLaterException when the outside says how long to wait; the own delay is kept when it is longer
     * @throws Exception when it failed; it is tried again after a growing delay and given up after the last try. The
     *     exception's message ends up in {@code last_error}: it says what failed, and no secret
     */
    Next step(WorkItem item) throws Exception;

    /**
     * The row was just given up: say so. Runs in the transaction that makes it {@link #FAILED}; when it throws, again
     * after the lease, a few times, and then the row is {@link #FAILED} without it.
     *
     * @param reason in words
     */
    void gaveUp(WorkItem item, String reason);
}
