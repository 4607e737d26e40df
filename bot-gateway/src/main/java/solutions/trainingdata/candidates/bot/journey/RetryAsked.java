package solutions.trainingdata.candidates.bot.journey;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.bot.candidate.Candidate;
import solutions.trainingdata.candidates.bot.candidate.Candidates;
import solutions.trainingdata.candidates.messaging.Backoff;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;

/**
 * Journeys that ended in a failure go on when ops ask for it ({@code deploy/stuck retry} marks their rows), as if the
 * candidate had pressed "try again". Each mark counts once, whichever replica sees it; one
 * that cannot be followed is followed later.
 */
@ApplicationScoped
class RetryAsked {

    private static final Logger LOG = Logger.getLogger(RetryAsked.class);

    /** One that is not taken up is postponed, so that the rest gets its turn. */
    private static final String MARKED =
            "SELECT journey.id, journey.candidate, log_reference FROM journey JOIN candidate"
                    + " ON candidate.id = journey.candidate WHERE retry_asked_at <= now()"
                    + " ORDER BY retry_asked_at, journey.id LIMIT 100";

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(10));

    private final EntityManager database;
    private final Candidates candidates;
    private final Steps steps;
    private final Journeys journeys;
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    RetryAsked(EntityManager database, Candidates candidates, Steps steps, Journeys journeys) {
        this.database = database;
        this.candidates = candidates;
        this.steps = steps;
        this.journeys = journeys;
    }

    @Scheduled(every = "${journey.retry-look-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        for (Object[] row : QuarkusTransaction.requiringNew().call(this::marked)) {
            String id = (String) row[0];
            try {
                QuarkusTransaction.requiringNew().run(() -> retry(id, ((Number) row[1]).longValue()));
                failures.remove(id);
            } catch (RuntimeException e) {
                failed(id, row[2], e);
            }
        }
    }

    private void failed(String id, Object reference, RuntimeException failure) {
        int inARow = failures.merge(id, 1, Integer::sum);
        Duration delay = BACKOFF.after(inARow);
        // The trace once.
        LOG.warnf(
                inARow == 1 ? failure : null,
                "What candidate %s waits for was not tried again (%d in a row), it is in %d s: %s",
                reference,
                inARow,
                delay.toSeconds(),
                failure.getMessage());
        try {
            QuarkusTransaction.requiringNew().run(() -> postpone(id, delay));
        } catch (RuntimeException e) {
            LOG.debugf("The next look is as soon as ever: %s", e.getMessage());
        }
    }

    private void postpone(String id, Duration delay) {
        database.createNativeQuery("UPDATE journey SET retry_asked_at = now() + :millis * interval '1 millisecond'"
                        + " WHERE id = :id AND retry_asked_at IS NOT NULL")
                .setParameter("millis", delay.toMillis())
                .setParameter("id", id)
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> marked() {
        return database.createNativeQuery(MARKED).getResultList();
    }

    private void retry(String id, long candidateId) {
        Candidate candidate = candidates.locked(new CandidateId(candidateId)).orElse(null);
        if (candidate == null || !taken(id)) {
            return;
        }
        Journey journey = steps.findById(id);
        boolean goesOn =
                journeys.tryAgain(candidate, journey, journey.attempt, journey.press, "retry-" + (journey.press + 1));
        LOG.infof("Ops want %s of candidate %s to go on: %s", journey.assignment, candidate.logReference, goesOn);
    }

    private boolean taken(String id) {
        return database.createNativeQuery(
                                "UPDATE journey SET retry_asked_at = NULL WHERE id = ? AND retry_asked_at IS NOT NULL")
                        .setParameter(1, id)
                        .executeUpdate()
                == 1;
    }
}
