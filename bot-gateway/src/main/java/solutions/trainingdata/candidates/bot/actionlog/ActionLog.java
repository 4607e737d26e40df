package solutions.trainingdata.candidates.bot.actionlog;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.bot.candidate.Candidate;

/**
 * Writes the action log, in the transaction of what was done: the row names people, the log line only has their random
 * references. Outcomes are our own words: no names, no notes, no secrets.
 */
@ApplicationScoped
public class ActionLog {

    private static final Logger LOG = Logger.getLogger(ActionLog.class);
    private static final String INSERT = """
            INSERT INTO action_log (action, actor, actor_name, subject, subject_name, outcome)
            VALUES (?, ?, ?, ?, ?, ?)""";

    private final AgroalDataSource database;

    ActionLog(AgroalDataSource database) {
        this.database = database;
    }

    /** The person did it, or it was done for them by the product. */
    public void note(Action action, Candidate person, String outcome) {
        note(action, person, person, outcome);
    }

    /** @param actor null when the product did it by itself */
    public void note(Action action, Candidate actor, Candidate subject, String outcome) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, action.word());
            insert.setObject(2, actor == null ? null : actor.id);
            insert.setString(3, actor == null ? null : actor.name);
            insert.setLong(4, subject.id);
            insert.setString(5, subject.name);
            insert.setString(6, outcome);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot note " + action, e);
        }
        LOG.infof(
                "action=%s actor=%s subject=%s outcome=\"%s\"",
                action.word(), actor == null ? "product" : actor.logReference, subject.logReference, outcome);
    }
}
