package solutions.trainingdata.candidates.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import solutions.trainingdata.candidates.sandbox.telegram.call.TelegramCall;

/**
 * The keyboard that comes with a message: none, inline buttons, a reply keyboard, its removal, or a forced reply.
 *
 * @param json as given, for the answer
 * @param oneTime a reply keyboard that hides when used
 */
record ReplyMarkup(Kind kind, List<List<ChatButton>> rows, JsonNode json, boolean oneTime, String placeholder) {

    enum Kind {
        NONE,
        INLINE,
        KEYBOARD,
        REMOVE,
        FORCE_REPLY
    }

    private interface ButtonReader {
        ChatButton read(JsonNode button) throws BotApiException;
    }

    static final ReplyMarkup NONE =
            new ReplyMarkup(Kind.NONE, List.of(), JsonNodeFactory.instance.nullNode(), false, "");
    private static final int CALLBACK_DATA_BYTES = 64;
    private static final int COPY_TEXT_CHARACTERS = 256;
    private static final int INLINE_BUTTONS = 100;
    private static final int REPLY_BUTTONS = 300;
    private static final int JSON_BYTES = 10_000;
    private static final List<String> ACTIONS = List.of("callback_data", "url", "copy_text");

    static ReplyMarkup of(TelegramCall call) throws BotApiException {
        if (call.text("reply_markup").filter(text -> !text.isBlank()).isEmpty()) {
            return NONE;
        }
        JsonNode json = call.json("reply_markup")
                .orElseThrow(() -> BotApiException.badRequest("can't parse reply keyboard markup JSON object"));
        if (!json.isObject()) {
            throw BotApiException.badRequest("object expected as reply markup");
        }
        ReplyMarkup markup = of(json);
        int buttons = markup.rows().stream().mapToInt(List::size).sum();
        int most = markup.kind() == Kind.INLINE ? INLINE_BUTTONS : REPLY_BUTTONS;
        if (buttons > most || json.toString().getBytes(StandardCharsets.UTF_8).length > JSON_BYTES) {
            throw BotApiException.badRequest("reply markup is too long");
        }
        return markup;
    }

    private static ReplyMarkup of(JsonNode json) throws BotApiException {
        if (json.has("inline_keyboard")) {
            List<List<ChatButton>> rows = rows(json, "inline_keyboard", ReplyMarkup::inlineButton);
            return rows.isEmpty() ? NONE : new ReplyMarkup(Kind.INLINE, rows, json, false, "");
        }
        String placeholder = json.path("input_field_placeholder").asText("");
        if (json.has("keyboard")) {
            List<List<ChatButton>> rows = rows(json, "keyboard", ReplyMarkup::replyButton);
            boolean oneTime = json.path("one_time_keyboard").asBoolean();
            return new ReplyMarkup(rows.isEmpty() ? Kind.REMOVE : Kind.KEYBOARD, rows, json, oneTime, placeholder);
        }
        if (json.path("remove_keyboard").asBoolean()) {
            return new ReplyMarkup(Kind.REMOVE, List.of(), json, false, "");
        }
        return json.path("force_reply").asBoolean()
                ? new ReplyMarkup(Kind.FORCE_REPLY, List.of(), json, true, placeholder)
                : NONE;
    }

    private static List<List<ChatButton>> rows(JsonNode json, String field, ButtonReader reader)
            throws BotApiException {
        JsonNode array = json.get(field);
        if (!array.isArray()) {
            throw BotApiException.badRequest("field \"" + field + "\" must be of type Array");
        }
        List<List<ChatButton>> rows = new ArrayList<>();
        for (JsonNode row : array) {
            if (!row.isArray()) {
                throw BotApiException.badRequest("field \"" + field + "\" must be an Array of Arrays");
            }
            List<ChatButton> buttons = new ArrayList<>();
            for (JsonNode button : row) {
                buttons.add(reader.read(button));
            }
            if (!buttons.isEmpty()) {
                rows.add(List.copyOf(buttons));
            }
        }
        return List.copyOf(rows);
    }

    private static ChatButton replyButton(JsonNode button) throws BotApiException {
        String text = button.isTextual() ? button.asText() : button.path("text").asText("");
        if (text.isBlank()) {
            throw BotApiException.badRequest("keyboard button text must be non-empty");
        }
        return new ChatButton(
                text, ChatButton.Kind.REPLY, text, button.path("style").asText(""));
    }

    private static ChatButton inlineButton(JsonNode button) throws BotApiException {
        if (!button.hasNonNull("text")) {
            throw BotApiException.badRequest("can't parse inline keyboard button: Can't find field \"text\"");
        }
        String text = button.path("text").asText("");
        if (text.isBlank()) {
            throw BotApiException.badRequest("can't parse inline keyboard button: Button text must be non-empty");
        }
        String style = button.path("style").asText("");
        if (ACTIONS.stream().filter(button::hasNonNull).count() > 1) {
            // Telegram documents "exactly one" and does not say which one it takes of several.
            throw BotApiException.badRequest("BUTTON_TYPE_INVALID");
        }
        if (!button.path("callback_data").asText("").isEmpty()) {
            String data = button.get("callback_data").asText();
            if (data.getBytes(StandardCharsets.UTF_8).length > CALLBACK_DATA_BYTES) {
                throw BotApiException.badRequest("BUTTON_DATA_INVALID");
            }
            return new ChatButton(text, ChatButton.Kind.CALLBACK, data, style);
        }
        if (button.hasNonNull("url")) {
            return new ChatButton(
                    text, ChatButton.Kind.URL, url(button.get("url").asText()), style);
        }
        if (button.hasNonNull("copy_text")) {
            String copied = button.get("copy_text").path("text").asText("");
            if (copied.isEmpty() || copied.codePointCount(0, copied.length()) > COPY_TEXT_CHARACTERS) {
                throw BotApiException.badRequest("BUTTON_COPY_TEXT_INVALID");
            }
            return new ChatButton(text, ChatButton.Kind.COPY, copied, style);
        }
        throw BotApiException.badRequest(
                "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
    }

    /** Telegram takes web addresses whose host has a dot ("localhost" has none), and its own tg: links. */
    private static String url(String url) throws BotApiException {
        try {
            URI uri = new URI(url.matches("(?i)[a-z][a-z0-9+.-]*:.*") ? url : "http://" + url);
            String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(java.util.Locale.ROOT);
            boolean web = scheme.matches("https?")
                    && uri.getHost() != null
                    && uri.getHost().contains(".");
            if (web || scheme.equals("tg")) {
                return url;
            }
            if (!scheme.matches("https?")) {
                throw BotApiException.badRequest(
                        "inline keyboard button URL '" + url + "' is invalid: Unsupported URL protocol");
            }
        } catch (URISyntaxException e) {
            // Refused below, in Telegram's words.
        }
        throw BotApiException.badRequest("inline keyboard button URL '" + url + "' is invalid: Wrong HTTP URL");
    }

    /** What an edit compares: the buttons, not how they were written. */
    boolean sameButtons(ReplyMarkup other) {
        return rows.equals(other.rows);
    }
}
