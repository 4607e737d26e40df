package solutions.trainingdata.candidates.task.cvat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpClosedException;
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
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import solutions.trainingdata.candidates.messaging.DaemonThreads;
import solutions.trainingdata.candidates.messaging.work.RetryLaterException;

/**
 * Reads answers, each within a total time limit, whole or not at all, and no more of it than {@link
 * CvatConfig#mostOfAnAnswer()}; puts into words what went wrong. Bodies are quoted only in short, pages never.
 */
@ApplicationScoped
class CvatAnswers {

    /** Fields whose name says nothing to people. */
    private static final Set<String> NAMELESS = Set.of("detail", "non_field_errors");

    private static final int LONGEST_DETAIL = 200;
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(10);

    private final ObjectMapper json;
    private final int most;
    private final ExecutorService threads = Executors.newCachedThreadPool(DaemonThreads.named("cvat-call"));

    CvatAnswers(ObjectMapper json, CvatConfig config) {
        this.json = json;
        this.most = Math.toIntExact(config.mostOfAnAnswer().asLongValue());
    }

    /** @param body never more than one byte above the limit */
    private record Answer(int status, String retryAfter, byte[] body) {}

    /** @return null when the answer had no body */
    <T> T within(String asked, Duration limit, Class<T> type, Supplier<Response> call) {
        Answer answer = await(asked, limit, call);
        if (answer.status() < 200 || answer.status() >= 300) {
            throw failure(asked, answer);
        }
        if (answer.body().length > most) {
            throw new AnswerTooLargeException(asked, most);
        }
        if (answer.body().length == 0 || type == Void.class) {
            return null;
        }
        try {
            return json.readValue(answer.body(), type);
        } catch (IOException e) {
            throw CvatUnavailableException.odd(asked);
        }
    }

    /** In a thread of its own, cut off at the limit: an answer may trickle in for ever. */
    private Answer await(String asked, Duration limit, Supplier<Response> call) {
        Future<Answer> answer = threads.submit(() -> read(call.get()));
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw CvatUnavailableException.silent(asked, "none within " + limit.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CvatUnavailableException.silent(asked, "the step took too long");
        } catch (ExecutionException e) {
            throw noAnswer(asked, e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private Answer read(Response response) throws IOException {
        try (response) {
            InputStream body = response.readEntity(InputStream.class);
            return new Answer(
                    response.getStatus(),
                    response.getHeaderString(HttpHeaders.RETRY_AFTER),
                    body == null ? new byte[0] : body.readNBytes(most + 1));
        }
    }

    /** The failure's own message may quote what was sent. */
    private static CvatUnavailableException noAnswer(String asked, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return CvatUnavailableException.silent(asked, "its host is not known");
            }
            if (cause instanceof ConnectException) {
                return CvatUnavailableException.silent(asked, "nothing can be connected to");
            }
            if (cause instanceof HttpClosedException) {
                return CvatUnavailableException.silent(asked, "the connection was closed");
            }
        }
        return CvatUnavailableException.silent(asked, "the connection failed");
    }

    private RuntimeException failure(String asked, Answer answer) {
        var failure = CvatUnavailableException.answered(asked, answer.status(), detail(answer.body()));
        String retryAfter = answer.retryAfter();
        if (retryAfter == null || !retryAfter.strip().matches("\\d{1,6}")) {
            return failure;
        }
        Duration delay = Duration.ofSeconds(Long.parseLong(retryAfter.strip()));
        return new RetryLaterException(
                failure.getMessage(), delay.compareTo(LONGEST_RETRY_AFTER) < 0 ? delay : LONGEST_RETRY_AFTER);
    }

    /** Plain text or JSON in words, shortened; pages of a proxy or of Django's error handler say nothing. */
    private String detail(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (text.contains("<")) {
            return "";
        }
        String words = words(text).strip().replaceAll("\\s+", " ");
        return words.length() <= LONGEST_DETAIL ? words : words.substring(0, LONGEST_DETAIL) + "…";
    }

    private String words(String text) {
        try {
            JsonNode read = json.readTree(text);
            return read.isMissingNode() ? "" : words(read);
        } catch (IOException e) {
            return text;
        }
    }

    private static String words(JsonNode read) {
        if (read.isArray()) {
            return StreamSupport.stream(read.spliterator(), false)
                    .map(CvatAnswers::words)
                    .collect(Collectors.joining(" "));
        }
        if (read.isObject()) {
            return read.properties().stream()
                    .map(field -> NAMELESS.contains(field.getKey())
                            ? words(field.getValue())
                            : field.getKey() + ": " + words(field.getValue()))
                    .collect(Collectors.joining("; "));
        }
        return read.asText();
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
