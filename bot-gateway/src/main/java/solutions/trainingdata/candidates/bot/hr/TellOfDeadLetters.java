package solutions.trainingdata.candidates.bot.hr;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.messaging.queues.QueueWatch;

/**
 * Tells HR when dead letters appeared, once, and again when there are more. What was told is a row per queue; it is
 * read before the count and changed only if it is still the same, so that of several replicas one tells.
 */
@ApplicationScoped
class TellOfDeadLetters {

    private static final Logger LOG = Logger.getLogger(TellOfDeadLetters.class);

    private final DeadLettersTold told;
    private final QueueWatch queues;
    private final Whitelist whitelist;
    private final TellHr hr;

    TellOfDeadLetters(AgroalDataSource database, QueueWatch queues, Whitelist whitelist, TellHr hr) {
        this.told = new DeadLettersTold(database);
        this.queues = queues;
        this.whitelist = whitelist;
        this.hr = hr;
    }

    @Scheduled(every = "${hr.look-for-dead-letters-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        Map<String, DeadLettersTold.Row> before =
                QuarkusTransaction.requiringNew().call(told::all);
        Map<String, Long> now;
        try {
            now = queues.deadLetters();
        } catch (IOException e) {
            LOG.debugf("Dead letters cannot be counted now: %s", e.getMessage());
            return;
        }
        if (!whitelist.everybody().orElse(List.of()).isEmpty()) {
            // Else told when there is somebody to tell, with the number that it is then.
            QuarkusTransaction.requiringNew().run(() -> tell(before, now));
        }
    }

    private void tell(Map<String, DeadLettersTold.Row> before, Map<String, Long> now) {
        List<String> more = new ArrayList<>();
        now.forEach((queue, messages) -> {
            DeadLettersTold.Row row = before.getOrDefault(queue, DeadLettersTold.NEVER);
            if (messages != row.messages() && told.change(queue, row, messages) && messages > row.messages()) {
                more.add(queue + "/" + (row.revision() + 1));
            }
        });
        if (!more.isEmpty()) {
            hr.deadLetters(
                    more.get(0),
                    now.values().stream().mapToLong(Long::longValue).sum());
        }
    }
}
