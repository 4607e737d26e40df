package solutions.trainingdata.candidates.bot.journey;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.bot.candidate.Candidate;
import solutions.trainingdata.candidates.bot.candidate.Candidates;
import solutions.trainingdata.candidates.messaging.contract.AttemptId;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;

/**
 * Moves journeys where a rule says so, and has them watched while the next move is ours. Everything about one candidate
 * happens under the lock of their row.
 */
@ApplicationScoped
class Steps implements PanacheRepositoryBase<Journey, String> {

    private static final Logger LOG = Logger.getLogger(Steps.class);

    private final Candidates candidates;
    private final Notices notices;
    private final JourneyConfig config;

    Steps(Candidates candidates, Notices notices, JourneyConfig config) {
        this.candidates = candidates;
        this.notices = notices;
        this.config = config;
    }

    Optional<Journey> of(CandidateId candidate, String assignment) {
        return assignment == null ? Optional.empty() : findByIdOptional(Journey.id(candidate, assignment));
    }

    List<Journey> of(Candidate candidate) {
        return list("candidate = ?1 order by assignment", candidate.id);
    }

    /** Under the candidate's lock, when there is such a journey. */
    void with(AttemptId attempt, BiConsumer<Candidate, Journey> action) {
        candidates.locked(attempt.candidate()).ifPresent(candidate -> of(attempt.candidate(), attempt.assignment())
                .ifPresent(journey -> action.accept(candidate, journey)));
    }

    void step(
            AttemptId attempt, Function<Journey, Optional<Position>> rule, BiConsumer<Candidate, Journey> consequence) {
        with(
                attempt,
                (candidate, journey) ->
                        move(candidate, journey, rule.apply(journey), () -> consequence.accept(candidate, journey)));
    }

    /** @return false when there is no next position */
    boolean move(Candidate candidate, Journey journey, Optional<Position> next, Runnable consequence) {
        next.ifPresent(position -> {
            journey.move(position);
            consequence.run();
            moved(candidate, journey);
        });
        return next.isPresent();
    }

    void begin(Candidate candidate, Journey journey) {
        persist(journey);
        moved(candidate, journey);
    }

    private void moved(Candidate candidate, Journey journey) {
        notices.goesOn(candidate, journey);
        watch(journey);
        LOG.infof("Candidate %s, %s: %s", candidate.logReference, journey.assignment, journey.position());
    }

    /** Due times are the database's. */
    private void watch(Journey journey) {
        getEntityManager()
                .createNativeQuery("UPDATE journey SET slow_at ="
                        + " CASE WHEN :busy THEN now() + :millis * interval '1 millisecond' END WHERE id = :id")
                .setParameter("busy", journey.position().isBusy())
                .setParameter("millis", config.slowAfter().toMillis())
                .setParameter("id", journey.id)
                .executeUpdate();
    }
}
