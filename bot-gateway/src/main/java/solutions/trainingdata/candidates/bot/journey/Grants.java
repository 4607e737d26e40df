package solutions.trainingdata.candidates.bot.journey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import solutions.trainingdata.candidates.bot.catalogue.Catalogue;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent.AssignmentPublished;

/** How many attempts somebody may have in all: what the assignment allows everybody, or what HR granted. */
@ApplicationScoped
class Grants {

    private final EntityManager database;
    private final Catalogue catalogue;

    Grants(EntityManager database, Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
    }

    int allowed(CandidateId candidate, String assignment) {
        int everybody =
                catalogue.named(assignment).map(AssignmentPublished::attempts).orElse(0);
        return Math.max(everybody, granted(candidate, assignment));
    }

    private int granted(CandidateId candidate, String assignment) {
        List<?> rows = database.createNativeQuery(
                        "SELECT allowed FROM attempt_grant WHERE candidate = ?1 AND assignment = ?2")
                .setParameter(1, candidate.telegramUserId())
                .setParameter(2, assignment)
                .getResultList();
        return rows.isEmpty() ? 0 : ((Number) rows.get(0)).intValue();
    }

    /** @return false when so many were allowed before: the same grant once more, or an older one */
    boolean raise(CandidateId candidate, String assignment, int allowed) {
        if (allowed <= allowed(candidate, assignment)) {
            return false;
        }
        database.createNativeQuery("INSERT INTO attempt_grant (candidate, assignment, allowed) VALUES (?1, ?2, ?3)"
                        + " ON CONFLICT (candidate, assignment) DO UPDATE SET allowed = excluded.allowed")
                .setParameter(1, candidate.telegramUserId())
                .setParameter(2, assignment)
                .setParameter(3, allowed)
                .executeUpdate();
        return true;
    }
}
