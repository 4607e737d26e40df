package solutions.trainingdata.candidates.metrics.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;
import solutions.trainingdata.candidates.messaging.outbox.Outbox;

/** Records an attempt, or what changed in it. Of several descriptions the one with the highest revision stays. */
@ApplicationScoped
public class OpenAttempt {

    private static final String UPSERT = """
            INSERT INTO attempt (id, candidate_id, assignment, number, revision, telegram_username, name, cvat_username,
              trial, requested_at, started_at)
            VALUES (:id, :candidate, :assignment, :number, :revision, :telegramUsername, :name, :cvatUsername,
              :trial, :requestedAt, :startedAt)
            ON CONFLICT (id) DO UPDATE SET revision = excluded.revision,
              telegram_username = excluded.telegram_username, name = excluded.name,
              cvat_username = excluded.cvat_username, trial = excluded.trial,
              requested_at = excluded.requested_at, started_at = excluded.started_at
            WHERE attempt.revision < excluded.revision""";

    private final EntityManager database;
    private final Outbox outbox;

    OpenAttempt(EntityManager database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    public void accept(MetricsCommand.Open command) {
        database.createNativeQuery(UPSERT)
                .setParameter("id", command.attempt().key())
                .setParameter("candidate", command.candidate().telegramUserId())
                .setParameter("assignment", command.attempt().assignment())
                .setParameter("number", command.attempt().number())
                .setParameter("revision", command.revision())
                .setParameter("telegramUsername", command.telegramUsername())
                .setParameter("name", command.name())
                .setParameter("cvatUsername", command.cvatUsername())
                .setParameter("trial", command.trial())
                .setParameter("requestedAt", command.requestedAt())
                .setParameter("startedAt", command.startedAt())
                .executeUpdate();
        outbox.publish(new MetricsEvent.Opened(command.attempt(), command.revision()));
    }
}
