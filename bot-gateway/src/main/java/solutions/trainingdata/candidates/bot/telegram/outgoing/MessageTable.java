package solutions.trainingdata.candidates.bot.telegram.outgoing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import javax.sql.DataSource;

/** The sender's SQL. Each write stands for itself; times are the database's. */
final class MessageTable {

    /** A send and its one repetition. */
    private static final int DOUBTFUL_SENDS = 2;

    private static final int LONGEST_ERROR = 1000;

    /**
     * Per chat one message whose time to go has come, and its first waiting message, if it is due. Those held for the
     * list of HR hold up nothing that comes after them. New messages, for which people wait, go before what was changed in
     * the last 4 s, within a chat and, when there is more than Telegram takes, of all chats.
     */
    private static final String DUE = """
            SELECT id, m.chat_id, purpose, content, revision, message_id, tries, for_hr, removal, now() AS read_at FROM (
              SELECT * FROM (
                SELECT DISTINCT ON (chat_id) *, false AS removal FROM telegram_message
                WHERE state IN ('WAITING', 'SENDING') AND coalesce(held_until <= now(), true)
                ORDER BY chat_id, message_id IS NOT NULL AND next_try_at > now() - interval '4 seconds', place) shows
              WHERE state = 'WAITING'
              UNION ALL
              SELECT *, true AS removal FROM telegram_message
              WHERE remove_at <= now() AND state <> 'SENDING') m
            LEFT JOIN telegram_chat c ON c.chat_id = m.chat_id
            WHERE next_try_at <= now() AND coalesce(c.reachable, true) AND m.chat_id <> ALL (?)
            ORDER BY removal DESC,
              CASE WHEN message_id IS NULL THEN next_try_at ELSE next_try_at + interval '4 seconds' END, place
            LIMIT ?""";

    private final DataSource database;

    MessageTable(DataSource database) {
        this.database = database;
    }

