package solutions.trainingdata.candidates.metrics.export;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.messaging.OneReplica;

/** Forgets spreadsheets after their time, and what tries that died left of theirs. */
@ApplicationScoped
class PurgeExports {

    private static final Logger LOG = Logger.getLogger(PurgeExports.class);

    /** Also what was given up: HR were told, and ask anew. */
    private static final String EXPORTS = """
            DELETE FROM export WHERE next_try_at IS NULL
              AND coalesce(made_at, asked_at) < now() - :keep * interval '1 second'""";

    /** An hour is far more than a try may take. */
    private static final String PIECES = """
            DELETE FROM export_piece p WHERE written_at < now() - interval '1 hour'
              AND NOT EXISTS (SELECT FROM export e WHERE e.file = p.file)""";

    private final EntityManager database;
    private final OneReplica oneReplica;
    private final ExportConfig config;

    PurgeExports(EntityManager database, OneReplica oneReplica, ExportConfig config) {
        this.database = database;
        this.oneReplica = oneReplica;
        this.config = config;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        oneReplica.does("purge exports", () -> QuarkusTransaction.requiringNew().run(this::delete));
    }

    private void delete() {
        int forgotten = database.createNativeQuery(EXPORTS)
                .setParameter("keep", config.keep().toSeconds())
                .executeUpdate();
        int pieces = database.createNativeQuery(PIECES).executeUpdate();
        if (forgotten + pieces > 0) {
            LOG.infof("Forgot %d spreadsheets older than %s, %d pieces", forgotten, config.keep(), pieces);
        }
    }
}
