package solutions.trainingdata.candidates.task.cvat;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import solutions.trainingdata.candidates.messaging.work.RetryLaterException;

/**
 * Makes single calls: with the superuser's token (one login for many calls, a new one after a 401; never a logout, which
 * would take the token from everybody), within a total time limit, with errors that say the call and the status.
 */
@ApplicationScoped
class CvatCalls {

    private static final int UNAUTHORIZED = 401;
    private static final int LONGEST_DETAIL = 200;
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(10);

    private final CvatApi api;
    private final CvatConfig config;
    private volatile String token;

    CvatCalls(@RestClient CvatApi api, CvatConfig config) {
        this.api = api;
        this.config = config;
    }

    /** @param call takes the value of the Authorization header */
    <T> T call(String what, Function<String, Uni<T>> call) {
        return call(what, config.callWithin(), call);
    }

    <T> T call(String what, Duration within, Function<String, Uni<T>> call) {
        String used = token();
        try {
            return answer(what, within, call.apply(used));
        } catch (CvatUnavailableException e) {
            if (e.status() != UNAUTHORIZED) {
                throw e;
            }
            forget(used);
            return answer(what, within, call.apply(token()));
        }
    }

    private synchronized String token() {
        if (token == null) {
            var login = api.login(new CvatApi.Credentials(config.username(), config.password()));
            token = "Token " + answer("log in", config.callWithin(), login).key();
        }
        return token;
    }

    /** Only the token that was refused: another thread may have a new one already. */
    private synchronized void forget(String refused) {
        if (refused.equals(token)) {
            token = null;
        }
    }

    private static <T> T answer(String what, Duration within, Uni<T> call) {
        try {
            // Over the whole answer, however slowly it trickles in; the call is cancelled then.
            return call.ifNoItem().after(within).fail().await().indefinitely();
        } catch (WebApplicationException e) {
            throw failure(what, e.getResponse());
        } catch (RuntimeException e) {
            throw new CvatUnavailableException(what, 0, cause(e).getClass().getSimpleName());
        }
    }

    /** Its class says enough; its message may quote what was sent. */
    private static Throwable cause(Throwable failure) {
        boolean wrapped = failure instanceof CompletionException || failure instanceof ProcessingException;
        return wrapped && failure.getCause() != null ? cause(failure.getCause()) : failure;
    }

    private static RuntimeException failure(String what, Response answer) {
        var failure = new CvatUnavailableException(what, answer.getStatus(), detail(answer));
        String retryAfter = answer.getHeaderString("Retry-After");
        if (retryAfter == null || !retryAfter.strip().matches("\\d{1,6}")) {
            return failure;
        }
        Duration delay = Duration.ofSeconds(Long.parseLong(retryAfter.strip()));
        return new RetryLaterException(
                failure.getMessage(), delay.compareTo(LONGEST_RETRY_AFTER) < 0 ? delay : LONGEST_RETRY_AFTER);
    }

    /** Plain text or JSON, shortened; pages of a proxy or of Django's error handler say nothing. */
    private static String detail(Response answer) {
        String body;
        try {
            body = answer.hasEntity() ? answer.readEntity(String.class) : "";
        } catch (RuntimeException e) {
            return "";
        }
        if (body == null || body.contains("<")) {
            return "";
        }
        String line = body.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_DETAIL ? line : line.substring(0, LONGEST_DETAIL) + "…";
    }
}
