package solutions.trainingdata.candidates.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.account.cvat.Cvat;
import solutions.trainingdata.candidates.account.cvat.CvatUnavailableException;
import solutions.trainingdata.candidates.account.cvat.CvatUser;
import solutions.trainingdata.candidates.account.cvat.NotSuperuserException;
import solutions.trainingdata.candidates.messaging.OneReplica;
import solutions.trainingdata.candidates.messaging.work.RetryLaterException;

/**
 * Deletes CVAT users with our mark that no row owns and that nobody can ever have used: registrations that CVAT carried
 * out after the row had chosen other credentials, or whose row is gone. A user that got its role was handed out: without
 * a row it is rather somebody whom a restored database has forgotten. It is kept and reported.
 */
@ApplicationScoped
class SweepAccounts {

    static final String DUTY = "sweep CVAT accounts";

    private static final Logger LOG = Logger.getLogger(SweepAccounts.class);
    /** A registration logs its user in; later than this it was a person. */
    private static final Duration REGISTERING_TAKES = Duration.ofSeconds(5);
    /** Users by the hundred: a CVAT whose list never ends must not keep us for ever. */
    private static final int MOST_PAGES = 1_000;

    private final Cvat cvat;
    private final CandidateEmail emails;
    private final OneReplica oneReplica;
    private final AccountConfig config;

    SweepAccounts(Cvat cvat, CandidateEmail emails, OneReplica oneReplica, AccountConfig config) {
        this.cvat = cvat;
        this.emails = emails;
        this.oneReplica = oneReplica;
        this.config = config;
    }

    @Scheduled(
            every = "{account.sweep-every}",
            delayed = "{account.sweep-first-after}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        oneReplica.does(DUTY, () -> {
            try {
                sweepAll();
            } catch (CvatUnavailableException | RetryLaterException | NotSuperuserException e) {
                LOG.warnf("CVAT accounts are swept the next time: %s", e.getMessage());
            }
        });
    }

    private void sweepAll() {
        List<CvatUser> ownerless = ownerless();
        List<CvatUser> handedOut =
                ownerless.stream().filter(SweepAccounts::wasHandedOut).toList();
        if (!handedOut.isEmpty()) {
            LOG.errorf(
                    "No row owns CVAT users %s, which were handed out: kept. Was the database restored? Look at them"
                            + " by hand",
                    ids(handedOut));
        }
        List<CvatUser> orphans =
                ownerless.stream().filter(user -> !wasHandedOut(user)).toList();
        if (orphans.size() > config.sweepAtMost()) {
            LOG.errorf(
                    "%d CVAT users that no row owns are more than a sweep deletes: %d now, the rest later. If that is"
                            + " not meant, stop account-service and look why",
                    orphans.size(), config.sweepAtMost());
        }
        orphans.stream().limit(config.sweepAtMost()).forEach(this::delete);
    }

    /** Rows are looked for after CVAT answered: a row is always there before its user. */
    private List<CvatUser> ownerless() {
        List<CvatUser> found = new ArrayList<>();
        for (int number = 1; number <= MOST_PAGES; number++) {
            Cvat.Page page = cvat.page(number);
            page.answeredAt().ifPresent(now -> found.addAll(withoutRow(marked(page.users(), now))));
            if (page.last()) {
                return found;
            }
        }
        LOG.warnf("CVAT's list of users did not end after %d pages", MOST_PAGES);
        return found;
    }

    private List<CvatUser> marked(List<CvatUser> users, Instant now) {
        Instant before = now.minus(config.sweepOlderThan());
        return users.stream()
                .filter(user -> emails.isOurs(user.email()))
                .filter(user -> !user.superuser() && !user.staff())
                .filter(user -> user.joined() != null && user.joined().isBefore(before))
                .toList();
    }

    private static List<CvatUser> withoutRow(List<CvatUser> users) {
        if (users.isEmpty()) {
            return users;
        }
        List<Account> rows = QuarkusTransaction.requiringNew()
                .call(() -> Account.list(
                        "email IN ?1 OR cvatUserId IN ?2",
                        users.stream().map(CvatUser::email).toList(),
                        users.stream().map(CvatUser::id).toList()));
        return users.stream()
                .filter(user -> rows.stream().noneMatch(row -> row.owns(user)))
                .toList();
    }

    /** Its password leaves this service only after it got its role; a role can be changed since, a login not undone. */
    private static boolean wasHandedOut(CvatUser user) {
        return user.groups().contains(PrepareAccount.ROLE)
                || user.lastLogin() != null
                        && user.lastLogin().isAfter(user.joined().plus(REGISTERING_TAKES));
    }

    /** As it is now, not as it was listed. */
    private void delete(CvatUser listed) {
        cvat.user(listed.id())
                .filter(user -> user.hasEmail(listed.email()) && !wasHandedOut(user))
                .filter(user -> !withoutRow(List.of(user)).isEmpty())
                .ifPresent(user -> {
                    cvat.delete(user.id());
                    LOG.infof("Swept CVAT user %d, which no account owns", user.id());
                });
    }

    private static String ids(List<CvatUser> users) {
        return users.stream().map(user -> Long.toString(user.id())).limit(50).collect(Collectors.joining(", "));
    }
}
