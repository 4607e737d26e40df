package solutions.trainingdata.candidates.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A simulator per test, and a bot that talks to it in plain HTTP. Anna (42) has started the bot. */
final class BotClient implements BeforeEachCallback, AfterEachCallback {

    static final String TOKEN = "123456:secret";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    final MovableClock clock = new MovableClock();
    private final HttpClient http = HttpClient.newHttpClient();
    TelegramSimulator telegram;
    Person anna;

    @Override
    public void beforeEach(ExtensionContext context) {
        telegram = TelegramSimulator.start(0, TOKEN, clock);
        anna = telegram.person(42, "Anna", null, null, "ru");
        anna.says("/start");
    }

    @Override
    public void afterEach(ExtensionContext context) {
        telegram.close();
    }

    /** @param json the parameters; single quotes stand for double ones */
    JsonNode call(String method, String json) {
        return call(TOKEN, method, json);
    }

    JsonNode call(String token, String method, String json) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(telegram.url() + "/bot" + token + "/" + method))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.replace('\'', '"')))
                .build();
        return answer(request);
    }

    JsonNode form(String method, Map<String, String> parameters) {
        StringBuilder form = new StringBuilder();
        parameters.forEach((name, value) -> form.append(form.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8)));
        return answer(HttpRequest.newBuilder(URI.create(telegram.url() + "/bot" + TOKEN + "/" + method))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
                .build());
    }

    private JsonNode answer(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            JsonNode answer = JSON.readTree(response.body());
            int code = answer.path("ok").asBoolean()
                    ? 200
                    : answer.path("error_code").asInt();
            assertThat(response.statusCode()).isEqualTo(code);
            return answer;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<byte[]> download(String path) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(telegram.url() + path)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    CompletableFuture<JsonNode> inBackground(String method, String json) {
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        new Thread(() -> answer.complete(call(method, json))).start();
        return answer;
    }

    /** As a bot that takes its time between polls. */
    ArrayNode updates(String json) {
        clock.pass(Duration.ofSeconds(4));
        return (ArrayNode) done("getUpdates", json);
    }

    JsonNode done(String method, String json) {
        JsonNode answer = call(method, json);
        assertThat(answer.path("ok").asBoolean()).as("%s", answer).isTrue();
        return answer.path("result");
    }

    void assertRefused(JsonNode answer, int code, String description) {
        assertThat(answer.path("ok").asBoolean()).isFalse();
        assertThat(answer.path("description").asText()).isEqualTo(description);
        assertThat(answer.path("error_code").asInt()).isEqualTo(code);
    }

    void assertRefused(String method, String json, int code, String description) {
        assertRefused(call(method, json), code, description);
    }

    void awaitCalls(String method, int count) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (telegram.calls(method).size() < count) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
