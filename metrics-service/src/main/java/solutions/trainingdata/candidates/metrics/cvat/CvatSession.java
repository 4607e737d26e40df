package solutions.trainingdata.candidates.metrics.cvat;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import solutions.trainingdata.candidates.messaging.work.RetryLaterException;

/**
 * Calls CVAT as the configured user: logs in once, uses the token (Basic costs CVAT about 150 ms of CPU per request), logs
 * in again after a 401, and never logs out, which would take the token from every replica. Every call has a total time
 * limit, body included, and can be interrupted.
 */
@ApplicationScoped
class CvatSession {

    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final CvatApi api;
    private final CvatConfig config;
    private final ReentrantLock loggingIn = new ReentrantLock();
    private volatile String token;

    CvatSession(@RestClient CvatApi api, CvatConfig config) {
        this.api = api;
        this.config = config;
    }

    /**
     * @param call method and path for errors, without ids and names
     * @param request makes the request with an Authorization header
     * @return any answer below 500 other than 401 and 429
     * @throws CvatUnavailableException when there was none, or another
     * @throws RetryLaterException when CVAT said when to come again
     */
    CvatAnswer call(String call, Function<String, Uni<Response>> request) {
        String used = token == null ? logIn(null) : token;
        CvatAnswer answer = send(call, request.apply(used));
        if (answer.status() == UNAUTHORIZED) {
            answer = send(call, request.apply(logIn(used)));
        }
        if (answer.status() == UNAUTHORIZED) {
            throw unexpected(answer);
        }
        return answer;
    }

    /** @param refused the token that is known not to work, null when there was none */
    private String logIn(String refused) {
        enter();
        try {
            String current = token;
            if (current == null || current.equals(refused)) {
                token = null;
                token = newToken();
            }
            return token;
        } finally {
            loggingIn.unlock();
        }
    }

    private void enter() {
        try {
            if (!loggingIn.tryLock(config.callWithin().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new CvatUnavailableException(
                        "POST /api/auth/login", CvatUnavailableException.NO_ANSWER, "another login is under way");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CvatUnavailableException("POST /api/auth/login", CvatUnavailableException.NO_ANSWER, "cut off");
        }
    }

    private String newToken() {
        CvatAnswer login =
                send("POST /api/auth/login", api.login(new CvatApi.Login(config.username(), config.password())));
        String key = login.json().path("key").asText("");
        if (!login.ok() || key.isEmpty()) {
            throw unexpected(login);
        }
        return "Token " + key;
    }

    private CvatAnswer send(String call, Uni<Response> request) {
        CvatAnswer answer = await(call, request.map(response -> answer(call, response)));
        if (!answer.ok()) {
            answer = answer.hiding(List.of(config.password()));
        }
        if (answer.status() == TOO_MANY_REQUESTS || answer.status() >= SERVER_ERROR) {
            throw unexpected(answer);
        }
        return answer;
    }

    private static CvatAnswer answer(String call, Response response) {
        try (response) {
            String body = response.hasEntity() ? response.readEntity(String.class) : null;
            return new CvatAnswer(
                    call,
                    response.getStatus(),
                    response.getHeaderString(HttpHeaders.RETRY_AFTER),
                    body == null ? "" : body);
        }
    }

    private CvatAnswer await(String call, Uni<CvatAnswer> answer) {
        try {
            return answer.await().atMost(config.callWithin());
        } catch (RuntimeException e) {
            // Words of the HTTP client: addresses and ports, nothing of the body.
            String words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new CvatUnavailableException(call, CvatUnavailableException.NO_ANSWER, words);
        }
    }

    /** An answer that the caller has no use for, as the exception to throw. */
    static RuntimeException unexpected(CvatAnswer answer) {
        var plain = new CvatUnavailableException(answer.call(), answer.status(), answer.words());
        return answer.wait(Duration.ofSeconds(1))
                .<RuntimeException>map(delay -> new RetryLaterException(plain.getMessage(), delay))
                .orElse(plain);
    }
}
