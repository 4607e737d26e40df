package solutions.trainingdata.candidates.bot.candidate;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import solutions.trainingdata.candidates.bot.telegram.Person;
import solutions.trainingdata.candidates.bot.texts.Language;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;

/** Finds people and keeps up with what Telegram says about them. */
@ApplicationScoped
public class Candidates implements PanacheRepositoryBase<Candidate, Long> {

    /**
     * A person, as they are now.
     *
     * @param renamed whoever has another name or username than before: the person, and whose username they have now
     */
    public record Met(Candidate candidate, List<Candidate> renamed) {}

    /** Finds or makes the person's row, brings it up to date and locks it, with those of all who are renamed. */
    public Met meet(Person person) {
        boolean isNew = getEntityManager()
                        .createNativeQuery("INSERT INTO candidate (id, username, name, app_language, log_reference)"
                                + " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING")
                        .setParameter(1, person.id().telegramUserId())
                        .setParameter(2, person.username())
                        .setParameter(3, person.name())
                        .setParameter(4, person.languageCode())
                        .setParameter(5, UUID.randomUUID())
                        .executeUpdate()
                == 1;
        Candidate candidate = locked(person.id()).orElseThrow();
        boolean hasOtherName = candidate.isNow(person);
        List<Candidate> renamed = new ArrayList<>();
        if (hasOtherName) {
            renamed.add(candidate);
        }
        // Now and then also when nothing is new: two updates handled at the same moment do not see each other.
        if (person.username() != null && (noted(person.username(), candidate.id) || isNew || hasOtherName)) {
            renamed.addAll(withoutUsername(person.username(), candidate.id));
        }
        return new Met(candidate, renamed);
    }

    /** Takes a username from whoever else had it. */
    private List<Candidate> withoutUsername(String username, long owner) {
        List<Candidate> former = find("lower(username) = lower(?1) and id <> ?2", username, owner)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
        former.forEach(candidate -> candidate.username = null);
        return former;
    }

    /** Everything about one person happens under this lock: updates and events come at the same time. */
    public Optional<Candidate> locked(CandidateId id) {
        return findByIdOptional(id.telegramUserId(), LockModeType.PESSIMISTIC_WRITE);
    }

    public Optional<Candidate> find(CandidateId id) {
        return findByIdOptional(id.telegramUserId());
    }

    /** Somebody who never wrote to the bot is spoken to in English. */
    public Language speaks(CandidateId id) {
        return find(id).map(Candidate::speaks).orElse(Language.EN);
    }

    /**
     * Notes who is seen with a username, to the hour: not every update is worth a write.
     *
     * @return whether it was noted
     */
    private boolean noted(String username, long candidate) {
        return getEntityManager()
                        .createNativeQuery(
                                "INSERT INTO username_seen AS seen (username, candidate) VALUES (lower(?1), ?2)"
                                        + " ON CONFLICT (username, candidate) DO UPDATE SET last_seen_at = now()"
                                        + " WHERE seen.last_seen_at < now() - interval '1 hour'")
                        .setParameter(1, username)
                        .setParameter(2, candidate)
                        .executeUpdate()
                == 1;
    }

    /**
     * A person who has or had a username: these pass from one to another.
     *
     * @param until when the person was last seen with it
     */
    public record Bearer(Candidate candidate, Instant since, Instant until) {}

    /**
     * Everybody who was ever seen with it, who has it now first.
     *
     * @param username without the @, in any case
     */
    public List<Bearer> everCalled(String username) {
        return getEntityManager()
                .createNativeQuery(
                        "SELECT candidate, first_seen_at, last_seen_at FROM username_seen"
                                + " WHERE username = lower(?1) ORDER BY last_seen_at DESC, first_seen_at DESC LIMIT 10",
                        Tuple.class)
                .setParameter(1, username)
                .getResultStream()
                .map(row -> bearer((Tuple) row))
                .toList();
    }

    private Bearer bearer(Tuple row) {
        return new Bearer(findById(row.get(0, Long.class)), row.get(1, Instant.class), row.get(2, Instant.class));
    }

    /** The latest who wrote to the bot for the first time, newest first. */
    public List<Candidate> latest(int from, int limit) {
        return find("order by firstSeenAt desc, id")
                .range(from, from + limit - 1)
                .list();
    }
}
