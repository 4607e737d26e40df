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
import solutions.trainingdata.candidates.messaging.work.RetryLaterException;

/**
 * Calls CVAT as the configured user: logs in once, uses the token (Basic costs CVAT about 150 ms of CPU per request), logs
 * in again after a 401, and never logs out, which would take the token from every replica. Every call has a total time
 * limit, body included, and can be interrupted; of an answer no more is read than {@link CvatConfig#mostOfAnAnswer()}.
 */
@ApplicationScoped
class CvatSession {

    private static final String LOGIN = "POST /api/auth/login";
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final CvatApi api;
    private final CvatConfig config;
    private final ReentrantLock loggingIn = new ReentrantLock();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "cvat-call");
        thread.setDaemon(true);
        return thread;
    });
    private volatile String token;
    /** Of a login that CVAT refused; null after one that worked. Guarded by the lock. */
    private CvatUnavailableException refusal;

    private long refusedAt;

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
    CvatAnswer call(String call, Function<String, Response> request) {
        String used = token == null ? logIn(null) : token;
        CvatAnswer answer = send(call, () -> request.apply(used));
        if (answer.status() == UNAUTHORIZED) {
            answer = send(call, with(request, logIn(used)));
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
                throw new CvatUnavailableException(
                        LOGIN, CvatUnavailableException.NO_ANSWER, "another login is under way");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CvatUnavailableException(LOGIN, CvatUnavailableException.NO_ANSWER, "cut off");
        }
    }

    private String newToken() {
        var credentials = new CvatApi.Login(config.username(), config.password());
        CvatAnswer login = send(LOGIN, () -> api.login(credentials));
        if (login.status() == BAD_REQUEST) {
            throw refused(login);
        }
        String key = login.json().path("key").asText("");
        if (!login.ok() || key.isEmpty()) {
            throw unexpected(login);
        }
        refusal = null;
        return "Token " + key;
    }

    private CvatAnswer send(String call, Supplier<Response> request) {
        CvatAnswer answer = await(call, request);
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
        refusal = new CvatUnavailableException(
                LOGIN, login.status(), login.words() + " (are CVAT_USERNAME and CVAT_PASSWORD right?)");
        return refusal;
    }

    private CvatAnswer await(String call, Supplier<Response> request) {
        Future<CvatAnswer> answer = threads.submit(() -> answer(call, request.get()));
        try {
            return answer.get(config.callWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw noAnswer(call, e.getCause());
        } catch (TimeoutException e) {
            throw noAnswer(call, "none within " + config.callWithin().toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw noAnswer(call, "cut off");
        } finally {
            answer.cancel(true);
        }
    }

    private CvatAnswer answer(String call, Response response) throws IOException {
        try (response) {
            return new CvatAnswer(
                    call,
                    response.getStatus(),
                    response.getHeaderString(HttpHeaders.RETRY_AFTER),
                    body(call, response));
        }
    }

    /** Whole or not at all: half an answer is none. */
    private String body(String call, Response response) throws IOException {
        InputStream body = response.readEntity(InputStream.class);
        if (body == null) {
            return "";
        }
        int most = Math.toIntExact(config.mostOfAnAnswer().asLongValue());
        byte[] bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new AnswerTooLargeException(call, response.getStatus(), most);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static CvatUnavailableException noAnswer(String call, Throwable failure) {
        if (failure instanceof AnswerTooLargeException tooLarge) {
            return tooLarge;
        }
        return noAnswer(call, why(failure));
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

    private static CvatUnavailableException noAnswer(String call, String words) {
        return new CvatUnavailableException(call, CvatUnavailableException.NO_ANSWER, words);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /** An answer that the caller has no use for, as the exception to throw. */
    static RuntimeException unexpected(CvatAnswer answer) {
        var plain = new CvatUnavailableException(answer.call(), answer.status(), answer.words());
        return answer.wait(Duration.ofSeconds(1))
                .<RuntimeException>map(delay -> new RetryLaterException(plain.getMessage(), delay))
                .orElse(plain);
    }
}
