package solutions.trainingdata.candidates.messaging.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The outbox' SQL. Times are the database's. No order is kept, and none is needed. */
final class OutboxTable {

    private static final String CLAIM = """
            UPDATE outbox SET tries = tries + 1, claimed_until = now() + ? * interval '1 millisecond'
            WHERE message_id IN (
              SELECT message_id FROM outbox
              WHERE next_try_at <= now() AND (claimed_until IS NULL OR claimed_until <= now())
              ORDER BY next_try_at LIMIT ? FOR UPDATE SKIP LOCKED)
            RETURNING message_id, type, correlation, body, created_at, tries""";

    private final DataSource database;

    OutboxTable(DataSource database) {
        this.database = database;
    }

    /** To be called in a transaction. */
    List<OutgoingMessage> claim(int limit, Duration lease) {
        try (Connection connection = database.getConnection();
                PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setLong(1, lease.toMillis());
            claim.setInt(2, limit);
            List<OutgoingMessage> messages = new ArrayList<>();
            try (ResultSet rows = claim.executeQuery()) {
                while (rows.next()) {
                    messages.add(new OutgoingMessage(
                            rows.getObject("message_id", UUID.class),
                            rows.getString("type"),
                            rows.getString("correlation"),
                            rows.getString("body"),
                            rows.getObject("created_at", OffsetDateTime.class).toInstant(),
                            rows.getInt("tries")));
                }
            }
            return messages;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot claim rows of the outbox", e);
        }
    }

    OutboxBacklog.Waiting waiting() {
        String sql =
                "SELECT count(*), coalesce(1000 * extract(epoch FROM now() - min(created_at)), 0)::bigint FROM outbox";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return new OutboxBacklog.Waiting(row.getLong(1), Duration.ofMillis(row.getLong(2)));
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot count the outbox", e);
        }
    }

    /** Confirmed by the broker: whoever holds the claim, it need not be published again. */
    void delete(UUID id) {
        update("DELETE FROM outbox WHERE message_id = ?", id, null);
    }

    void retryAfter(UUID id, Duration delay) {
        update(
                "UPDATE outbox SET claimed_until = NULL, next_try_at = now() + ? * interval '1 millisecond'"
                        + " WHERE message_id = ?",
                id,
                delay);
    }

    private void update(String sql, UUID id, Duration delay) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            int index = 1;
            if (delay != null) {
                update.setLong(index++, delay.toMillis());
            }
            update.setObject(index, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot write row " + id + " of the outbox", e);
        }
    }
}
