package solutions.trainingdata.candidates.bot.hr.decision;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import solutions.trainingdata.candidates.bot.candidate.Candidate;
import solutions.trainingdata.candidates.messaging.contract.AttemptId;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.Contract;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;

/** Decisions as rows; due times are the database's. To be called in a transaction. */
@ApplicationScoped
public class Decisions {

    private static final String COLUMNS =
            " id, candidate, assignment, attempt, scored, outcome, by_name, note, changed_at ";
    private static final String WAITS = " outcome IN ('OPEN', 'POSTPONED') ";
    private static final String LATER = " now() + ? * interval '1 millisecond' ";

    private final AgroalDataSource database;

    Decisions(AgroalDataSource database) {
        this.database = database;
    }

    /** A message that shows a decision. */
    public record Told(CandidateId chat, String purpose) {}

    /** The same result again opens nothing. */
    public Decision open(MetricsEvent.Scored event, Duration within) {
        AttemptId attempt = event.submission().attempt();
        update(
                "INSERT INTO decision (candidate, assignment, attempt, scored, remind_at) VALUES (?, ?, ?, ?," + LATER
                        + ") ON CONFLICT DO NOTHING",
                attempt.candidate().telegramUserId(),
                attempt.assignment(),
                attempt.number(),
                Contract.json(event),
                within.toMillis());
        return find(attempt).orElseThrow();
    }

    /**
     * Whichever result was told first, only the latest of a journey is decided about. Under the candidate's lock.
     *
     * @param attempt any of the journey's
     * @return earlier results that nobody decided about, and now nobody can
     */
    public List<Decision> supersede(AttemptId attempt) {
        return select(
                "UPDATE decision d SET outcome = 'SUPERSEDED', changed_at = now(), remind_at = NULL"
                        + " WHERE candidate = ? AND assignment = ? AND" + WAITS
                        + "AND EXISTS (SELECT FROM decision newer WHERE newer.candidate = d.candidate"
                        + " AND newer.assignment = d.assignment AND newer.attempt > d.attempt) RETURNING" + COLUMNS,
                attempt.candidate().telegramUserId(),
                attempt.assignment());
    }

    public Optional<Decision> find(long id) {
        return select("SELECT" + COLUMNS + "FROM decision WHERE id = ?", id).stream()
                .findFirst();
    }

    /** Where the decision about an attempt stands; empty before HR were told its result. */
    public Optional<Outcome> outcome(AttemptId attempt) {
        return find(attempt).map(Decision::outcome);
    }

    private Optional<Decision> find(AttemptId attempt) {
        return select(
                        "SELECT" + COLUMNS + "FROM decision WHERE candidate = ? AND assignment = ? AND attempt = ?",
                        attempt.candidate().telegramUserId(),
                        attempt.assignment(),
                        attempt.number())
                .stream()
                .findFirst();
    }

    /** Nobody changes it until the transaction ends. */
    public Decision locked(long id) {
        return select("SELECT" + COLUMNS + "FROM decision WHERE id = ? FOR UPDATE", id)
                .get(0);
    }

    /** What is still to be decided, the oldest first. */
    List<Decision> waiting(int from, int limit) {
        return select("SELECT" + COLUMNS + "FROM decision WHERE" + WAITS + "ORDER BY id OFFSET ? LIMIT ?", from, limit);
    }

    /** How many are still to be decided. */
    public int countWaiting() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT count(*) FROM decision WHERE" + WAITS);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot count decisions", e);
        }
    }

    /** @return false when somebody else was faster */
    boolean decide(long id, Outcome outcome, Candidate hr, String note) {
        return update(
                        "UPDATE decision SET outcome = ?, by_id = ?, by_name = ?, note = ?, changed_at = now(),"
                                + " remind_at = NULL WHERE id = ? AND" + WAITS,
                        outcome.name(),
                        hr.id,
                        hr.name,
                        note,
                        id)
                == 1;
    }

    /** @return false when it is decided */
    boolean postpone(long id, Candidate hr, Duration within) {
        return update(
                        "UPDATE decision SET outcome = 'POSTPONED', by_id = ?, by_name = ?, changed_at = now(),"
                                + " remind_at =" + LATER + "WHERE id = ? AND" + WAITS,
                        hr.id,
                        hr.name,
                        within.toMillis(),
                        id)
                == 1;
    }

    /** Overdue ones, each once: of several replicas one gets it. Keys of the reminders: id/number. */
    List<String> takeOverdue(int limit) {
        String sql = "UPDATE decision SET remind_at = NULL, reminders = reminders + 1 WHERE id IN ("
                + "SELECT id FROM decision WHERE remind_at <= now() ORDER BY remind_at LIMIT ? FOR UPDATE SKIP LOCKED)"
                + " RETURNING id || '/' || reminders";
        try (Connection connection = database.getConnection();
                PreparedStatement update = statement(connection, sql, limit);
                ResultSet rows = update.executeQuery()) {
            List<String> overdue = new ArrayList<>();
            while (rows.next()) {
                overdue.add(rows.getString(1));
            }
            return overdue;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot look for overdue decisions", e);
        }
    }

    public void told(long id, CandidateId chat, String purpose) {
        update(
                "INSERT INTO decision_told (decision, chat, purpose) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                id,
                chat.telegramUserId(),
                purpose);
    }

    public List<Told> told(long id) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = statement(
                        connection,
                        "SELECT chat, purpose FROM decision_told WHERE decision = ? ORDER BY chat, purpose",
                        id);
                ResultSet rows = select.executeQuery()) {
            List<Told> told = new ArrayList<>();
            while (rows.next()) {
                told.add(new Told(new CandidateId(rows.getLong(1)), rows.getString(2)));
            }
            return told;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read who was told decision " + id, e);
        }
    }

    private List<Decision> select(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = statement(connection, sql, values);
                ResultSet rows = select.executeQuery()) {
            List<Decision> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read decisions", e);
        }
    }

    private static Decision row(ResultSet row) throws SQLException {
        return new Decision(
                row.getLong("id"),
                new AttemptId(
                        new CandidateId(row.getLong("candidate")), row.getString("assignment"), row.getInt("attempt")),
                row.getString("scored"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("by_name"),
                row.getString("note"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private int update(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = statement(connection, sql, values)) {
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot write a decision", e);
        }
    }

    private static PreparedStatement statement(Connection connection, String sql, Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
