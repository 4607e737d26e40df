package solutions.trainingdata.candidates.ops.stuck;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rows of one database, whichever of the services' it is. */
final class Rows implements AutoCloseable {

    private final Connection connection;
    private final Set<String> tables = new HashSet<>();

    Rows(Connection connection) throws SQLException {
        this.connection = connection;
        String sql = "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()";
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
    }

    /**
     * Two services have a table attempt: the one that judges submissions does no work on it. And two have a table export:
     * the one that only sends files has no pieces of them.
     */
    boolean has(String table) {
        return tables.contains(table)
                && !(table.equals("attempt") && tables.contains("submission"))
                && !(table.equals("export") && tables.contains("journey"));
    }

    /** @param sql gives key, step, why, tries, since */
    List<Stuck> stuck(String sql, Object... values) throws SQLException {
        try (PreparedStatement select = statement(sql, values);
                ResultSet rows = select.executeQuery()) {
            List<Stuck> found = new ArrayList<>();
            while (rows.next()) {
                Timestamp since = rows.getTimestamp(5);
                found.add(new Stuck(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getInt(4),
                        since == null ? null : since.toInstant()));
            }
            return found;
        }
    }

    int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement update = statement(sql, values)) {
            return update.executeUpdate();
        }
    }

    private PreparedStatement statement(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
