package solutions.trainingdata.candidates.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultTest {
    private static final String JSON = "{\"results\":[1,2,3]}";
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final SimulatorServer server = new SimulatorServer(
            "faulty", 0, request -> true, request -> SimulatorAnswer.of(200, "application/json", JSON));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aHalfAnswerAnnouncesTheWholeAndEndsTheConnection() throws Exception {
        server.inject(Fault.on("GET", "/half", 1, new Fault.Effect.HalfAnswer()));
        assertThatThrownBy(() -> get("/half")).isInstanceOf(IOException.class).hasStackTraceContaining("fixed content");
        assertThat(get("/half").body()).isEqualTo(JSON);
    }

    @Test
    void aHugeAnswerIsTheAnswerAfterBlanks() throws Exception {
        server.inject(Fault.on("GET", "/huge", 1, new Fault.Effect.HugeAnswer(1_000_001)));
        assertThat(get("/huge").body())
                .hasSize(1_000_001 + JSON.length())
                .startsWith("  ")
                .endsWith("  " + JSON);
        assertThat(get("/huge").body()).isEqualTo(JSON);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .timeout(LIMIT)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
