package solutions.trainingdata.candidates.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Consumer;
import solutions.trainingdata.candidates.account.cvat.Cvat;
import solutions.trainingdata.candidates.account.cvat.CvatUnavailableException;
import solutions.trainingdata.candidates.account.cvat.CvatUser;
import solutions.trainingdata.candidates.messaging.outbox.Outbox;
import solutions.trainingdata.candidates.messaging.work.Next;

/** The steps that make a closed account's CVAT user inactive, and active again when the account is reopened. */
@ApplicationScoped
class SwitchUser {

    private final Credentials credentials;
    private final Cvat cvat;
    private final Audit audit;
    private final Outbox outbox;

    SwitchUser(Credentials credentials, Cvat cvat, Audit audit, Outbox outbox) {
        this.credentials = credentials;
        this.cvat = cvat;
        this.audit = audit;
        this.outbox = outbox;
    }

    /** A user that is inactive or gone is closed, by whomever. */
    Next off(Account account) {
        Optional<CvatUser> user = find(account);
        if (user.isEmpty()) {
            return account.cvatUserId == null ? neverMade(account) : closed(account, "its user is gone", row -> {});
        }
        CvatUser found = user.get();
        if (found.active() && !found.hasEmail(account.email)) {
            return new Next.GiveUp("CVAT user " + found.id() + " no longer has the e-mail address of this account, so"
                    + " it may be somebody else: if it is the candidate, deactivate it in CVAT, then close again");
        }
        boolean refused = found.active()
                && cvat.setActive(found.id(), false).filter(CvatUser::active).isPresent();
        if (refused) {
            throw CvatUnavailableException.ignored("deactivate user " + found.id());
        }
        return closed(account, "user " + found.id() + " is inactive", row -> row.cvatUserId = found.id());
    }

    /**
     * If CVAT carries out a registration of it late, nobody knows its password, and with other credentials in the row it
     * is nobody's: the sweep takes it.
     */
    private Next neverMade(Account account) {
        return closed(
                account,
                "nobody is registered",
                row -> row.take(credentials.choose(row.candidate(), row.telegramUsername, row.loginNumber)));
    }

    private Next closed(Account account, String outcome, Consumer<Account> change) {
        return new Next.Finish(Account.CLOSED, audit.saving(account, "close the account", outcome, row -> {
            change.accept(row);
            outbox.publish(row.closed());
        }));
    }

    /** With its login and password; another user with new ones where it is gone. */
    Next on(Account account) {
        Optional<CvatUser> user = find(account).filter(found -> found.hasEmail(account.email));
        if (user.isPresent()) {
            user = user.get().active() ? user : cvat.setActive(user.get().id(), true);
        }
        return user.map(found -> reactivated(account, found)).orElseGet(() -> anew(account));
    }

    private Next reactivated(Account account, CvatUser user) {
        if (!user.active()) {
            throw CvatUnavailableException.ignored("activate user " + user.id());
        }
        String outcome = "user " + user.id() + " is active";
        return new Next.Continue(Account.GRANTING, audit.saving(account, "reopen the account", outcome, row -> {
            row.cvatUserId = user.id();
            // Candidates may rename themselves in CVAT.
            row.login = user.username();
        }));
    }

    private Next anew(Account account) {
        boolean gone = account.cvatUserId != null;
        String outcome =
                gone ? "user " + account.cvatUserId + " is gone: choose another login" : "nobody is registered";
        return new Next.Continue(Account.REGISTERING, audit.saving(account, "reopen the account", outcome, row -> {
            if (gone) {
                row.cvatUserId = null;
                row.take(credentials.choose(row.candidate(), row.telegramUsername, row.loginNumber + 1));
            }
        }));
    }

    /** By CVAT's id where it is known; a registration whose answer was lost, by its login and e-mail. */
    private Optional<CvatUser> find(Account account) {
        return account.cvatUserId == null
                ? cvat.find(account.login).filter(user -> user.hasEmail(account.email))
                : cvat.user(account.cvatUserId);
    }
}
