package solutions.trainingdata.candidates.bot.hr;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;

/** The SQL of a table that only says who is in it. To be called in a transaction. */
final class HrTable {

    /** Whom the whitelist had when it was last asked about them. */
    static final String FORMER = "former_hr";

    /** Who wants no cards. */
    static final String MUTED = "muted_hr";

    private final DataSource database;
    private final String table;

    HrTable(DataSource database, String table) {
        this.database = database;
        this.table = table;
    }

    void put(long candidate, boolean in) {
        String sql = in
                ? "INSERT INTO " + table + " (candidate) VALUES (?) ON CONFLICT DO NOTHING"
                : "DELETE FROM " + table + " WHERE candidate = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, candidate);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot write " + table, e);
        }
    }

    boolean contains(long candidate) {
        return all().contains(candidate);
    }

    /** As many as there are HR. */
    Set<Long> all() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT candidate FROM " + table);
                ResultSet rows = select.executeQuery()) {
            Set<Long> all = new HashSet<>();
            while (rows.next()) {
                all.add(rows.getLong(1));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read " + table, e);
        }
    }
}
