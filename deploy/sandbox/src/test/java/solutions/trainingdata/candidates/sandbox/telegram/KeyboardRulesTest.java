package solutions.trainingdata.candidates.sandbox.telegram;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a keyboard may hold. */
class KeyboardRulesTest {

    private static final String NO_ACTION =
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard";

    @RegisterExtension
    final BotClient bot = new BotClient();

    @BeforeEach
    void withoutFloodLimits() {
        bot.telegram.setFloodLimits(false);
    }

    @Test
    void aMarkupThatIsNoJsonOrNoObjectIsRefused() {
        markup("{'inline_keyboard': [[", "can't parse reply keyboard markup JSON object");
        markup("[]", "object expected as reply markup");
        markup("{'inline_keyboard': {}}", "field \"inline_keyboard\" must be of type Array");
        markup("{'inline_keyboard': [{}]}", "field \"inline_keyboard\" must be an Array of Arrays");
        markup("{'keyboard': ['Yes']}", "field \"keyboard\" must be an Array of Arrays");
    }

    @Test
    void aButtonHasATextAndExactlyOneAction() {
        button("{'callback_data': 'x'}", "can't parse inline keyboard button: Can't find field \"text\"");
        button("{'text': 'Go'}", NO_ACTION);
        button("{'text': 'Go', 'callback_data': ''}", NO_ACTION);
        button("{'text': 'Go', 'callback_data': 'x', 'url': 'https://example.com'}", "BUTTON_TYPE_INVALID");
    }

    @Test
    void callbackDataIsUpTo64Bytes() {
        accepted("{'text': 'Go', 'callback_data': '" + "ж".repeat(32) + "'}");
        button("{'text': 'Go', 'callback_data': '" + "ж".repeat(32) + "x'}", "BUTTON_DATA_INVALID");
    }

    @Test
    void aTextToCopyIsUpTo256Characters() {
        accepted("{'text': 'Copy', 'copy_text': {'text': '" + "ж".repeat(256) + "'}}");
        button("{'text': 'Copy', 'copy_text': {'text': '" + "ж".repeat(257) + "'}}", "BUTTON_COPY_TEXT_INVALID");
        button("{'text': 'Copy', 'copy_text': {'text': ''}}", "BUTTON_COPY_TEXT_INVALID");
    }

    @Test
    void aLinkNeedsAHostThatTelegramTakes() {
        accepted("{'text': 'Open', 'url': 'example.com/task'}");
        accepted("{'text': 'Open', 'url': 'tg://user?id=42'}");
        button(
                "{'text': 'Open', 'url': 'http://localhost:8080/x'}",
                "inline keyboard button URL 'http://localhost:8080/x' is invalid: Wrong HTTP URL");
        button(
                "{'text': 'Open', 'url': 'ftp://example.com'}",
                "inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol");
    }

    @Test
    void aKeyboardIsUpToAHundredButtonsAndTenKilobytes() {
        accepted(buttons(100, "Go"));
        button(buttons(101, "Go"), "reply markup is too long");
        button(buttons(60, "x".repeat(150)), "reply markup is too long");
    }

    private static String buttons(int count, String text) {
        return IntStream.range(0, count)
                .mapToObj(n -> "{'text': '" + text + "', 'callback_data': '" + n + "'}")
                .collect(Collectors.joining(","));
    }

    private void accepted(String button) {
        bot.done(
                "sendMessage", "{'chat_id': 42, 'text': 'x', 'reply_markup': {'inline_keyboard': [[" + button + "]]}}");
    }

    private void button(String button, String reason) {
        markup("{'inline_keyboard': [[" + button + "]]}", reason);
    }

    private void markup(String json, String reason) {
        bot.assertRefused(
                bot.form("sendMessage", Map.of("chat_id", "42", "text", "x", "reply_markup", json.replace('\'', '"'))),
                400,
                "Bad Request: " + reason);
    }
}
