package solutions.trainingdata.candidates.ops.stuck;

import java.util.Arrays;
import java.util.Optional;

/**
 * What can be stuck, in which table, how it is found and what makes it go on. A row of work that was given up starts
 * again only when the gateway asks with a greater {@code press}: so the gateway's journey is marked, not the row. Only a closing, for
 * which no journey waits, is begun again in its row.
 */
enum Kind {
    ACCOUNT(
            "account",
            "account",
            work("account", "account", "asked_at"),
            "UPDATE account SET next_try_at = now(), state = CASE state WHEN 'FAILED' THEN 'CLOSING' ELSE state END,"
                    + " tries = CASE state WHEN 'FAILED' THEN 0 ELSE tries END"
                    + " WHERE (next_try_at IS NOT NULL OR state = 'FAILED' AND to_be_closed) AND id = ?",
            "UPDATE journey SET retry_asked_at = now() WHERE stage = 'ACCOUNT_FAILED' AND candidate::text = ?"),
    TASK(
            "task",
            "attempt",
            work("task", "attempt", "NULL::timestamptz"),
            // A closed one whose jobs CVAT did not give back waits for nobody: it is closed once more.
            "UPDATE attempt SET next_try_at = now(), state = CASE state WHEN 'FAILED' THEN 'CLOSE' ELSE state END,"
                    + " tries = CASE state WHEN 'FAILED' THEN 0 ELSE tries END"
                    + " WHERE (next_try_at IS NOT NULL OR state = 'FAILED' AND closing) AND id = ?",
            "UPDATE journey SET retry_asked_at = now() WHERE stage = 'TASK_FAILED' AND id || '/' || attempt = ?"),
    SUBMISSION(
            "submission",
            "submission",
            work("submission", "submission", "submitted_at"),
            dueNow("submission"),
            "UPDATE journey SET retry_asked_at = now()"
                    + " WHERE stage = 'CHECK_FAILED' AND id || '/' || attempt || '/' || submission = ?"),
    /** A spreadsheet. No journey waits for it, so that a row that was given up starts again by itself. */
    EXPORT(
            "export",
            "export",
            work("export", "export", "asked_at"),
            "UPDATE export SET state = CASE state WHEN 'FAILED' THEN 'NEW' ELSE state END, event_type = NULL,"
                    + " event_body = NULL, tries = 0, next_try_at = now()"
                    + " WHERE (state = 'FAILED' OR next_try_at IS NOT NULL) AND id = ?",
            null),
    /** What HR are to be told and could not be put into words. No journey waits for it. */
    NEWS(
            "news",
            "hr_news",
            work("news", "hr_news", "NULL::timestamptz"),
            "UPDATE hr_news SET state = 'NEW', tries = 0, next_try_at = now()"
                    + " WHERE (state = 'FAILED' OR next_try_at IS NOT NULL) AND id = ?",
            null),
    /** A command of the gateway that nobody answers. */
    QUESTION(
            "question",
            "question",
            "SELECT 'question/' || key, 'asking', 'no answer to ' || type || ' yet', asked, NULL::timestamptz"
                    + " FROM question WHERE asked >= 4 ORDER BY key",
            "UPDATE question SET next_ask_at = now() WHERE key = ?",
            null),
    /** What somebody wrote or pressed, and the gateway failed to handle five times. */
    UPDATE(
            "update",
            "telegram_update",
            "SELECT 'update/' || update_id, 'parked', 'chat ' || chat_id || ': ' || coalesce(last_error, ''), tries,"
                    + " received_at FROM telegram_update WHERE state = 'PARKED' ORDER BY arrival",
            "UPDATE telegram_update SET state = 'NEW', tries = 0, next_try_at = now()"
                    + " WHERE state = 'PARKED' AND update_id::text = ?",
            null),
    /** What somebody is to be told: refused by Telegram, perhaps sent, or hard to get through. */
    MESSAGE(
            "message",
            "telegram_message",
            "SELECT 'message/' || id, lower(state), 'chat ' || chat_id || ', ' || purpose || ': '"
                    + " || coalesce(last_error, ''), tries, NULL::timestamptz FROM telegram_message"
                    + " WHERE state IN ('UNCERTAIN', 'FAILED') OR state = 'WAITING' AND tries >= 3 ORDER BY id",
            "UPDATE telegram_message SET state = 'WAITING', doubtful_sends = 0, tries = 0, next_try_at = now()"
                    + " WHERE state IN ('UNCERTAIN', 'FAILED', 'WAITING') AND id::text = ?",
            null);

    private final String prefix;
    final String table;
    final String list;
    /** What goes on by itself, made to go on now. */
    final String hurry;
    /** In the gateway's database; null where nothing there waits for it. */
    final String askAgain;

    Kind(String prefix, String table, String list, String hurry, String askAgain) {
        this.prefix = prefix + "/";
        this.table = table;
        this.list = list;
        this.hurry = hurry;
        this.askAgain = askAgain;
    }

    private static String work(String prefix, String table, String since) {
        return "SELECT '" + prefix
                + "/' || id, CASE WHEN state = 'FAILED' THEN 'given up' ELSE 'trying: ' || state END,"
                + " last_error, tries, " + since + " FROM " + table
                + " WHERE state = 'FAILED' OR next_try_at IS NOT NULL"
                + " AND (tries >= 3 OR next_try_at < now() - interval '5 minutes') ORDER BY id";
    }

    private static String dueNow(String table) {
        return "UPDATE " + table + " SET next_try_at = now() WHERE next_try_at IS NOT NULL AND id = ?";
    }

    static Optional<Kind> of(String key) {
        return Arrays.stream(values())
                .filter(kind -> key.startsWith(kind.prefix))
                .findFirst();
    }

    /** The row's own key. */
    String row(String key) {
        return key.substring(prefix.length());
    }
}
