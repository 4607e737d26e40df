package solutions.trainingdata.candidates.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FloodLimitsTest {

    @RegisterExtension
    final BotClient bot = new BotClient();

    @Test
    void aChatTakesAShortBurstAndThenOneMessagePerSecond() {
        for (int n = 0; n < FloodLimits.CHAT_BURST; n++) {
            bot.done("sendMessage", "{'chat_id': 42, 'text': 'quick'}");
        }
        assertFlooded("sendMessage", "{'chat_id': 42, 'text': 'too quick'}");
        assertThat(bot.anna.chat().timesSent("too quick")).isZero();
        bot.clock.pass(Duration.ofMillis(1100));
        bot.done("sendMessage", "{'chat_id': 42, 'text': 'patient'}");
        assertFlooded("sendMessage", "{'chat_id': 42, 'text': 'too quick'}");
    }

    @Test
    void editsCountToo() {
        int id = bot.done("sendMessage", "{'chat_id': 42, 'text': '0'}")
                .path("message_id")
                .asInt();
        for (int n = 1; n < FloodLimits.CHAT_BURST; n++) {
            bot.done("editMessageText", "{'chat_id': 42, 'message_id': " + id + ", 'text': '" + n + "'}");
        }
        assertFlooded("editMessageText", "{'chat_id': 42, 'message_id': " + id + ", 'text': 'more'}");
    }

    @Test
    void aBotWritesToThirtyChatsInASecond() {
        for (int chat = 100; chat <= 100 + FloodLimits.ALL_PER_SECOND; chat++) {
            bot.telegram.person(chat, "Somebody", null, null, null).says("/start");
        }
        for (int chat = 100; chat < 100 + FloodLimits.ALL_PER_SECOND; chat++) {
            bot.done("sendMessage", "{'chat_id': " + chat + ", 'text': 'news'}");
        }
        String last = "{'chat_id': " + (100 + FloodLimits.ALL_PER_SECOND) + ", 'text': 'news'}";
        assertFlooded("sendMessage", last);
        bot.clock.pass(Duration.ofSeconds(1));
        bot.done("sendMessage", last);
    }

    @Test
    void canBeSwitchedOff() {
        bot.telegram.setFloodLimits(false);
        for (int n = 0; n < 50; n++) {
            bot.done("sendMessage", "{'chat_id': 42, 'text': 'quick'}");
        }
    }

    private void assertFlooded(String method, String json) {
        JsonNode answer = bot.call(method, json);
        bot.assertRefused(answer, 429, "Too Many Requests: retry after 1");
        assertThat(answer.path("parameters").path("retry_after").asInt()).isEqualTo(1);
    }
}
