package solutions.trainingdata.candidates.bot.telegram.incoming;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.bot.telegram.api.ApiAnswer;
import solutions.trainingdata.candidates.bot.telegram.api.BotApi;
import solutions.trainingdata.candidates.bot.telegram.api.SessionLock;
import solutions.trainingdata.candidates.messaging.Backoff;
import solutions.trainingdata.candidates.messaging.DaemonThreads;

/**
 * The long-poll loop, in a thread of its own, of the one replica that has the lock. The offset moves only after a batch
 * is stored, so that a crash between the two makes Telegram send it again.
 */
final class UpdatePoll {

    private static final Logger LOG = Logger.getLogger(UpdatePoll.class);
    private static final int CALLBACK_ANSWERS_AT_ONCE = 4;
    /** A refused token is seldom right again soon, and each try is one more complaint in Telegram's log. */
    private static final Duration TOKEN_RETRY = Duration.ofMinutes(5);

    private final BotApi api;
    private final SessionLock lock;
    private final UpdateTable table;
    private final Backoff backoff;
    private final Backoff tokenBackoff;
    private final Duration lockRetry;
    private final Runnable stored;
    private final Runnable firstSuccess;
    private final PollStatus status = new PollStatus(System::nanoTime);
    private final Thread thread = DaemonThreads.named("telegram-poll").newThread(this::run);
    private final ExecutorService callbacks =
            Executors.newFixedThreadPool(CALLBACK_ANSWERS_AT_ONCE, DaemonThreads.named("telegram-callback"));

    private volatile boolean stopping;
    private long offset;
    private int failures;
    private boolean conflictTold;
    private boolean succeeded;

    /**
     * @param stored runs after updates were stored
     * @param firstSuccess runs once, after Telegram answered the first poll
     */
    UpdatePoll(
            BotApi api,
            SessionLock lock,
            UpdateTable table,
            Backoff backoff,
            Duration lockRetry,
            Runnable stored,
            Runnable firstSuccess) {
        this.api = api;
        this.lock = lock;
        this.table = table;
        this.backoff = backoff;
        this.tokenBackoff = new Backoff(backoff.first(), TOKEN_RETRY);
        this.lockRetry = lockRetry;
        this.stored = stored;
        this.firstSuccess = firstSuccess;
    }

    void start() {
        thread.start();
    }

    PollStatus status() {
        return status;
    }

    boolean threadAlive() {
        return thread.isAlive();
    }

    private void run() {
        while (!stopping) {
            try {
                status.turn(lock.session() != 0);
                if (status.ours()) {
                    pause(poll());
                } else {
                    pause(lockRetry);
                }
            } catch (RuntimeException e) {
                LOG.warnf(e, "Polling failed");
                pause(backoff.after(++failures));
            }
        }
        lock.close();
    }

    /** @return how long to wait before the next poll */
    private Duration poll() {
        ApiAnswer answer = api.updates(offset);
        if (answer instanceof ApiAnswer.Done done) {
            take(done.result());
            return Duration.ZERO;
        }
        if (stopping) {
            return Duration.ZERO;
        }
        failures++;
        if (answer instanceof ApiAnswer.TooMany many) {
            LOG.warnf("Telegram asks us not to poll for %d s", many.retryAfter().toSeconds());
            return many.retryAfter().plus(backoff.after(1));
        }
        if (answer instanceof ApiAnswer.Refused refused) {
            return refused(refused);
        }
        LOG.warnf("Telegram does not answer the poll (%d in a row): %s", failures, answer);
        return backoff.after(failures);
    }

    private Duration refused(ApiAnswer.Refused refused) {
        if (refused.badToken()) {
            return tokenRefused(refused.code());
        }
        if (refused.code() == 409 && refused.says("webhook")) {
            LOG.warnf("A webhook is set for this bot: it is deleted, as this gateway polls");
            api.call("deleteWebhook", Map.of("drop_pending_updates", false));
        } else if (refused.code() == 409) {
            if (!conflictTold) {
                LOG.errorf("Somebody else polls with this BOT_TOKEN: stop the other program. Trying again until then");
                conflictTold = true;
            }
        } else {
            LOG.warnf("Telegram refuses the poll: %s", refused);
        }
        return backoff.after(failures);
    }

    /** Said once: the same every few minutes would only hide it. */
    private Duration tokenRefused(int code) {
        if (!status.tokenRefused()) {
            LOG.errorf(
                    "BOT_TOKEN is refused by Telegram (%d): nobody can be answered. If BotFather shows another token, set"
                            + " BOT_TOKEN to it and restart; if it is the same, this goes on by itself, with a try at"
                            + " least every %d minutes",
                    code, TOKEN_RETRY.toMinutes());
        }
        status.refuseToken();
        return tokenBackoff.after(failures);
    }

    private void take(JsonNode result) {
        List<RawUpdate> updates = new ArrayList<>();
        result.forEach(json -> updates.add(new RawUpdate(json)));
        List<RawUpdate> ours = updates.stream()
                .filter(update -> update.privateChat().isPresent())
                .toList();
        updates.forEach(update -> update.callbackId().ifPresent(this::answerCallback));
        if (!ours.isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> table.store(ours));
            stored.run();
        }
        // An empty answer means that everything before the offset is confirmed. Telegram may number anew after a week
        // without updates: an old offset would then hide new ones.
        offset = updates.isEmpty() ? 0 : updates.get(updates.size() - 1).updateId() + 1;
        failures = 0;
        conflictTold = false;
        if (status.tokenRefused()) {
            LOG.infof("BOT_TOKEN is accepted by Telegram again");
        }
        status.succeed();
        if (!succeeded) {
            succeeded = true;
            firstSuccess.run();
        }
    }

    /** At once, so that no button keeps spinning; best effort, as it is only that. */
    private void answerCallback(String id) {
        try {
            callbacks.execute(() -> api.call("answerCallbackQuery", Map.of("callback_query_id", id)));
        } catch (java.util.concurrent.RejectedExecutionException e) {
            LOG.debugf("Stopping: a button spins on");
        }
    }

    private void pause(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        while (!stopping && end - System.nanoTime() > 0) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    /** Ends the poll under way, within the grace period; what it would have brought comes to the next poller. */
    void stop(Duration grace) {
        long end = System.nanoTime() + grace.toNanos();
        stopping = true;
        LockSupport.unpark(thread);
        api.cancelPoll();
        try {
            TimeUnit.NANOSECONDS.timedJoin(thread, end - System.nanoTime());
            callbacks.shutdown();
            callbacks.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
