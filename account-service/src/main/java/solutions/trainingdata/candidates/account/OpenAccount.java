package solutions.trainingdata.candidates.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import solutions.trainingdata.candidates.messaging.contract.AccountCommand;
import solutions.trainingdata.candidates.messaging.contract.AccountEvent;
import solutions.trainingdata.candidates.messaging.outbox.Outbox;
import solutions.trainingdata.candidates.messaging.work.Work;
import solutions.trainingdata.candidates.messaging.work.Worker;

/**
 * Records that a candidate is to have an account, with all its credentials, or answers from the row: one account per
 * candidate, however often it is asked for.
 */
@ApplicationScoped
class OpenAccount {

    private static final String INSERT = """
            INSERT INTO account
              (id, state, press, closings, telegram_username, login, login_number, email, password_key, password_box)
            VALUES (:id, :state, :press, :closings, :telegramUsername, :login, :number, :email, :key, :box)
            ON CONFLICT (id) DO NOTHING""";

    /**
     * What CVAT was asked to make stays the row's: whatever it made in the end is found again. An account that was handed
     * out is looked for and never made again.
     */
    private static final String RESTART = """
            UPDATE account
            SET state = CASE WHEN opened THEN :looking WHEN closings > 0 THEN :reopening ELSE :registering END,
                press = :press, tries = 0, choices = 1, next_try_at = now(), waiting_until = NULL, last_error = NULL
            WHERE id = :id AND state IN (:failed, :open) AND press < :press
              AND closings = :closings AND NOT to_be_closed""";

    /**
     * A newer turn than the row's, even where the closing before it was overtaken. A step that is running saves nothing
     * any more; it keeps its lease, so that what it asks of CVAT has ended before the next one starts.
     */
    private static final String REOPEN = """
            UPDATE account
            SET state = :reopening, closings = :closings, to_be_closed = false, opened = false, press = :press,
                tries = 0, choices = 1, next_try_at = now(), waiting_until = NULL, last_error = NULL, claim = NULL
            WHERE id = :id AND (closings < :closings OR closings = :closings AND to_be_closed)""";

    private final EntityManager database;
    private final Credentials credentials;
    private final Audit audit;
    private final Outbox outbox;
    private final Worker worker;

    OpenAccount(EntityManager database, Credentials credentials, Audit audit, Outbox outbox, Worker worker) {
        this.database = database;
        this.credentials = credentials;
        this.audit = audit;
        this.outbox = outbox;
        this.worker = worker;
    }

    void accept(AccountCommand.Open command) {
        String id = command.candidate().key();
        Credentials.Chosen chosen = credentials.choose(command.candidate(), command.telegramUsername(), 1);
        if (inserted(command, chosen)) {
            audit.write(id, Audit.CANDIDATE, "ask for an account", "press " + command.press());
            audit.write(id, Audit.SERVICE, "choose login and password", chosen.login());
            worker.wakeAfterCommit();
        } else if (reopened(command)) {
            audit.write(id, Audit.CANDIDATE, "ask for an account", "reopen it after closing " + command.closings());
            worker.wakeAfterCommit();
        } else if (restarted(command)) {
            audit.write(id, Audit.CANDIDATE, "ask for an account again", "press " + command.press());
            worker.wakeAfterCommit();
        } else {
            answer(Account.findById(id), command);
        }
    }

    private boolean inserted(AccountCommand.Open command, Credentials.Chosen chosen) {
        return database.createNativeQuery(INSERT)
                        .setParameter("id", command.candidate().key())
                        .setParameter("state", Account.REGISTERING)
                        .setParameter("press", command.press())
                        .setParameter("closings", command.closings())
                        .setParameter("telegramUsername", command.telegramUsername())
                        .setParameter("login", chosen.login())
                        .setParameter("number", chosen.loginNumber())
                        .setParameter("email", chosen.email())
                        .setParameter("key", chosen.password().keyId())
                        .setParameter("box", chosen.password().box())
                        .executeUpdate()
                == 1;
    }

    private boolean reopened(AccountCommand.Open command) {
        return database.createNativeQuery(REOPEN)
                        .setParameter("id", command.candidate().key())
                        .setParameter("reopening", Account.REOPENING)
                        .setParameter("closings", command.closings())
                        .setParameter("press", command.press())
                        .executeUpdate()
                == 1;
    }

    private boolean restarted(AccountCommand.Open command) {
        return database.createNativeQuery(RESTART)
                        .setParameter("id", command.candidate().key())
                        .setParameter("looking", Account.LOOKING)
                        .setParameter("registering", Account.REGISTERING)
                        .setParameter("reopening", Account.REOPENING)
                        .setParameter("closings", command.closings())
                        .setParameter("press", command.press())
                        .setParameter("failed", Work.FAILED)
                        .setParameter("open", Account.OPEN)
                        .executeUpdate()
                == 1;
    }

    /** Whoever asks in a turn that is over is refused, and told which one it is, when that can be told. */
    private void answer(Account account, AccountCommand.Open command) {
        if (account.toBeClosed) {
            String reason = "The account was closed (closing " + account.closings + "): HR can open it again";
            outbox.publish(new AccountEvent.Failed(account.candidate(), command.press(), reason));
        }
        account.truth().ifPresent(outbox::publish);
    }
}
