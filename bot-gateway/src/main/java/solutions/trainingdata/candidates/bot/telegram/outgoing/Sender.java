package solutions.trainingdata.candidates.bot.telegram.outgoing;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import solutions.trainingdata.candidates.bot.telegram.HrCheck;
import solutions.trainingdata.candidates.bot.telegram.PictureSource;
import solutions.trainingdata.candidates.bot.telegram.TelegramConfig;
import solutions.trainingdata.candidates.bot.telegram.api.BotApi;
import solutions.trainingdata.candidates.bot.telegram.api.FloodLimit;
import solutions.trainingdata.candidates.bot.telegram.api.SessionLock;
import solutions.trainingdata.candidates.messaging.Backoff;
import solutions.trainingdata.candidates.messaging.sealed.PasswordSeal;

/** The process' sender: it sends when it has the lock. */
@ApplicationScoped
class Sender {

    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);

    private final MessageSender sender;
    private final Duration grace;

    Sender(
            AgroalDataSource database,
            BotApi api,
            SessionLock.Database lockDatabase,
            TelegramConfig config,
            PictureSource pictures,
            HrCheck hr,
            MeterRegistry meters) {
        this.grace = config.grace();
        MessageTable table = new MessageTable(database);
        FloodLimit limit = new FloodLimit(config.perSecond(), config.chatBurst(), System::nanoTime);
        Delivery delivery = new Delivery(
                api,
                table,
                new ScreenRequests(new PasswordSeal(config.credentialsKey()), pictures),
                hr,
                limit,
                new Backoff(FIRST_DELAY, config.longestDelay()),
                meters);
        this.sender = new MessageSender(
                table,
                delivery,
                limit,
                new SessionLock(lockDatabase, "telegram-sender"),
                config.lockRetry(),
                config.senders());
    }

    void started(@Observes StartupEvent event) {
        sender.start();
    }

    void wake() {
        sender.wake();
    }

    /** After the updates, whose last answers are still sent if there is time; rows wait for the next sender if not. */
    void stopping(@Observes @Priority(15) ShutdownEvent event) {
        sender.stop(grace);
    }
}
