package solutions.trainingdata.candidates.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import solutions.trainingdata.candidates.account.cvat.Cvat;
import solutions.trainingdata.candidates.account.cvat.CvatUnavailableException;
import solutions.trainingdata.candidates.account.cvat.CvatUser;
import solutions.trainingdata.candidates.account.cvat.NotSuperuserException;
import solutions.trainingdata.candidates.account.cvat.Registration;
import solutions.trainingdata.candidates.messaging.outbox.Outbox;
import solutions.trainingdata.candidates.messaging.work.Next;
import solutions.trainingdata.candidates.messaging.work.Work;
import solutions.trainingdata.candidates.messaging.work.WorkItem;

/**
 * The work on an account row: makes its CVAT user and gives it its role; {@link SwitchUser} closes and reopens. A
 * user of the row's login, found by a look or because CVAT refuses the login, is ours only if it has the row's e-mail.
 */
@ApplicationScoped
class PrepareAccount implements Work {

    /** CVAT's group of those who work on what is assigned to them and can make nothing of their own. */
    static final String ROLE = "worker";

    private final AccountConfig config;
    private final Credentials credentials;
    private final Cvat cvat;
    private final SwitchUser switchUser;
    private final Audit audit;
    private final Outbox outbox;

    PrepareAccount(
            AccountConfig config,
            Credentials credentials,
            Cvat cvat,
            SwitchUser switchUser,
            Audit audit,
            Outbox outbox) {
        this.config = config;
        this.credentials = credentials;
        this.cvat = cvat;
        this.switchUser = switchUser;
        this.audit = audit;
        this.outbox = outbox;
    }

    @Override
    public String table() {
        return "account";
    }

    @Override
    public Duration timeLimit(String state) {
        return config.stepWithin();
    }

    @Override
    public Next step(WorkItem item) {
        Account account = QuarkusTransaction.requiringNew().call(() -> Account.findById(item.id()));
        try {
            return switch (item.state()) {
                case Account.REGISTERING -> register(account, item);
                case Account.GRANTING -> grant(account);
                case Account.LOOKING -> look(account);
                case Account.CLOSING -> switchUser.off(account);
                case Account.REOPENING -> switchUser.on(account);
                default -> throw new IllegalStateException("Account " + item.id() + " has no step " + item.state());
            };
        } catch (NotSuperuserException e) {
            return new Next.GiveUp(e.getMessage());
        } catch (RuntimeException e) {
            tried(account, item, e);
            throw e;
        }
    }

    private Next register(Account account, WorkItem item) {
        // Hardly there at a first try; should it be (a stop handed the step back), CVAT refuses it, and it is looked up
        // then.
        boolean hardlyThere = item.tries() == 1 && item.press() == 1;
        Optional<CvatUser> found = hardlyThere ? Optional.empty() : cvat.find(account.login);
        if (found.isPresent()) {
            return recognise(account, found.get());
        }
        Registration answer = cvat.register(account.login, account.email, credentials.password(account));
        if (answer instanceof Registration.Refused refused) {
            return refused(account, refused);
        }
        if (((Registration.Made) answer).verificationRequired()) {
            return new Next.GiveUp("CVAT demands a verified e-mail address, which a candidate's made-up one cannot be:"
                    + " switch e-mail verification off");
        }
        // The answer holds no id. Not listed is a failure that counts: CVAT is not asked for ever.
        return cvat.find(account.login)
                .map(user -> recognise(account, user))
                .orElseThrow(() -> CvatUnavailableException.ignored("register the candidate"));
    }

    private Next refused(Account account, Registration.Refused refused) {
        String words = refused.words();
        return switch (refused.reason()) {
            // Perhaps by an earlier try of ours that CVAT carried out late.
            case NAME_TAKEN -> lookAgain(account, chooseAgain(account, account.loginNumber + 1, words));
            case EMAIL_TAKEN -> lookAgain(account, chooseAgain(account, account.loginNumber, words));
            case PASSWORD_REFUSED -> chooseAgain(account, account.loginNumber, words);
            case CLOSED -> new Next.GiveUp("CVAT lets nobody register (LDAP, or closed by its operator): " + words);
            case OTHER -> new Next.GiveUp("CVAT refused the registration: " + words);
        };
    }

