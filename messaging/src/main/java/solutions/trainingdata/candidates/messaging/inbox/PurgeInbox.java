package solutions.trainingdata.candidates.messaging.inbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** Forgets message ids of long ago: a repeat comes within minutes, and keys make even a late one harmless. */
@ApplicationScoped
class PurgeInbox {

    private static final Logger LOG = Logger.getLogger(PurgeInbox.class);

    private static final String PURGE = "DELETE FROM inbox WHERE received_at < now() - ? * interval '1 second'";

    private final AgroalDataSource database;
    private final InboxConfig config;

    PurgeInbox(AgroalDataSource database, InboxConfig config) {
        this.database = database;
        this.config = config;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        int forgotten = QuarkusTransaction.requiringNew().call(this::delete);
        if (forgotten > 0) {
            LOG.infof("Forgot %d message ids older than %s", forgotten, config.keep());
        }
    }

    private int delete() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(PURGE)) {
            delete.setLong(1, config.keep().toSeconds());
            return delete.executeUpdate();
        }
    }
}
