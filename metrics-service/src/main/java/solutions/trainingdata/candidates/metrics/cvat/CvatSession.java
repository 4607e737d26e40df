package solutions.trainingdata.candidates.metrics.cvat;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import solutions.trainingdata.candidates.messaging.DaemonThreads;
import solutions.trainingdata.candidates.messaging.work.RetryLaterException;

/**
 * Calls CVAT as the configured user: logs in once, uses the token (Basic costs CVAT about 150 ms of CPU per request), logs
 * in again after a 401, and never logs out, which would take the token from every replica. Every call has a total time
 * limit, body included, and can be interrupted; of an answer no more is read than {@link CvatConfig#mostOfAnAnswer()}.
 */
@ApplicationScoped
class CvatSession {

    private static final String LOGIN = "log in";
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403);
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final CvatApi api;
    private final CvatConfig config;
    private final ReentrantLock loggingIn = new ReentrantLock();
    private final ExecutorService threads = Executors.newCachedThreadPool(DaemonThreads.named("cvat-call"));
    private volatile String token;
    /** Of a login that CVAT refused; null after one that worked. Guarded by the lock. */
    private CvatUnavailableException refusal;

    private long refusedAt;

    CvatSession(@RestClient CvatApi api, CvatConfig config) {
        this.api = api;
        this.config = config;
    }

    /**
     * @param asked what is asked, as an infinitive, without ids and names: for errors
     * @param request makes the request with an Authorization header
     * @return any answer below 500 other than 401 and 429
     * @throws CvatUnavailableException when there was none, or another
     * @throws RetryLaterException when CVAT said when to come again
     */
    CvatAnswer call(String asked, Function<String, Response> request) {
        String used = token == null ? logIn(null) : token;
        CvatAnswer answer = send(asked, () -> request.apply(used));
        if (answer.status() == UNAUTHORIZED) {
            answer = send(asked, with(request, logIn(used)));
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
                requireNotJustRefused();
                token = newToken();
            }
            return token;
        } finally {
            loggingIn.unlock();
        }
    }

    private static Supplier<Response> with(Function<String, Response> request, String token) {
        return () -> request.apply(token);
    }

    /** A wrong password is not tried by every row of work: each try is an anonymous request, which CVAT limits. */
    private void requireNotJustRefused() {
        if (refusal != null
                && System.nanoTime() - refusedAt < config.refusedLoginFor().toNanos()) {
            throw new CvatUnavailableException(refusal);
        }
    }

    private void enter() {
        try {
            if (!loggingIn.tryLock(config.callWithin().toMillis(), TimeUnit.MILLISECONDS)) {
                throw CvatUnavailableException.silent(LOGIN, "another login is under way");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CvatUnavailableException.silent(LOGIN, "cut off");
        }
    }

    private String newToken() {
        var credentials = new CvatApi.Login(config.username(), config.password());
        CvatAnswer login = send(LOGIN, () -> api.login(credentials));
        if (REFUSALS.contains(login.status())) {
            throw refused(login);
        }
        String key = login.json().path("key").asText("");
        if (!login.ok() || key.isEmpty()) {
            throw unexpected(login);
        }
        refusal = null;
        return "Token " + key;
    }

    private CvatAnswer send(String asked, Supplier<Response> request) {
        CvatAnswer answer = await(asked, request);
        if (!answer.ok()) {
            answer = answer.hiding(List.of(config.password()));
        }
        if (answer.status() == TOO_MANY_REQUESTS || answer.status() >= SERVER_ERROR) {
            throw unexpected(answer);
        }
        return answer;
    }

    private CvatUnavailableException refused(CvatAnswer login) {
        refusedAt = System.nanoTime();
        refusal = CvatUnavailableException.loginRefused(config.username(), login.words());
        return refusal;
    }

    private CvatAnswer await(String asked, Supplier<Response> request) {
        Future<CvatAnswer> answer = threads.submit(() -> answer(asked, request.get()));
        try {
            return answer.get(config.callWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw noAnswer(asked, e.getCause());
        } catch (TimeoutException e) {
            throw CvatUnavailableException.silent(
                    asked, "none within " + config.callWithin().toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CvatUnavailableException.silent(asked, "cut off");
        } finally {
            answer.cancel(true);
        }
    }

    private CvatAnswer answer(String asked, Response response) throws IOException {
        try (response) {
            return new CvatAnswer(
                    asked,
                    response.getStatus(),
                    response.getHeaderString(HttpHeaders.RETRY_AFTER),
                    body(asked, response),
                    List.of());
        }
    }

    /** Whole or not at all: half an answer is none. */
    private String body(String asked, Response response) throws IOException {
        InputStream body = response.readEntity(InputStream.class);
        if (body == null) {
            return "";
        }
        int most = Math.toIntExact(config.mostOfAnAnswer().asLongValue());
        byte[] bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new AnswerTooLargeException(asked, response.getStatus(), most);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static CvatUnavailableException noAnswer(String asked, Throwable failure) {
        if (failure instanceof AnswerTooLargeException tooLarge) {
            return tooLarge;
        }
        return CvatUnavailableException.silent(asked, why(failure));
    }

    /** Read by HR: not the HTTP client's own words, which name classes and may quote what was sent. */
    private static String why(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return "its host is not known";
            }
            if (cause instanceof ConnectException) {
                return "nothing can be connected to";
            }
        }
        return "the connection was closed";
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /** An answer that the caller has no use for, as the exception to throw. */
    static RuntimeException unexpected(CvatAnswer answer) {
        var plain = new CvatUnavailableException(answer.asked(), answer.status(), answer.words());
        return answer.wait(Duration.ofSeconds(1))
                .<RuntimeException>map(delay -> new RetryLaterException(plain.getMessage(), delay))
                .orElse(plain);
    }
}
