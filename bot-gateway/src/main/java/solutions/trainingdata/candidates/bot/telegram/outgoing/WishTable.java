package solutions.trainingdata.candidates.bot.telegram.outgoing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** The SQL of what is wanted in chats. To be called in the transaction that wants it. */
final class WishTable {

    private static final String TELL = """
            INSERT INTO telegram_message (chat_id, purpose, content, for_hr) VALUES (?, ?, ?, ?)
            ON CONFLICT (chat_id, purpose) DO UPDATE SET
              content = excluded.content, for_hr = excluded.for_hr, held_until = NULL,
              revision = telegram_message.revision + 1, remove_after = NULL,
              remove_at = NULL, next_try_at = now(), tries = 0, state = 'WAITING',
              place = nextval('telegram_message_place')
            WHERE telegram_message.remove_at <= now()""";

    /**
     * While a send is under way the row stays SENDING: its end sees the newer revision and goes on. The same content
     * again changes nothing: what is uncertain waits for the person's next update, what was refused would be again.
     */
    private static final String SHOW = """
            INSERT INTO telegram_message AS m (chat_id, purpose, content, for_hr) VALUES (?, ?, ?, ?)
            ON CONFLICT (chat_id, purpose) DO UPDATE SET
              content = excluded.content, for_hr = excluded.for_hr, held_until = NULL,
              revision = m.revision + CASE WHEN m.content = excluded.content THEN 0 ELSE 1 END,
              remove_after = NULL, remove_at = NULL,
              state = CASE WHEN m.content = excluded.content OR m.state = 'SENDING' THEN m.state ELSE 'WAITING' END,
              place = CASE WHEN m.content = excluded.content OR m.state IN ('WAITING', 'SENDING')
                           THEN m.place ELSE nextval('telegram_message_place') END,
              next_try_at = CASE WHEN m.content = excluded.content OR m.state IN ('WAITING', 'SENDING')
                                 THEN m.next_try_at ELSE now() END,
              doubtful_sends = CASE WHEN m.content <> excluded.content AND m.state = 'UNCERTAIN'
                                    THEN 0 ELSE m.doubtful_sends END
            WHERE m.content <> excluded.content OR m.remove_after IS NOT NULL""";

    private static final String RENAME = """
            UPDATE telegram_message SET purpose = ? WHERE chat_id = ? AND purpose = ?
            AND NOT EXISTS (SELECT FROM telegram_message WHERE chat_id = ? AND purpose = ?)""";

    /** The delay runs from when the message is seen: now, or when it is sent. */
    private static final String REMOVE = """
            UPDATE telegram_message SET remove_after = ?,
              remove_at = CASE WHEN message_id IS NOT NULL OR state = 'FAILED'
                               THEN now() + ? * interval '1 millisecond' END
            WHERE chat_id = ? AND purpose = ?""";

    private static final String FORGET_UNSENT = """
            DELETE FROM telegram_message
            WHERE chat_id = ? AND purpose = ? AND message_id IS NULL AND state IN ('WAITING', 'FAILED', 'UNCERTAIN')""";

    private final DataSource database;

    WishTable(DataSource database) {
        this.database = database;
    }

    void tell(long chat, String purpose, String content, boolean forHr) {
        update(TELL, chat, purpose, content, forHr);
    }

    void show(long chat, String purpose, String content, boolean forHr) {
        update(SHOW, chat, purpose, content, forHr);
    }

    boolean rename(long chat, String purpose, String other) {
        return update(RENAME, other, chat, purpose, chat, other) == 1;
    }

    void remove(long chat, String purpose, Duration delay) {
        if (delay.isZero()) {
            update(FORGET_UNSENT, chat, purpose);
        }
        update(REMOVE, delay.toMillis(), delay.toMillis(), chat, purpose);
    }

    /** The person did something, so the chat can be written to, or blocked the bot. */
    void reachable(long chat, boolean reachable) {
        update("""
                INSERT INTO telegram_chat (chat_id, reachable, heard_at) VALUES (?, ?, clock_timestamp())
                ON CONFLICT (chat_id) DO UPDATE SET reachable = excluded.reachable, heard_at = excluded.heard_at""", chat, reachable);
    }

    /** Shows what may not have arrived: at its old place, which is before all that is written from now on. */
    void showUncertain(long chat) {
        update("""
                UPDATE telegram_message
                SET state = 'WAITING', doubtful_sends = 0, tries = 0, next_try_at = now(), last_error = NULL
                WHERE chat_id = ? AND state = 'UNCERTAIN'""", chat);
    }

    private int update(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot write what a chat is to show", e);
        }
    }
}
