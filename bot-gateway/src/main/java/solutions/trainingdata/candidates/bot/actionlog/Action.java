package solutions.trainingdata.candidates.bot.actionlog;

import java.util.Locale;

/** What the action log knows. */
public enum Action {
    /** A candidate agreed to the test. */
    REGISTERED,
    /** A candidate agreed to another attempt. */
    ATTEMPT_BEGUN,
    /** Login and password were put into the chat. */
    CREDENTIALS_SHOWN,
    TASK_ISSUED,
    SUBMITTED,
    SCORED,
    /** HR asked for one person's results. */
    RESULT_ASKED,
    /** HR got the spreadsheet of everybody. */
    EXPORTED,
    /** HR allowed so many attempts. */
    GRANTED,
    /** HR gave more time. */
    EXTENDED,
    /** HR invited, declined or put off. */
    DECIDED,
    /** HR closed the account. */
    CLOSED,
    /** Somebody who is not HR (any more) pressed what only HR have. */
    ACCESS_REFUSED;

    /** As the table and the log line have it, for example {@code access-refused}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
