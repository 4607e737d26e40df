package solutions.trainingdata.candidates.bot.hr;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;

/** The whitelist's SQL. To be called in a transaction of its own. */
final class WhitelistTable {

    /** The server gives up so much earlier than we do: then the connection stays usable. */
    private static final Duration EARLIER = Duration.ofMillis(300);

    private final AgroalDataSource database;
    private final WhitelistSource source;

    WhitelistTable(AgroalDataSource database, WhitelistSource source) {
        this.database = database;
        this.source = source;
    }

    /**
     * All keys on it, within the limit, whatever the other server does: a server that connects to a silent one heeds no
     * timeout of its own before PostgreSQL 16, so our connection to it is given up.
     */
    Set<String> keys(Duration within) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setNetworkTimeout(Runnable::run, (int) within.toMillis());
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LOCAL statement_timeout = "
                        + Math.max(1, within.minus(EARLIER).toMillis()));
                return keys(statement);
            } finally {
                if (!connection.isClosed()) {
                    connection.setNetworkTimeout(Runnable::run, 0);
                }
            }
        }
    }

    private Set<String> keys(Statement statement) throws SQLException {
        Set<String> keys = new LinkedHashSet<>();
        try (ResultSet rows = statement.executeQuery(source.select)) {
            while (rows.next()) {
                String key = rows.getString(1);
                if (key != null) {
                    keys.add(WhitelistSource.normal(key));
                }
            }
        }
        return keys;
    }

    /** Who that is, of those who ever wrote to the bot where the keys are usernames. */
    List<CandidateId> people(Collection<String> keys) throws SQLException {
        if (source != WhitelistSource.FOREIGN_USERNAME) {
            return keys.stream()
                    .filter(key -> key.matches("[1-9][0-9]{0,17}"))
                    .map(key -> new CandidateId(Long.parseLong(key)))
                    .toList();
        }
        String sql = "SELECT id FROM candidate WHERE lower(username) = ANY (?) ORDER BY id";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("text", keys.toArray()));
            List<CandidateId> people = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    people.add(new CandidateId(rows.getLong(1)));
                }
            }
            return people;
        }
    }

    void add(long telegramUserId) {
        String insert = "INSERT INTO whitelist (candidate_id) VALUES (?) ON CONFLICT DO NOTHING";
        try (Connection connection = database.getConnection();
                PreparedStatement row = connection.prepareStatement(insert)) {
            row.setLong(1, telegramUserId);
            row.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot put somebody on the whitelist", e);
        }
    }
}
