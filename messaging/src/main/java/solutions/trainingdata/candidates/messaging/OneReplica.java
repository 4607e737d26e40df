package solutions.trainingdata.candidates.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/**
 * Lets one replica at a time do a periodic duty, by an advisory lock of the database. The lock belongs to a connection
 * outside any transaction, so that a duty with slow calls holds no transaction open; it falls with the connection.
 */
@ApplicationScoped
public class OneReplica {

    private static final Logger LOG = Logger.getLogger(OneReplica.class);

    private final AgroalDataSource database;

    OneReplica(AgroalDataSource database) {
        this.database = database;
    }

    /** @return false when another replica is at it, and nothing was done */
    public boolean does(String duty, Runnable work) {
        try (Connection connection = database.getConnection()) {
            if (!ask(connection, "SELECT pg_try_advisory_lock(hashtext(?))", duty)) {
                return false;
            }
            try {
                work.run();
                return true;
            } finally {
                giveBack(connection, duty);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot take the lock of " + duty, e);
        }
    }

    private void giveBack(Connection connection, String duty) {
        try {
            if (ask(connection, "SELECT pg_advisory_unlock(hashtext(?))", duty)) {
                return;
            }
            LOG.errorf("The lock of %s was not held any more: another replica may have done it at the same time", duty);
        } catch (SQLException e) {
            LOG.warnf("Cannot give back the lock of %s, its connection is closed instead: %s", duty, e.getMessage());
        }
        // Kept by the pool, the connection would keep the lock from everybody for ever: it is closed on its return.
        database.flush(AgroalDataSource.FlushMode.GRACEFUL);
    }

    private static boolean ask(Connection connection, String sql, String duty) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, duty);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
