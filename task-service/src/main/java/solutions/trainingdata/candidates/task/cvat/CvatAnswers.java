package solutions.trainingdata.candidates.task.cvat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import solutions.trainingdata.candidates.messaging.work.RetryLaterException;

/** Waits for answers within a limit and puts into words what went wrong. Bodies are quoted only in short, pages never. */
final class CvatAnswers {

    private static final int LONGEST_DETAIL = 200;
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(10);
    private static final Pattern DETAIL = Pattern.compile("\\{\"\\w+\":\\[?\"([^\"]*)\"]?}");

    private CvatAnswers() {}

    /** @return null when the answer had no body */
    static <T> T within(String asked, Duration limit, Uni<T> call) {
        try {
            // Over the whole answer, however slowly it trickles in; the call is cancelled then.
            return call.ifNoItem().after(limit).fail().await().indefinitely();
        } catch (TimeoutException e) {
            throw CvatUnavailableException.silent(asked, "none within " + limit.toSeconds() + " s");
        } catch (WebApplicationException e) {
            // The client's own way to say that it cannot read the JSON: no answer had that status.
            throw e.getCause() instanceof JsonProcessingException
                    ? CvatUnavailableException.odd(asked)
                    : failure(asked, e.getResponse());
        } catch (RuntimeException e) {
            throw noAnswer(asked, e);
        }
    }

    /** The failure's own message may quote what was sent. */
    private static CvatUnavailableException noAnswer(String asked, RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException) {
                return CvatUnavailableException.odd(asked);
            }
            if (cause instanceof UnknownHostException) {
                return CvatUnavailableException.silent(asked, "its host is not known");
            }
            if (cause instanceof ConnectException) {
                return CvatUnavailableException.silent(asked, "nothing can be connected to");
            }
            if (cause instanceof HttpClosedException) {
                return CvatUnavailableException.silent(asked, "the connection was closed");
            }
            if (cause instanceof InterruptedException) {
                return CvatUnavailableException.silent(asked, "the step took too long");
            }
        }
        return failure instanceof ProcessingException
                ? CvatUnavailableException.odd(asked)
                : CvatUnavailableException.silent(asked, "the connection failed");
    }

    private static RuntimeException failure(String asked, Response answer) {
        var failure = CvatUnavailableException.answered(asked, answer.getStatus(), detail(answer));
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
        Matcher only = DETAIL.matcher(line);
        String words = only.matches() ? only.group(1) : line;
        return words.length() <= LONGEST_DETAIL ? words : words.substring(0, LONGEST_DETAIL) + "…";
    }
}
