package solutions.trainingdata.candidates.task.cvat;

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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import solutions.trainingdata.candidates.messaging.work.RetryLaterException;

/**
 * Reads answers, each within a total time limit, whole or not at all, and no more of it than {@link
 * CvatConfig#mostOfAnAnswer()}; puts into words what went wrong. Bodies are quoted only in short, pages never.
 */
@ApplicationScoped
class CvatAnswers {

    private static final int LONGEST_DETAIL = 200;
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(10);
    private static final Pattern DETAIL = Pattern.compile("\\{\"\\w+\":\\[?\"([^\"]*)\"]?}");

    private final ObjectMapper json;
    private final int most;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "cvat-call");
        thread.setDaemon(true);
        thread.setContextClassLoader(CvatAnswers.class.getClassLoader());
        return thread;
    });

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

    /** Plain text or JSON, shortened; pages of a proxy or of Django's error handler say nothing. */
    private static String detail(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (text.contains("<")) {
            return "";
        }
        String line = text.strip().replaceAll("\\s+", " ");
        Matcher only = DETAIL.matcher(line);
        String words = only.matches() ? only.group(1) : line;
        return words.length() <= LONGEST_DETAIL ? words : words.substring(0, LONGEST_DETAIL) + "…";
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
