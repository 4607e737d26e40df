package solutions.trainingdata.candidates.bot.asking;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.messaging.Backoff;
import solutions.trainingdata.candidates.messaging.contract.Command;
import solutions.trainingdata.candidates.messaging.contract.MalformedMessageException;
import solutions.trainingdata.candidates.messaging.outbox.Outbox;

/**
 * Commands sent and not yet answered. The same command, with the same key and a new message id, is sent again until its
 * answer comes; the owner answers from its row.
 */
@ApplicationScoped
public class Questions {

    private static final Logger LOG = Logger.getLogger(Questions.class);

    private final QuestionTable table;
    private final Outbox outbox;
    private final AskingConfig config;
    private final Backoff backoff;

    Questions(AgroalDataSource database, Outbox outbox, AskingConfig config) {
        this.table = new QuestionTable(database);
        this.outbox = outbox;
        this.config = config;
        this.backoff = new Backoff(config.firstDelay(), config.longestDelay());
    }

    /** Sends the command now, and again until {@link #answered}. A new command with the key takes the old one's place. */
    public void ask(String key, Command command) {
        table.write(key, command, backoff.after(1));
        outbox.publish(command);
    }

    /** @return false when nobody waits for this answer (any more) */
    public boolean answered(String key) {
        return table.delete(key);
    }

    @Scheduled(every = "${asking.look-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void askAgain() {
        QuarkusTransaction.requiringNew().run(() -> {
            for (QuestionTable.Row row : table.due(config.batch())) {
                table.postpone(row.key(), backoff.after(row.asked() + 1));
                askAgain(row);
            }
        });
    }

    private void askAgain(QuestionTable.Row row) {
        try {
            outbox.publish(row.command());
            LOG.infof("No answer to %s yet: asked again (time %d)", row.type(), row.asked() + 1);
        } catch (MalformedMessageException e) {
            // Written by another version: it waits for that one and holds up nobody.
            LOG.errorf("A question cannot be asked again: %s", e.getMessage());
        }
    }
}