    /** What can be done now, in chats other than these. */
    List<MessageRow> due(Collection<Long> except, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(DUE)) {
            select.setArray(1, connection.createArrayOf("bigint", except.toArray()));
            select.setInt(2, limit);
            List<MessageRow> due = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    due.add(row(rows));
                }
            }
            return due;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot look for messages to send", e);
        }
    }

    private static MessageRow row(ResultSet rows) throws SQLException {
        return new MessageRow(
                rows.getLong("id"),
                rows.getLong("chat_id"),
                rows.getString("purpose"),
                rows.getString("content"),
                rows.getInt("revision"),
                rows.getObject("message_id", Long.class),
                rows.getInt("tries"),
                rows.getBoolean("for_hr"),
                rows.getBoolean("removal"),
                rows.getObject("read_at", OffsetDateTime.class));
    }

    /**
     * Marks that a send begins, before anything is written to Telegram: whoever finds the mark after a crash knows that
     * the message may have arrived.
     *
     * @return the number of the mark; empty when the row is not as it was read
     */
    OptionalInt markSending(MessageRow row) {
        String sql = """
                UPDATE telegram_message SET state = 'SENDING', sending_number = sending_number + 1
                WHERE id = ? AND revision = ? AND state = 'WAITING' AND message_id IS NULL RETURNING sending_number""";
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, row.id());
            update.setInt(2, row.revision());
            try (ResultSet marked = update.executeQuery()) {
                return marked.next() ? OptionalInt.of(marked.getInt(1)) : OptionalInt.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot mark " + row, e);
        }
    }

    /** A send arrived. Also true when meanwhile another replica took it for doubtful, unless it has begun its own. */
    void sent(MessageRow row, int sendingNumber, long messageId) {
        update("""
                UPDATE telegram_message SET message_id = ?, sent_revision = ?, doubtful_sends = 0, tries = 0,
                  last_error = NULL, state = CASE WHEN revision > ? THEN 'WAITING' ELSE 'SHOWN' END,
                  remove_at = now() + remove_after * interval '1 millisecond'
                WHERE id = ? AND sending_number = ? AND message_id IS NULL""", messageId, row.revision(), row.revision(), row.id(), sendingNumber);
    }

    /** An edit arrived; a newer revision is still to be shown. */
    void edited(MessageRow row) {
        update("""
                UPDATE telegram_message SET sent_revision = ?, tries = 0, last_error = NULL,
                  state = CASE WHEN revision > ? THEN 'WAITING' ELSE 'SHOWN' END,
                  remove_at = coalesce(remove_at, now() + remove_after * interval '1 millisecond')
                WHERE id = ? AND message_id = ?""", row.revision(), row.revision(), row.id(), row.messageId());
    }

    /** The message to edit is not there any more: it is sent anew. */
    void gone(MessageRow row) {
        update("UPDATE telegram_message SET message_id = NULL, state = 'WAITING' WHERE id = ?", row.id());
    }

    /** Deleted. If it is wanted again meanwhile, it is sent anew; else its purpose is free. */
    void removed(MessageRow row) {
        update("""
                WITH free AS (
                  DELETE FROM telegram_message WHERE id = ? AND revision = ? AND remove_at <= now() RETURNING id)
                UPDATE telegram_message SET message_id = NULL, state = 'WAITING'
                WHERE id = ? AND message_id = ? AND NOT EXISTS (SELECT FROM free)""", row.id(), row.revision(), row.id(), row.messageId());
    }

    /** Nobody can say whether this is HR's chat: all that waits there for HR is looked at again after the delay. */
    void holdForHr(long chat, Duration delay) {
        update(
                "UPDATE telegram_message SET held_until = now() + ? * interval '1 millisecond'"
                        + " WHERE chat_id = ? AND for_hr AND state = 'WAITING'",
                delay.toMillis(),
                chat);
    }

    /** This is not HR's chat any more: what was not sent is forgotten, what was sent stays as it is. */
    void dropForHr(long chat) {
        update(
                "DELETE FROM telegram_message"
                        + " WHERE chat_id = ? AND for_hr AND state = 'WAITING' AND message_id IS NULL",
                chat);
        update(
                "UPDATE telegram_message SET state = 'SHOWN'"
                        + " WHERE chat_id = ? AND for_hr AND state = 'WAITING' AND message_id IS NOT NULL",
                chat);
    }

    /** Certainly not carried out: it is tried again. */
    void retry(MessageRow row, Duration delay, String error) {
        update("""
                UPDATE telegram_message SET state = CASE WHEN state = 'SENDING' THEN 'WAITING' ELSE state END,
                  tries = tries + 1, last_error = ?, next_try_at = now() + ? * interval '1 millisecond'
                WHERE id = ?""", shortened(error), delay.toMillis(), row.id());
    }

    /** @return true when it had its repetition before, and is now left as uncertain */
    boolean doubtful(MessageRow row, int sendingNumber, Duration delay, String error) {
        int uncertain = update(
                "UPDATE telegram_message SET state = 'UNCERTAIN', doubtful_sends = doubtful_sends + 1, last_error = ?"
                        + " WHERE id = ? AND sending_number = ? AND state = 'SENDING' AND doubtful_sends + 1 >= ?",
                shortened(error),
                row.id(),
                sendingNumber,
                DOUBTFUL_SENDS);
        update(
                "UPDATE telegram_message SET state = 'WAITING', doubtful_sends = doubtful_sends + 1, last_error = ?,"
                        + " next_try_at = now() + ? * interval '1 millisecond'"
                        + " WHERE id = ? AND sending_number = ? AND state = 'SENDING'",
                shortened(error),
                delay.toMillis(),
                row.id(),
                sendingNumber);
        return uncertain == 1;
    }

    /**
     * Sends that were begun and never ended are doubtful. Only for the holder of the sender's lock.
     *
     * @param except chats in which we are sending just now
     * @return how many are left as uncertain
     */
    int recover(Collection<Long> except) {
        Long[] ours = except.toArray(Long[]::new);
        int uncertain = update(
                "UPDATE telegram_message SET state = 'UNCERTAIN', doubtful_sends = doubtful_sends + 1,"
                        + " last_error = 'The process ended while it sent this'"
                        + " WHERE state = 'SENDING' AND chat_id <> ALL (?) AND doubtful_sends + 1 >= ?",
                ours,
                DOUBTFUL_SENDS);
        update(
                "UPDATE telegram_message SET state = 'WAITING', doubtful_sends = doubtful_sends + 1,"
                        + " last_error = 'The process ended while it sent this', next_try_at = now()"
                        + " WHERE state = 'SENDING' AND chat_id <> ALL (?)",
                (Object) ours);
        return uncertain;
    }

    /** Telegram refuses it for what it is, our bug: it does not hold up what comes after it. */
    void failed(MessageRow row, String reason) {
        update("""
                UPDATE telegram_message SET last_error = ?, tries = tries + 1,
                  state = CASE WHEN revision > ? THEN 'WAITING' ELSE 'FAILED' END WHERE id = ?""", shortened(reason), row.revision(), row.id());
    }

    /** The chat can't be written to, unless the person was heard from since the row was read: its rows wait. */
    void unreachable(MessageRow row, String reason) {
        update("""
                INSERT INTO telegram_chat AS c (chat_id, reachable) VALUES (?, false)
                ON CONFLICT (chat_id) DO UPDATE SET reachable = false
                WHERE c.heard_at IS NULL OR c.heard_at < ?""", row.chat(), row.readAt());
        retry(row, Duration.ZERO, reason);
    }

    private static String shortened(String error) {
        return error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error;
    }

    private int update(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                if (values[i] instanceof Long[] ids) {
                    update.setArray(i + 1, connection.createArrayOf("bigint", ids));
                } else {
                    update.setObject(i + 1, values[i]);
                }
            }
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot write to telegram_message", e);
        }
    }
}
