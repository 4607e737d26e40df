package solutions.trainingdata.candidates.bot.journey;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.bot.candidate.Candidates;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;

/** Tells a candidate, once for each step, that a step of ours takes long and is still worked on. */
@ApplicationScoped
class TellSlow {

    private static final Logger LOG = Logger.getLogger(TellSlow.class);

    private final EntityManager database;
    private final Candidates candidates;
    private final Steps steps;
    private final Notices notices;

    TellSlow(EntityManager database, Candidates candidates, Steps steps, Notices notices) {
        this.database = database;
        this.candidates = candidates;
        this.steps = steps;
        this.notices = notices;
    }

    @Scheduled(every = "${journey.slow-look-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        for (Object[] row : QuarkusTransaction.requiringNew().call(this::waitingLong)) {
            try {
                QuarkusTransaction.requiringNew().run(() -> tell((String) row[0], ((Number) row[1]).longValue()));
            } catch (RuntimeException e) {
                LOG.warnf("Candidate %s is told later that something takes long: %s", row[2], e.getMessage());
            }
        }
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> waitingLong() {
        return database.createNativeQuery(
                        "SELECT journey.id, journey.candidate, log_reference FROM journey JOIN candidate"
                                + " ON candidate.id = journey.candidate WHERE slow_at <= now() ORDER BY slow_at LIMIT 100")
                .getResultList();
    }

    /** Under the candidate's lock, where no step can be made meanwhile. */
    private void tell(String id, long candidateId) {
        candidates
                .locked(new CandidateId(candidateId))
                .filter(candidate -> taken(id))
                .ifPresent(candidate -> notices.slow(candidate, steps.findById(id)));
    }

    private boolean taken(String id) {
        return database.createNativeQuery("UPDATE journey SET slow_at = NULL WHERE id = ? AND slow_at <= now()")
                        .setParameter(1, id)
                        .executeUpdate()
                == 1;
    }
}
