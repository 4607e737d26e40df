package solutions.trainingdata.candidates.ops.whitelist;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import solutions.trainingdata.candidates.ops.settings.Database;
import solutions.trainingdata.candidates.ops.settings.NotConfiguredException;
import solutions.trainingdata.candidates.ops.settings.Settings;

/** The whitelist in the gateway's database. */
final class WhitelistTable implements AutoCloseable {

    private final Connection connection;

    private WhitelistTable(Connection connection) {
        this.connection = connection;
    }

    /**
     * Opens the one of the environment's databases that has the table.
     *
     * @throws NotConfiguredException when none is named, or none is the gateway's
     */
    static WhitelistTable open(Settings settings) throws SQLException {
        List<Database> databases = Database.of(settings);
        if (databases.isEmpty()) {
            throw new NotConfiguredException("Which database? Set DATABASE_URL, DATABASE_USERNAME and"
                    + " DATABASE_PASSWORD of the gateway, or POSTGRES_HOST, POSTGRES_PORT, POSTGRES_USERNAME and"
                    + " POSTGRES_PASSWORD (deploy/up prints them).");
        }
        for (Database database : databases) {
            Connection connection = database.connect();
            WhitelistTable table = new WhitelistTable(connection);
            if (table.isThere()) {
                return table;
            }
            connection.close();
        }
        throw new NotConfiguredException("There is no table whitelist in " + databases
                + ": is it the gateway's database, and did bot-gateway start once to make its tables?");
    }

    private boolean isThere() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT to_regclass('whitelist') IS NOT NULL");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** @return false when they were on it */
    boolean add(long id) throws SQLException {
        return update("INSERT INTO whitelist (candidate_id) VALUES (?) ON CONFLICT DO NOTHING", id) == 1;
    }

    /** @return false when they were not on it */
    boolean remove(long id) throws SQLException {
        return update("DELETE FROM whitelist WHERE candidate_id = ?", id) == 1;
    }

    private int update(String sql, long id) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, id);
            return update.executeUpdate();
        }
    }

    /** @param username without the @; only of those who have written to the bot is the id known */
    OptionalLong id(String username) throws SQLException {
        String sql = "SELECT id FROM candidate WHERE lower(username) = lower(?)";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, username);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    /** @param name and @username, empty for somebody who never wrote to the bot */
    record Line(long id, String addedAt, Optional<String> name) {

        @Override
        public String toString() {
            return id + "  since " + addedAt + "  " + name.orElse("(has not written to the bot yet)");
        }
    }

    List<Line> list() throws SQLException {
        String sql = "SELECT w.candidate_id, to_char(w.added_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI \"UTC\"'),"
                + " c.name || coalesce(', @' || c.username, '') FROM whitelist w"
                + " LEFT JOIN candidate c ON c.id = w.candidate_id ORDER BY w.added_at, w.candidate_id";
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            List<Line> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(new Line(rows.getLong(1), rows.getString(2), Optional.ofNullable(rows.getString(3))));
            }
            return lines;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
