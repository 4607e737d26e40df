package solutions.trainingdata.candidates.metrics.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.messaging.outbox.Outbox;
import solutions.trainingdata.candidates.messaging.work.Worker;

/** Records that a spreadsheet is wanted, or answers from its row: one file per request, however often it is asked for. */
@ApplicationScoped
public class RequestExport {

    private static final String INSERT = """
            INSERT INTO export (id, requested_by, update_id, language, state)
            VALUES (:id, :requestedBy, :updateId, :language, :state)
            ON CONFLICT (id) DO NOTHING""";

    private final EntityManager database;
    private final Outbox outbox;
    private final Worker worker;

    RequestExport(EntityManager database, Outbox outbox, Worker worker) {
        this.database = database;
        this.outbox = outbox;
        this.worker = worker;
    }

    public void accept(MetricsCommand.Export command) {
        int inserted = database.createNativeQuery(INSERT)
                .setParameter("id", Export.key(command))
                .setParameter("requestedBy", command.requestedBy().telegramUserId())
                .setParameter("updateId", command.updateId())
                .setParameter("language", command.language())
                .setParameter("state", Export.NEW)
                .executeUpdate();
        if (inserted > 0) {
            worker.wakeAfterCommit();
            return;
        }
        Export known = Export.findById(Export.key(command));
        if (known != null && known.eventBody != null) {
            outbox.publish(known.event());
        }
    }
}
