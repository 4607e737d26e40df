package solutions.trainingdata.candidates.bot.telegram.incoming;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import solutions.trainingdata.candidates.bot.telegram.TelegramConfig;
import solutions.trainingdata.candidates.bot.telegram.UpdateHandler;
import solutions.trainingdata.candidates.bot.telegram.api.BotApi;
import solutions.trainingdata.candidates.bot.telegram.api.SessionLock;
import solutions.trainingdata.candidates.bot.telegram.outgoing.TelegramChats;
import solutions.trainingdata.candidates.messaging.Backoff;

/** The process' share of incoming updates: it polls when it has the lock, and handles whatever is stored. */
@ApplicationScoped
class Updates {

    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);

    private final UpdateTable table;
    private final UpdateDispatch dispatch;
    private final UpdatePoll poll;
    private final TelegramConfig config;

    Updates(
            AgroalDataSource database,
            BotApi api,
            SessionLock.Database lockDatabase,
            TelegramChats chats,
            UpdateHandler handler,
            PublishProfile profile,
            TelegramConfig config,
            MeterRegistry meters) {
        this.config = config;
        this.table = new UpdateTable(database);
        this.dispatch = new UpdateDispatch(
                table,
                chats,
                handler,
                config.handlers(),
                config.handleTries(),
                new Backoff(config.handleDelay(), config.longestDelay()),
                meters);
        this.poll = new UpdatePoll(
                api,
                new SessionLock(lockDatabase, "telegram-poller"),
                table,
                new Backoff(FIRST_DELAY, config.longestDelay()),
                config.lockRetry(),
                dispatch::wake,
                profile::inBackground);
    }

    void started(@Observes StartupEvent event) {
        poll.start();
        dispatch.wake();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void handleWhatWasMissed() {
        dispatch.wake();
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        QuarkusTransaction.requiringNew().run(() -> table.purge(config.keepUpdates()));
    }

    PollStatus pollStatus() {
        return poll.status();
    }

    boolean pollThreadAlive() {
        return poll.threadAlive();
    }

    /** Before the inbox and all that is still to be sent: another replica polls while the rest ends here. */
    void stopping(@Observes @Priority(4) ShutdownEvent event) {
        long end = System.nanoTime() + config.grace().toNanos();
        poll.stop(config.grace());
        dispatch.stop(Duration.ofNanos(end - System.nanoTime()));
    }
}
