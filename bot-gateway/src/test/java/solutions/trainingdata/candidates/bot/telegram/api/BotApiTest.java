package solutions.trainingdata.candidates.bot.telegram.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;
import solutions.trainingdata.candidates.sandbox.http.SimulatorServer;

/** What each thing that can happen to a call is taken for: it decides whether a message is sent again. */
class BotApiTest {

    private static final String TOKEN = "42:very-secret";

    private final SimulatorServer server = new SimulatorServer(
            "api",
            0,
            request -> true,
            request -> SimulatorAnswer.of(200, "application/json", "{\"ok\":true,\"result\":{\"message_id\":5}}"));
    private final BotApi api = api(server.url());

    private static BotApi api(String url) {
        return new BotApi(url, TOKEN, Duration.ofSeconds(20), Duration.ofSeconds(1));
    }

    @AfterEach
    void close() {
        api.close();
        server.close();
    }

    @Test
    void anAnswerIsDone() {
        assertThat(send()).isInstanceOfSatisfying(ApiAnswer.Done.class, done -> assertThat(
                        done.result().path("message_id").asLong())
                .isEqualTo(5));
    }

    @Test
    void aClosedPortIsCertain() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (BotApi nobody = api("http://127.0.0.1:" + port)) {
            assertThat(nobody.call("sendMessage", Map.of()))
                    .isInstanceOf(ApiAnswer.NotArrived.class)
                    .asString()
                    .doesNotContain("very-secret");
        }
    }

    @Test
    void anAddressThatDoesNotExistIsCertainAndHidesTheToken() {
        try (BotApi nowhere = api("http://nowhere.invalid")) {
            assertThat(nowhere.call("sendMessage", Map.of()))
                    .isInstanceOf(ApiAnswer.NotArrived.class)
                    .asString()
                    .doesNotContain("very-secret");
        }
    }

    @Test
    void aHangUpAfterTheRequestWasWrittenIsUnknownAndNotRepeatedSilently() {
        send();
        server.inject(Fault.on("POST", ".*", 1, new Fault.Effect.HangUpAfter()));
        assertThat(send()).isInstanceOf(ApiAnswer.Unknown.class).asString().doesNotContain("very-secret");
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aTimeOutAfterTheRequestWasWrittenIsUnknown() {
        // A first call is slow by itself: it loads classes.
        send();
        server.inject(Fault.on("POST", ".*", 1, new Fault.Effect.Slow(Duration.ofSeconds(6))));
        try (BotApi impatient = new BotApi(server.url(), TOKEN, Duration.ofSeconds(2), Duration.ofSeconds(1))) {
            assertThat(impatient.call("sendMessage", Map.of())).isInstanceOf(ApiAnswer.Unknown.class);
        }
    }

    @Test
    void anErrorPageIsCertain() {
        answer(SimulatorAnswer.html(502, "<html>Bad Gateway</html>"));
        assertThat(send()).isInstanceOf(ApiAnswer.NotArrived.class);
        answer(SimulatorAnswer.of(500, "application/json", "{\"ok\":false,\"error_code\":500,\"description\":\"x\"}"));
        assertThat(send()).isInstanceOf(ApiAnswer.NotArrived.class);
    }

    @Test
    void successThatCannotBeReadIsUnknown() {
        answer(SimulatorAnswer.html(200, "<html>Welcome to the hotel</html>"));
        assertThat(send()).isInstanceOf(ApiAnswer.Unknown.class);
        answer(SimulatorAnswer.empty(200));
        assertThat(send()).isInstanceOf(ApiAnswer.Unknown.class);
        answer(SimulatorAnswer.of(200, "application/json", "null"));
        assertThat(send()).isInstanceOf(ApiAnswer.Unknown.class);
    }

    @Test
    void aFloodLimitSaysHowLong() {
        answer(SimulatorAnswer.of(
                429,
                "application/json",
                "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after 7\","
                        + "\"parameters\":{\"retry_after\":7}}"));
        assertThat(send()).isEqualTo(new ApiAnswer.TooMany(Duration.ofSeconds(7)));
    }

    @Test
    void aRefusalIsKnownForWhatItIs() {
        answer(refusal(403, "Forbidden: bot was blocked by the user"));
        assertThat(((ApiAnswer.Refused) send()).unreachable()).isTrue();
        answer(refusal(400, "Bad Request: chat not found"));
        assertThat(((ApiAnswer.Refused) send()).unreachable()).isTrue();
        answer(refusal(400, "Bad Request: can't parse entities"));
        assertThat(((ApiAnswer.Refused) send()).unreachable()).isFalse();
        answer(refusal(401, "Unauthorized"));
        assertThat(((ApiAnswer.Refused) send()).badToken()).isTrue();
    }

    private ApiAnswer send() {
        return api.call("sendMessage", Map.of("chat_id", 1, "text", "hello"));
    }

    private void answer(SimulatorAnswer answer) {
        server.inject(Fault.on("POST", ".*", 1, new Fault.Effect.AnswerInstead(answer)));
    }

    private static SimulatorAnswer refusal(int code, String description) {
        return SimulatorAnswer.of(
                code,
                "application/json",
                "{\"ok\":false,\"error_code\":" + code + ",\"description\":\"" + description + "\"}");
    }
}