    private Next lookAgain(Account account, Next otherwise) {
        return cvat.find(account.login).map(user -> recognise(account, user)).orElse(otherwise);
    }

    private Next recognise(Account account, CvatUser user) {
        if (!user.hasEmail(account.email)) {
            return chooseAgain(account, account.loginNumber + 1, "the login is somebody else's");
        }
        return new Next.Continue(Account.GRANTING, audit.saving(account, "register", "CVAT user " + user.id(), row -> {
            row.cvatUserId = user.id();
        }));
    }

    private Next chooseAgain(Account account, int loginNumber, String why) {
        if (account.choices >= config.maxChoices()) {
            return new Next.GiveUp(
                    "CVAT took none of " + account.choices + " choices of login and password; the last: " + why);
        }
        var chosen = credentials.choose(account.candidate(), account.telegramUsername, loginNumber);
        String what = loginNumber == account.loginNumber ? "choose another password" : "choose another login";
        return new Next.Continue(Account.REGISTERING, audit.saving(account, what, why, row -> row.take(chosen)));
    }

    private Next grant(Account account) {
        Optional<CvatUser> user = cvat.replaceGroups(account.cvatUserId, ROLE);
        if (user.isEmpty()) {
            return goneBeforeItsRole(account);
        }
        if (!user.get().hasOnlyGroup(ROLE)) {
            throw CvatUnavailableException.ignored("give user " + account.cvatUserId + " the one group " + ROLE
                    + ": it has " + user.get().groups());
        }
        return new Next.Finish(Account.OPEN, audit.saving(account, "grant " + ROLE, "open", row -> {
            row.opened = true;
            outbox.publish(row.opened());
        }));
    }

    /** Registered anew under the same login; it counts as a choice, so that it comes to an end. */
    private Next goneBeforeItsRole(Account account) {
        if (account.choices >= config.maxChoices()) {
            return new Next.GiveUp("CVAT lists user " + account.cvatUserId
                    + " and, asked to give it its role, knows of no such user, again and again");
        }
        String outcome = "user " + account.cvatUserId + " is gone";
        return new Next.ContinueAfter(
                Account.REGISTERING,
                Duration.ofSeconds(1),
                audit.saving(account, "grant " + ROLE, outcome, row -> row.choices++));
    }

    /** Only looks: what its owner or an admin did to the account meanwhile is not undone. */
    private Next look(Account account) {
        Optional<CvatUser> user = cvat.user(account.cvatUserId);
        if (user.isEmpty() || !user.get().hasEmail(account.email)) {
            return new Next.GiveUp("The account was deleted in CVAT (user " + account.cvatUserId + ", " + account.login
                    + "), by the candidate or an admin: it is not made again by itself");
        }
        if (!user.get().active()) {
            return new Next.GiveUp("The account is deactivated in CVAT (user " + account.cvatUserId + ", "
                    + account.login + "): activate it there, then let the candidate press again");
        }
        String login = user.get().username();
        return new Next.Finish(Account.OPEN, audit.saving(account, "look for the account", "open as " + login, row -> {
            // Candidates may rename themselves in CVAT.
            row.login = login;
            outbox.publish(row.opened());
        }));
    }

    /** A failed try, in a transaction of its own: the row's error is overwritten by the next, the audit keeps it. */
    private void tried(Account account, WorkItem item, RuntimeException failure) {
        // The step's time limit interrupts; the pool would refuse an interrupted thread its connection.
        Thread.interrupted();
        String what =
                switch (item.state()) {
                    case Account.GRANTING -> "grant " + ROLE;
                    case Account.LOOKING -> "look for the account";
                    case Account.CLOSING -> "close the account";
                    case Account.REOPENING -> "reopen the account";
                    default -> "register";
                };
        QuarkusTransaction.requiringNew()
                .run(() -> audit.write(
                        account.id, Audit.SERVICE, what, "try " + item.tries() + ": " + failure.getMessage()));
    }

    @Override
    public void gaveUp(WorkItem item, String reason) {
        Account account = Account.findById(item.id());
        String what = account.toBeClosed ? "close the account" : "open the account";
        audit.write(item.id(), Audit.SERVICE, what, "given up: " + reason);
        outbox.publish(account.failed(reason));
    }
}
