package solutions.trainingdata.candidates.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.request.SendDocument;
import com.pengrad.telegrambot.request.SendPhoto;
import com.pengrad.telegrambot.response.BaseResponse;
import com.pengrad.telegrambot.response.SendResponse;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Messages, files, and those whom they cannot reach. */
class MessageRulesTest {

    private static final int MEGABYTE = 1024 * 1024;

    @RegisterExtension
    final BotClient bot = new BotClient();

    private TelegramBot library;

    @BeforeEach
    void connect() {
        library = new TelegramBot.Builder(BotClient.TOKEN)
                .apiUrl(bot.telegram.url() + "/bot")
                .build();
    }

    @AfterEach
    void disconnect() {
        library.shutdown();
    }

    @Test
    void somebodyWhoDeletedTheAccountIsDeactivated() {
        bot.anna.deletesAccount();
        bot.assertRefused("sendMessage", "{'chat_id': 42, 'text': 'x'}", 403, "Forbidden: user is deactivated");
        bot.assertRefused(
                "sendChatAction", "{'chat_id': 42, 'action': 'typing'}", 403, "Forbidden: user is deactivated");
    }

    @Test
    void aCallNamesItsChatAndMessage() {
        bot.assertRefused("sendMessage", "{'text': 'x'}", 400, "Bad Request: chat_id is empty");
        bot.assertRefused("sendMessage", "{'chat_id': 4242, 'text': 'x'}", 400, "Bad Request: chat not found");
        String unspecified = "Bad Request: message identifier is not specified";
        bot.assertRefused("editMessageText", "{'chat_id': 42, 'text': 'x'}", 400, unspecified);
        bot.assertRefused("deleteMessage", "{'chat_id': 42}", 400, unspecified);
    }

    @Test
    void anAnswerToAPressIsUpTo200Characters() {
        bot.done(
                "sendMessage",
                "{'chat_id': 42, 'text': 'x', 'reply_markup': {'inline_keyboard': [[{'text': 'Go', 'callback_data': 'g'}]]}}");
        bot.anna.presses("Go");
        bot.anna.presses("Go");
        JsonNode updates = bot.updates("{}");
        String longest = "ж".repeat(200);
        bot.done(
                "answerCallbackQuery", "{'callback_query_id': '" + press(updates, 1) + "', 'text': '" + longest + "'}");
        bot.assertRefused(
                "answerCallbackQuery",
                "{'callback_query_id': '" + press(updates, 2) + "', 'text': '" + longest + "x'}",
                400,
                "Bad Request: MESSAGE_TOO_LONG");
    }

    private static String press(JsonNode updates, int index) {
        return updates.get(index).path("callback_query").path("id").asText();
    }

    @Test
    void aCaptionIsUpTo1024CharactersWhenSentAndWhenEdited() {
        SendResponse sent = library.execute(
                new SendDocument(42L, new byte[] {1}).fileName("a.bin").caption("x".repeat(1024)));
        assertThat(sent.isOk()).isTrue();
        String tooLong = "Bad Request: message caption is too long";
        assertThat(library.execute(new SendDocument(42L, new byte[] {1}).caption("x".repeat(1025)))
                        .description())
                .isEqualTo(tooLong);
        bot.assertRefused(
                "editMessageCaption",
                "{'chat_id': 42, 'message_id': " + sent.message().messageId() + ", 'caption': '" + "x".repeat(1025)
                        + "'}",
                400,
                tooLong);
    }

    @Test
    void aFileComesBackByteForByteThroughItsPath() {
        byte[] bytes = {0, 13, 10, 45, 45, 127};
        String id = library.execute(new SendDocument(42L, bytes).fileName("a.bin"))
                .message()
                .document()
                .fileId();
        String path = bot.done("getFile", "{'file_id': '" + id + "'}")
                .path("file_path")
                .asText();

        assertThat(bot.download("/file/bot" + BotClient.TOKEN + "/" + path).body())
                .isEqualTo(bytes);
        assertThat(bot.download("/file/bot123456:wrong/" + path).statusCode()).isEqualTo(401);
        HttpResponse<byte[]> unknown = bot.download("/file/bot" + BotClient.TOKEN + "/photos/" + id);
        assertThat(unknown.statusCode()).isEqualTo(404);
        bot.assertRefused("getFile", "{'file_id': 'never'}", 400, "Bad Request: invalid file_id");
        bot.assertRefused(
                "sendPhoto",
                "{'chat_id': 42, 'photo': '" + id + "'}",
                400,
                "Bad Request: can't use file of type Document as Photo");
    }

    @Test
    void aFileOverTwentyMegabytesCanBeSentButNotFetched() {
        SendResponse sent = library.execute(new SendDocument(42L, new byte[20 * MEGABYTE + 1]).fileName("a.bin"));
        String id = sent.message().document().fileId();
        bot.assertRefused("getFile", "{'file_id': '" + id + "'}", 400, "Bad Request: file is too big");
        assertThat(bot.done("sendDocument", "{'chat_id': 42, 'document': '" + id + "'}")
                        .path("document")
                        .path("file_size")
                        .asInt())
                .isEqualTo(20 * MEGABYTE + 1);
    }

    @Test
    void tooLargeUploadsAreRefused() {
        BaseResponse photo = library.execute(new SendPhoto(42L, new byte[10 * MEGABYTE + 1]).fileName("a.png"));
        assertThat(photo.description())
                .isEqualTo("Bad Request: file of size 10485761 bytes is too big for a photo; the maximum size is"
                        + " 10485760 bytes");
        BaseResponse document = library.execute(new SendDocument(42L, new byte[50 * MEGABYTE + 1]).fileName("a.bin"));
        assertThat(document.errorCode()).isEqualTo(413);
        assertThat(document.description()).isEqualTo("Request Entity Too Large");
    }

    @Test
    void unreadableHtmlIsRefusedWithItsPlace() {
        bot.assertRefused(
                bot.form("sendMessage", Map.of("chat_id", "42", "parse_mode", "HTML", "text", "ж <blink>x</blink>")),
                400,
                "Bad Request: can't parse entities: Unsupported start tag \"blink\" at byte offset 3");
    }
}
