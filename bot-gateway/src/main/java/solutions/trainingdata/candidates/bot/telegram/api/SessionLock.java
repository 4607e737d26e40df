package solutions.trainingdata.candidates.bot.telegram.api;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import org.jboss.logging.Logger;
import org.postgresql.Driver;

/**
 * A PostgreSQL advisory lock on a connection of its own: of all replicas one has it, and whoever loses the connection
 * has lost the lock. Used by one thread.
 */
public final class SessionLock implements AutoCloseable {

    /** How to reach the database. */
    public record Database(String url, String username, String password) {

        @Override
        public String toString() {
            return "Database[" + url + "]";
        }
    }

    private static final Logger LOG = Logger.getLogger(SessionLock.class);
    private static final int CHECK_SECONDS = 5;

    private final Database database;
    private final String name;
    private Connection connection;
    private boolean held;
    private long session;

    public SessionLock(Database database, String name) {
        this.database = database;
        this.name = name;
    }

    /**
     * Asks for the lock, or proves that it is still held.
     *
     * @return 0 without the lock; else a number that is another one each time the lock was taken anew
     */
    public long session() {
        try {
            if (connection == null || !connection.isValid(CHECK_SECONDS)) {
                reconnect();
            }
            if (!held && take()) {
                held = true;
                session++;
                LOG.infof("This replica now has the lock %s", name);
            }
            return held ? session : 0;
        } catch (SQLException e) {
            LOG.warnf("No connection for the lock %s: %s", name, e.getMessage());
            close();
            return 0;
        }
    }

    private void reconnect() throws SQLException {
        if (held) {
            LOG.warnf("The connection with the lock %s is lost", name);
        }
        close();
        Properties properties = new Properties();
        properties.setProperty("user", database.username());
        properties.setProperty("password", database.password());
        properties.setProperty("ApplicationName", name);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        // The server frees the lock of a machine that vanished within half a minute.
        properties.setProperty(
                "options", "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3");
        connection = new Driver().connect(database.url(), properties);
    }

    private boolean take() throws SQLException {
        String sql = "SELECT pg_try_advisory_lock(hashtextextended(?, 0))";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Gives the lock back. */
    @Override
    public void close() {
        held = false;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debugf("Connection of lock %s does not close: %s", name, e.getMessage());
            }
            connection = null;
        }
    }
}
