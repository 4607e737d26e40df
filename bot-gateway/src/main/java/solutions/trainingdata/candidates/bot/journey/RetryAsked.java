package solutions.trainingdata.candidates.bot.journey;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.bot.candidate.Candidate;
import solutions.trainingdata.candidates.bot.candidate.Candidates;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;

/**
 * Journeys that ended in a failure go on when ops ask for it ({@code deploy/stuck retry} marks their rows), as if the
 * candidate had pressed "try again". Each mark counts once, whichever replica sees it.
 */
@ApplicationScoped
class RetryAsked {

    private static final Logger LOG = Logger.getLogger(RetryAsked.class);

    private final EntityManager database;
    private final Candidates candidates;
    private final Journeys journeys;

    RetryAsked(EntityManager database, Candidates candidates, Journeys journeys) {
        this.database = database;
        this.candidates = candidates;
        this.journeys = journeys;
    }

    @Scheduled(every = "${journey.retry-look-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        for (Object[] row : QuarkusTransaction.requiringNew().call(this::marked)) {
            try {
                QuarkusTransaction.requiringNew().run(() -> retry((String) row[0], ((Number) row[1]).longValue()));
            } catch (RuntimeException e) {
                LOG.warnf(e, "Journey %s was not tried again; it is in a moment", row[0]);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> marked() {
        return database.createNativeQuery("SELECT id, candidate FROM journey WHERE retry_asked_at IS NOT NULL")
                .getResultList();
    }

    private void retry(String id, long candidateId) {
        Candidate candidate = candidates.locked(new CandidateId(candidateId)).orElse(null);
        if (candidate == null || !taken(id)) {
            return;
        }
        Journey journey = journeys.findById(id);
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
