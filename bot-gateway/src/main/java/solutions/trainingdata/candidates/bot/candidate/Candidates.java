package solutions.trainingdata.candidates.bot.candidate;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import solutions.trainingdata.candidates.bot.telegram.Person;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;

/** Finds people and keeps up with what Telegram says about them. */
@ApplicationScoped
public class Candidates implements PanacheRepositoryBase<Candidate, Long> {

    /**
     * A person, as they are now.
     *
     * @param changed they have another name or username than the last time
     */
    public record Met(Candidate candidate, boolean changed) {}

    /** Finds or makes the person's row, brings it up to date and locks it. */
    public Met meet(Person person) {
        getEntityManager()
                .createNativeQuery("INSERT INTO candidate (id, username, name, app_language, log_reference)"
                        + " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING")
                .setParameter(1, person.id().telegramUserId())
                .setParameter(2, person.username())
                .setParameter(3, person.name())
                .setParameter(4, person.languageCode())
                .setParameter(5, UUID.randomUUID())
                .executeUpdate();
        Candidate candidate = locked(person.id()).orElseThrow();
        boolean changed = candidate.isNow(person);
        if (person.username() != null) {
            update("username = null where lower(username) = lower(?1) and id <> ?2", person.username(), candidate.id);
        }
        return new Met(candidate, changed);
    }

    /** Everything about one person happens under this lock: updates and events come at the same time. */
    public Optional<Candidate> locked(CandidateId id) {
        return findByIdOptional(id.telegramUserId(), LockModeType.PESSIMISTIC_WRITE);
    }

    public Optional<Candidate> find(CandidateId id) {
        return findByIdOptional(id.telegramUserId());
    }

    /** @param username without the @, in any case */
    public Optional<Candidate> byUsername(String username) {
        return find("lower(username) = lower(?1)", username).firstResultOptional();
    }
}
