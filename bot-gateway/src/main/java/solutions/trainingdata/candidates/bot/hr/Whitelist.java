package solutions.trainingdata.candidates.bot.hr;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;

/**
 * Who is HR, asked at every action and every push. It fails closed: when the table does not answer in time, nobody is.
 * Asked in a transaction of its own, so that such a failure does not spoil the caller's.
 */
@ApplicationScoped
public class Whitelist {

    private static final Logger LOG = Logger.getLogger(Whitelist.class);
    private static final String ALL = "SELECT candidate_id FROM whitelist ORDER BY candidate_id";

    private final AgroalDataSource database;
    private final HrConfig config;

    Whitelist(AgroalDataSource database, HrConfig config) {
        this.database = database;
        this.config = config;
    }

    void started(@Observes StartupEvent event) {
        config.first().ifPresent(ids -> ids.forEach(this::add));
    }

    /** Adding somebody who is there changes nothing. */
    public void add(long telegramUserId) {
        String insert = "INSERT INTO whitelist (candidate_id) VALUES (?) ON CONFLICT DO NOTHING";
        try (Connection connection = database.getConnection();
                PreparedStatement row = connection.prepareStatement(insert)) {
            row.setLong(1, telegramUserId);
            row.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot put " + telegramUserId + " on the whitelist", e);
        }
    }

    /** Whether this person may do what HR may; nobody may when it cannot be read. */
    public boolean contains(CandidateId id) {
        try {
            return all().contains(id);
        } catch (RuntimeException e) {
            LOG.errorf("The whitelist cannot be read, so nobody is HR now: %s", e.getMessage());
            return false;
        }
    }

    /**
     * Everybody on it, by id. For telling HR something that would be lost if they were taken for nobody.
     *
     * @throws RuntimeException when it cannot be read: whoever tells must try again later
     */
    public List<CandidateId> all() {
        return QuarkusTransaction.requiringNew().call(this::read);
    }

    private List<CandidateId> read() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(ALL)) {
            select.setQueryTimeout((int) config.whitelistWithin().toSeconds());
            List<CandidateId> ids = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(new CandidateId(rows.getLong(1)));
                }
            }
            return ids;
        }
    }
}
