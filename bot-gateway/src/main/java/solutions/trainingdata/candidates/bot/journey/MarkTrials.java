package solutions.trainingdata.candidates.bot.journey;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.bot.candidate.Candidates;
import solutions.trainingdata.candidates.bot.hr.Whitelist;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;

/**
 * Attempts of HR are trials that count nowhere. Whether one is, is asked of the whitelist after the attempt was opened,
 * and again until it answers: the candidate has their task by then.
 */
@ApplicationScoped
class MarkTrials {

    private static final Logger LOG = Logger.getLogger(MarkTrials.class);
    private static final String UNKNOWN =
            "SELECT journey.id, journey.candidate, log_reference FROM journey JOIN candidate"
                    + " ON candidate.id = journey.candidate WHERE trial IS NULL AND revision > 0"
                    + " ORDER BY journey.id LIMIT 100";

    private final EntityManager database;
    private final Whitelist whitelist;
    private final Candidates candidates;
    private final Steps steps;
    private final Journeys journeys;

    MarkTrials(EntityManager database, Whitelist whitelist, Candidates candidates, Steps steps, Journeys journeys) {
        this.database = database;
        this.whitelist = whitelist;
        this.candidates = candidates;
        this.steps = steps;
        this.journeys = journeys;
    }

    @Scheduled(every = "${journey.trial-look-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        List<Object[]> unknown = QuarkusTransaction.requiringNew().call(this::unknown);
        if (!unknown.isEmpty()) {
            whitelist
                    .everybody()
                    .ifPresent(hr -> unknown.forEach(row -> mark(hr, (String) row[0], (Long) row[1], row[2])));
        }
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> unknown() {
        return database.createNativeQuery(UNKNOWN).getResultList();
    }

    private void mark(List<CandidateId> hr, String journeyId, long candidateId, Object reference) {
        CandidateId id = new CandidateId(candidateId);
        try {
            QuarkusTransaction.requiringNew().run(() -> candidates.locked(id).ifPresent(candidate -> {
                Journey journey = steps.findById(journeyId);
                if (journey.trial == null) {
                    journeys.trial(candidate, journey, hr.contains(id));
                }
            }));
        } catch (RuntimeException e) {
            LOG.warnf(
                    "It is not known yet whether an attempt of candidate %s is a trial: %s", reference, e.getMessage());
        }
    }
}
