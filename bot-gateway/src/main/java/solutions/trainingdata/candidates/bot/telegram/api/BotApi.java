package solutions.trainingdata.candidates.bot.telegram.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.utility.BotUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Calls of the Bot API. The library's requests say what is asked; the call itself is made here, because it must be known
 * whether a failed one may have arrived, and one unreadable update must not make a whole batch unreadable. Never throws;
 * no answer holds the token.
 */
public final class BotApi implements AutoCloseable {

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final MediaType FILE = MediaType.get("application/octet-stream");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    /** A poll's answer may come that much later than the time Telegram may hold it. */
    private static final Duration POLL_MARGIN = Duration.ofSeconds(10);
    /** Shorter than servers keep an idle connection: a send into one just closed could not be told from a lost one. */
    private static final Duration IDLE_CONNECTION = Duration.ofSeconds(15);

    private static final Duration DEFAULT_RETRY_AFTER = Duration.ofSeconds(5);

    private final String url;
    private final String token;
    private final Duration pollTimeout;
    private final OkHttpClient calls;
    private final OkHttpClient polls;

    /** @param url of the server, without {@code /bot} */
    public BotApi(String url, String token, Duration callLimit, Duration pollTimeout) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.token = token;
        this.pollTimeout = pollTimeout;
        this.calls = client(callLimit);
        this.polls = client(pollTimeout.plus(POLL_MARGIN));
    }

    private static OkHttpClient client(Duration limit) {
        return new OkHttpClient.Builder()
                .connectTimeout(CONNECT_LIMIT)
                .readTimeout(limit)
                .writeTimeout(limit)
                .callTimeout(limit)
                .connectionPool(new ConnectionPool(16, IDLE_CONNECTION.toSeconds(), TimeUnit.SECONDS))
                .protocols(List.of(Protocol.HTTP_1_1))
                .followRedirects(false)
                // It would send a message a second time without a word.
                .retryOnConnectionFailure(false)
                .addNetworkInterceptor(BotApi::markWritten)
                .build();
    }

    /** Network interceptors run once the connection stands, right before the first byte. */
    private static Response markWritten(Interceptor.Chain chain) throws IOException {
        AtomicBoolean written = chain.request().tag(AtomicBoolean.class);
        if (written != null) {
            written.set(true);
        }
        return chain.proceed(chain.request());
    }

    public ApiAnswer call(BaseRequest<?, ?> request) {
        return request.isMultipart()
                ? post(calls, request.getMethod(), parts(request))
                : post(calls, request.getMethod(), BotUtils.toJson(request.getParameters()));
    }

    /** Files go as they are, everything else as text: of strings, numbers and enums, else as JSON. */
    private static RequestBody parts(BaseRequest<?, ?> request) {
        MultipartBody.Builder parts = new MultipartBody.Builder().setType(MultipartBody.FORM);
        request.getParameters().forEach((name, value) -> {
            if (value instanceof byte[] file) {
                RequestBody content = RequestBody.create(file, MediaType.get(request.getContentType()));
                parts.addFormDataPart(name, request.getFileName(), content);
            } else {
                boolean plain = value instanceof CharSequence
                        || value instanceof Number
                        || value instanceof Boolean
                        || value instanceof Enum;
                parts.addFormDataPart(name, plain ? value.toString() : BotUtils.toJson(value));
            }
        });
        return parts.build();
    }

    public ApiAnswer call(String method, Map<String, Object> parameters) {
        return post(calls, method, BotUtils.toJson(parameters));
    }

    /**
     * Waits for updates of the kinds that we handle.
     *
     * @param offset confirms everything before it; 0 confirms nothing
     */
    public ApiAnswer updates(long offset) {
        Map<String, Object> parameters = Map.of(
                "offset",
                offset,
                "limit",
                100,
                "timeout",
                pollTimeout.toSeconds(),
                "allowed_updates",
                List.of("message", "callback_query", "my_chat_member"));
        return post(polls, "getUpdates", BotUtils.toJson(parameters));
    }

    /** Ends a poll under way. */
    public void cancelPoll() {
        polls.dispatcher().cancelAll();
    }

    /**
     * A call with a file, which is read piece by piece.
     *
     * @param field of the file
     * @param name of the file, as people see it
     */
    public ApiAnswer upload(
            String method, Map<String, String> parameters, String field, Path file, String name, Duration limit) {
        MultipartBody.Builder body = new MultipartBody.Builder().setType(MultipartBody.FORM);
        parameters.forEach(body::addFormDataPart);
        body.addFormDataPart(field, name, RequestBody.create(file.toFile(), FILE));
        OkHttpClient patient = calls.newBuilder()
                .readTimeout(limit)
                .writeTimeout(limit)
                .callTimeout(limit)
                .build();
        return post(patient, method, body.build());
    }

    private ApiAnswer post(OkHttpClient client, String method, String json) {
        return post(client, method, RequestBody.create(json.getBytes(StandardCharsets.UTF_8), JSON));
    }

    private ApiAnswer post(OkHttpClient client, String method, RequestBody body) {
        AtomicBoolean written = new AtomicBoolean();
        Request request = new Request.Builder()
                .url(url + "/bot" + token + "/" + method)
                .tag(AtomicBoolean.class, written)
                .post(body)
                .build();
        try (Response response = client.newCall(request).execute()) {
            return read(response.code(), response.body().string());
        } catch (IOException e) {
            String reason = masked(e.getClass().getSimpleName() + ": " + e.getMessage());
            return written.get() ? new ApiAnswer.Unknown(reason) : new ApiAnswer.NotArrived(reason);
        }
    }

    private ApiAnswer read(int status, String body) {
        JsonNode answer = parsed(body);
        if (answer == null || !answer.isObject()) {
            String reason = "HTTP " + status + " without a Bot API answer";
            return status >= 400 ? new ApiAnswer.NotArrived(reason) : new ApiAnswer.Unknown(reason);
        }
        if (answer.path("ok").asBoolean()) {
            return new ApiAnswer.Done(answer.path("result"));
        }
        int code = answer.path("error_code").asInt(status);
        String description = masked(answer.path("description").asText());
        if (code == 429) {
            long seconds = answer.path("parameters").path("retry_after").asLong(DEFAULT_RETRY_AFTER.toSeconds());
            return new ApiAnswer.TooMany(Duration.ofSeconds(seconds));
        }
        return code >= 500 || code < 400
                ? new ApiAnswer.NotArrived(code + " " + description)
                : new ApiAnswer.Refused(code, description);
    }

    private static JsonNode parsed(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private String masked(String text) {
        return text.replace(token, "***");
    }

    @Override
    public void close() {
        for (OkHttpClient client : List.of(polls, calls)) {
            client.dispatcher().cancelAll();
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        }
    }

    @Override
    public String toString() {
        return "BotApi[" + url + "]";
    }
}
