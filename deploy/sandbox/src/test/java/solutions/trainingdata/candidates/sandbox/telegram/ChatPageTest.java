package solutions.trainingdata.candidates.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChatPageTest {

    private static final String TOKEN = "123456:secret";

    private final TelegramSimulator telegram = TelegramSimulator.start(0, TOKEN);
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void servesItsFilesAndNeverWritesMarkup() throws Exception {
        assertThat(get("/").body()).contains("/chat.css", "/chat.js");
        assertThat(get("/chat.css").headers().firstValue("Content-Type")).contains("text/css; charset=utf-8");
        assertThat(get("/chat.js").body())
                .contains("textContent")
                .doesNotContain("innerHTML", "insertAdjacentHTML", "document.write");
        assertThat(get("/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void letsANewPersonTalkAndPress() throws Exception {
        long id = post("/sim/people", "{\"first_name\":\"Вера <i>\",\"username\":\"@vera_v\",\"language\":\"ru\"}")
                .path("id")
                .asLong();
        long other = post("/sim/people", "{\"first_name\":\"Глеб\"}").path("id").asLong();
        assertThat(other).isNotEqualTo(id);
        post("/sim/say", "{\"person\":" + id + ",\"text\":\"/start\"}");
        int message = post(
                        "/bot" + TOKEN + "/sendMessage",
                        "{\"chat_id\":" + id + ",\"text\":\"menu\",\"reply_markup\":{\"inline_keyboard\":"
                                + "[[{\"text\":\"Go\",\"callback_data\":\"go\"}]]}}")
                .at("/result/message_id")
                .asInt();
        post("/sim/press", "{\"person\":" + id + ",\"message\":" + message + ",\"data\":\"go\"}");

        JsonNode updates = post("/bot" + TOKEN + "/getUpdates", "{}").path("result");
        assertThat(updates.at("/0/message/from/first_name").asText()).isEqualTo("Вера <i>");
        assertThat(updates.at("/0/message/from/username").asText()).isEqualTo("vera_v");
        assertThat(updates.at("/1/callback_query/data").asText()).isEqualTo("go");
        JsonNode state = json.readTree(get("/sim/state?after=0&person=" + id).body());
        assertThat(state.at("/chat/messages/1/buttons/0/0/text").asText()).isEqualTo("Go");
        assertThat(state.path("people")).hasSize(2);
    }

    @Test
    void keepsItsOwnRequestsOutOfTheRecord() throws Exception {
        post("/sim/people", "{\"first_name\":\"Вера\"}");
        get("/sim/state?after=0&person=0");
        post("/bot" + TOKEN + "/getMe", "{}");

        assertThat(telegram.calls("getMe")).hasSize(1);
        assertThat(telegram.recordedRequests()).hasSize(1);
    }

    @Test
    void refusesAUsernameThatTelegramWouldNotHave() throws Exception {
        assertThat(post("/sim/people", "{\"first_name\":\"Вера\",\"username\":\"a b\"}")
                        .path("problem")
                        .asText())
                .contains("username");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(telegram.url() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(telegram.url() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return json.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
}
