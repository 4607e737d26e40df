package solutions.trainingdata.candidates.account;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Lets one replica at a time do a periodic duty, by an advisory lock of the database. The lock belongs to a connection
 * outside any transaction, so that a duty with slow calls holds no transaction open; it falls with the connection.
 */
@ApplicationScoped
class OneReplica {

    private final AgroalDataSource database;

    OneReplica(AgroalDataSource database) {
        this.database = database;
    }

    /** @return false when another replica is at it, and nothing was done */
    boolean does(String duty, Runnable work) {
        try (Connection connection = database.getConnection()) {
            if (!ask(connection, "SELECT pg_try_advisory_lock(hashtext(?))", duty)) {
                return false;
            }
            try {
                work.run();
                return true;
            } finally {
                ask(connection, "SELECT pg_advisory_unlock(hashtext(?))", duty);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot take or give back the lock of " + duty, e);
        }
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
