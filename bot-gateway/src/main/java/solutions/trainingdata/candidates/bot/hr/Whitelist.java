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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final AtomicBoolean away = new AtomicBoolean();

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
        return everybody().map(ids -> ids.contains(id)).orElse(false);
    }

    /** All on it, by id; empty when it cannot be read: what must not be lost is to be tried again later. */
    public Optional<List<CandidateId>> everybody() {
        try {
            List<CandidateId> ids = QuarkusTransaction.requiringNew().call(this::read);
            if (away.getAndSet(false)) {
                LOG.infof("The whitelist can be read again");
            }
            return Optional.of(ids);
        } catch (RuntimeException e) {
            if (!away.getAndSet(true)) {
                LOG.errorf("The whitelist cannot be read, so nobody is HR until it can: %s", e.getMessage());
            }
            return Optional.empty();
        }
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
