package solutions.trainingdata.candidates.bot.hr;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.bot.candidate.Candidate;
import solutions.trainingdata.candidates.bot.telegram.HrCheck;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;

/**
 * Who is HR, asked at every action and every push. It fails closed: when the list does not answer in time, nobody is,
 * nor for some seconds after: pushes are put off unasked, and those who were not HR do not wait for it. Asked in a
 * transaction of its own, so that such a failure does not spoil the caller's.
 */
@ApplicationScoped
public class Whitelist implements HrCheck {

    private static final Logger LOG = Logger.getLogger(Whitelist.class);

    /** So long after a failure it is only asked for an action of somebody who was HR. */
    private static final Duration NOT_ASKED_AGAIN = Duration.ofSeconds(5);

    private final WhitelistTable table;
    private final HrTable former;
    private final HrConfig config;
    private final Clock clock;
    /** The last failure; null when the last reading went well. */
    private final AtomicReference<Instant> failed = new AtomicReference<>();

    Whitelist(AgroalDataSource database, HrConfig config, Clock clock) {
        this.table = new WhitelistTable(database, config.whitelist());
        this.former = new HrTable(database, HrTable.FORMER);
        this.config = config;
        this.clock = clock;
    }

    void started(@Observes StartupEvent event) {
        config.first().ifPresent(ids -> ids.forEach(table::add));
        if (config.whitelist() != WhitelistSource.OWN && config.first().isPresent()) {
            LOG.warnf("FIRST_HR counts for nothing while WHITELIST is %s", config.whitelist());
        }
    }

    /** Whether this person may do what HR may. To be called in a transaction: it is remembered. */
    public Access access(Candidate person) {
        if (hasJustFailed() && !former.contains(person.id)) {
            return Access.NO;
        }
        Optional<Boolean> on = read(() -> table.keys(config.whitelistWithin()))
                .map(keys -> keys.contains(config.whitelist().key(person)));
        on.ifPresent(in -> former.put(person.id, in));
        if (on.isEmpty()) {
            return former.contains(person.id) ? Access.AWAY : Access.NO;
        }
        return on.get() ? Access.YES : Access.NO;
    }

    /** All on it, by id; empty when it cannot be read: what must not be lost is to be tried again later. */
    public Optional<List<CandidateId>> everybody() {
        return read(() -> table.people(table.keys(config.whitelistWithin())));
    }

    @Override
    public Optional<Boolean> isHr(CandidateId person) {
        return hasJustFailed() ? Optional.empty() : everybody().map(everybody -> everybody.contains(person));
    }

    private boolean hasJustFailed() {
        Instant last = failed.get();
        return last != null && clock.instant().isBefore(last.plus(NOT_ASKED_AGAIN));
    }

    private <T> Optional<T> read(Callable<T> reading) {
        try {
            T answer = QuarkusTransaction.requiringNew().call(reading);
            if (failed.getAndSet(null) != null) {
                LOG.infof("The whitelist can be read again");
            }
            return Optional.of(answer);
        } catch (RuntimeException e) {
            if (failed.getAndSet(clock.instant()) == null) {
                LOG.errorf("The whitelist cannot be read, so nobody is HR until it can: %s", e.getMessage());
            }
            return Optional.empty();
        }
    }
}
