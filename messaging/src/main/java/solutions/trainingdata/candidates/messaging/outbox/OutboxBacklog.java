package solutions.trainingdata.candidates.messaging.outbox;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** How much waits in the outbox, counted every few seconds, for readiness and metrics. */
@ApplicationScoped
class OutboxBacklog {

    private static final Logger LOG = Logger.getLogger(OutboxBacklog.class);

    private final OutboxTable table;
    private volatile Waiting last = new Waiting(0, Duration.ZERO);

    /** @param oldest age of the oldest message; zero when there is none */
    record Waiting(long messages, Duration oldest) {}

    OutboxBacklog(AgroalDataSource database, MeterRegistry meters) {
        this.table = new OutboxTable(database);
        meters.gauge("outbox_messages", this, backlog -> backlog.last.messages());
        meters.gauge(
                "outbox_oldest_seconds", this, backlog -> backlog.last.oldest().toMillis() / 1000.0);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        try {
            last = table.waiting();
        } catch (IllegalStateException e) {
            // A database that is away is told by its own check; a line every ten seconds would tell nothing more.
            LOG.debugf(e, "Cannot count the outbox");
        }
    }

    Waiting waiting() {
        return last;
    }
}
