package solutions.trainingdata.candidates.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import solutions.trainingdata.candidates.messaging.contract.AccountCommand;
import solutions.trainingdata.candidates.messaging.contract.AccountEvent;
import solutions.trainingdata.candidates.messaging.outbox.Outbox;
import solutions.trainingdata.candidates.messaging.work.Work;
import solutions.trainingdata.candidates.messaging.work.Worker;

/**
 * Records that an account is to be closed, or answers from the row. An account that never was is closed at once; its row
 * says so to an {@code account.open} that comes late.
 */
@ApplicationScoped
class CloseAccount {

    /** With credentials that CVAT has not heard of, for the day on which HR opens it. */
    private static final String INSERT = """
            INSERT INTO account
              (id, state, press, closings, to_be_closed, next_try_at, login, login_number, email, password_key,
               password_box)
            VALUES (:id, :closed, :press, :closing, true, NULL, :login, :number, :email, :key, :box)
            ON CONFLICT (id) DO NOTHING""";

    /**
     * In a newer turn than the row's, or pressed again after a failure. A step of an older turn that is running saves
     * nothing any more; it keeps its lease, so that what it asks of CVAT has ended before this one starts.
     */
    private static final String CLOSE = """
            UPDATE account
            SET state = :closing_state, closings = :closing, to_be_closed = true, press = :press, tries = 0,
                next_try_at = now(), waiting_until = NULL, last_error = NULL, claim = NULL
            WHERE id = :id AND (closings < :closing
              OR closings = :closing AND to_be_closed AND state = :failed AND press < :press)""";

    private final EntityManager database;
    private final Credentials credentials;
    private final Audit audit;
    private final Outbox outbox;
    private final Worker worker;

    CloseAccount(EntityManager database, Credentials credentials, Audit audit, Outbox outbox, Worker worker) {
        this.database = database;
        this.credentials = credentials;
        this.audit = audit;
        this.outbox = outbox;
        this.worker = worker;
    }

    void accept(AccountCommand.Close command) {
        String id = command.candidate().key();
        if (inserted(command)) {
            audit.write(id, Audit.HR, asked(command), "there is none: closed");
            outbox.publish(new AccountEvent.Closed(command.candidate(), command.closing()));
        } else if (closing(command)) {
            audit.write(id, Audit.HR, asked(command), "press " + command.press());
            worker.wakeAfterCommit();
        } else {
            answer(Account.findById(id), command);
        }
    }

    private static String asked(AccountCommand.Close command) {
        return "ask for closing " + command.closing();
    }

    private boolean inserted(AccountCommand.Close command) {
        Credentials.Chosen chosen = credentials.choose(command.candidate(), null, 1);
        return with(command, INSERT)
                        .setParameter("closed", Account.CLOSED)
                        .setParameter("login", chosen.login())
                        .setParameter("number", chosen.loginNumber())
                        .setParameter("email", chosen.email())
                        .setParameter("key", chosen.password().keyId())
                        .setParameter("box", chosen.password().box())
                        .executeUpdate()
                == 1;
    }

    private boolean closing(AccountCommand.Close command) {
        return with(command, CLOSE)
                        .setParameter("closing_state", Account.CLOSING)
                        .setParameter("failed", Work.FAILED)
                        .executeUpdate()
                == 1;
    }

    private Query with(AccountCommand.Close command, String sql) {
        return database.createNativeQuery(sql)
                .setParameter("id", command.candidate().key())
                .setParameter("closing", command.closing())
                .setParameter("press", command.press());
    }

    /** A closing whose turn is over has ended, whatever came of it: it is answered by its number, then by what is now. */
    private void answer(Account account, AccountCommand.Close command) {
        boolean over = account.closings > command.closing() || !account.toBeClosed;
        if (over) {
            outbox.publish(new AccountEvent.Closed(command.candidate(), command.closing()));
        }
        account.truth().ifPresent(outbox::publish);
    }
}
