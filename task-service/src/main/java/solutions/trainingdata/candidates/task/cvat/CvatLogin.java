package solutions.trainingdata.candidates.task.cvat;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * The superuser's token: one login for many calls, a new one after a 401; never a logout, which would take the token
 * from everybody. A refused login is not repeated at once: a wrong password stays wrong for all rows at the same time.
 */
@ApplicationScoped
class CvatLogin {

    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403);
    private static final String ASKED = "log in";

    private final CvatApi api;
    private final CvatAnswers answers;
    private final CvatConfig config;
    private final Clock clock;
    private final ReentrantLock loggingIn = new ReentrantLock();
    private volatile String token;
    private CvatUnavailableException refusal;
    private Instant refusedUntil = Instant.MIN;

    CvatLogin(@RestClient CvatApi api, CvatAnswers answers, CvatConfig config, Clock clock) {
        this.api = api;
        this.answers = answers;
        this.config = config;
        this.clock = clock;
    }

    /** The value of the Authorization header. */
    String token() {
        String known = token;
        return known == null ? logIn() : known;
    }

    /** Only the token that was refused: another thread may have a new one already. */
    void forget(String refused) {
        enter();
        try {
            if (refused.equals(token)) {
                token = null;
            }
        } finally {
            loggingIn.unlock();
        }
    }

    private String logIn() {
        enter();
        try {
            if (token == null) {
                token = newToken();
            }
            return token;
        } finally {
            loggingIn.unlock();
        }
    }

    private String newToken() {
        if (refusal != null && clock.instant().isBefore(refusedUntil)) {
            throw new CvatUnavailableException(refusal);
        }
        refusal = null;
        var credentials = new CvatApi.Credentials(config.username(), config.password());
        try {
            CvatApi.Login answer =
                    answers.within(ASKED, config.callWithin(), CvatApi.Login.class, () -> api.login(credentials));
            if (answer == null || answer.key() == null || answer.key().isBlank()) {
                throw CvatUnavailableException.odd(ASKED);
            }
            return "Token " + answer.key();
        } catch (CvatUnavailableException e) {
            if (REFUSALS.contains(e.status())) {
                throw refused(e);
            }
            throw e;
        }
    }

    private CvatUnavailableException refused(CvatUnavailableException answer) {
        refusal = CvatUnavailableException.loginRefused(config.username(), answer.status(), answer.detail());
        refusedUntil = clock.instant().plus(config.refusedLoginFor());
        return new CvatUnavailableException(refusal);
    }

    /** Not longer than a login may take: whoever waits has a time limit, too. */
    private void enter() {
        try {
            if (!loggingIn.tryLock(config.callWithin().toMillis(), TimeUnit.MILLISECONDS)) {
                throw CvatUnavailableException.silent(ASKED, "another login has not ended yet");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CvatUnavailableException.silent(ASKED, "the step took too long");
        }
    }
}
