package solutions.trainingdata.candidates.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static solutions.trainingdata.candidates.sandbox.telegram.LibraryBot.LIMIT;
import static solutions.trainingdata.candidates.sandbox.telegram.LibraryBot.button;
import static solutions.trainingdata.candidates.sandbox.telegram.LibraryBot.withButton;

import com.pengrad.telegrambot.model.request.InlineKeyboardButton;
import com.pengrad.telegrambot.model.request.InlineKeyboardMarkup;
import com.pengrad.telegrambot.model.request.ParseMode;
import com.pengrad.telegrambot.model.request.ReplyKeyboardMarkup;
import com.pengrad.telegrambot.model.request.ReplyKeyboardRemove;
import com.pengrad.telegrambot.request.DeleteMessage;
import com.pengrad.telegrambot.request.EditMessageReplyMarkup;
import com.pengrad.telegrambot.request.EditMessageText;
import com.pengrad.telegrambot.request.GetMe;
import com.pengrad.telegrambot.request.SendDocument;
import com.pengrad.telegrambot.request.SendMessage;
import com.pengrad.telegrambot.request.SendPhoto;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the bot sends, edits and deletes is in the chat, or refused in Telegram's words. */
class MessagesTest {

    @RegisterExtension
    final LibraryBot bot = new LibraryBot();

    @Test
    void showsTheBotsMessagesWithFormattingAndButtons() {
        bot.anna.says("/start");
        var sent = bot.execute(new SendMessage(42L, "Login: <code>a&lt;b</code> <tg-spoiler>pass</tg-spoiler>")
                .parseMode(ParseMode.HTML)
                .replyMarkup(new InlineKeyboardMarkup(
                        new InlineKeyboardButton[] {button("Done", "v1|done"), button("Back", "v1|back")},
                        new InlineKeyboardButton[] {
                            new InlineKeyboardButton("Open").url("http://127.0.0.1:8080/tasks/1")
                        },
                        new InlineKeyboardButton[] {new InlineKeyboardButton("Copy").copyText("pass")})));

        ChatMessage shown = bot.anna.awaitReply("Login", LIMIT);
        assertThat(sent.message().text()).isEqualTo("Login: a<b pass");
        assertThat(shown.id()).isEqualTo(sent.message().messageId());
        assertThat(shown.html()).isEqualTo("Login: <code>a&lt;b</code> <tg-spoiler>pass</tg-spoiler>");
        assertThat(bot.anna.button("Open").value()).isEqualTo("http://127.0.0.1:8080/tasks/1");
        assertThat(bot.anna.button("Copy")).isEqualTo(new ChatButton("Copy", ChatButton.Kind.COPY, "pass", ""));

        bot.anna.pressesTwice("Done");
        assertThat(bot.updates(0))
                .filteredOn(update -> update.callbackQuery() != null)
                .hasSize(2)
                .allSatisfy(update -> {
                    assertThat(update.callbackQuery().data()).isEqualTo("v1|done");
                    assertThat(update.callbackQuery().maybeInaccessibleMessage().messageId())
                            .isEqualTo(shown.id());
                });
    }

    @Test
    void refusesWhatTelegramRefusesInItsWords() {
        bot.anna.says("/start");
        SendMessage longest = new SendMessage(42L, "ж".repeat(4096));

        assertThat(bot.execute(longest).isOk()).isTrue();
        bot.assertRefused(new SendMessage(42L, "ж".repeat(4097)), 400, "Bad Request: message is too long");
        bot.assertRefused(new SendMessage(42L, " \n"), 400, "Bad Request: message text is empty");
        bot.assertRefused(
                new SendMessage(42L, "<b>x").parseMode(ParseMode.HTML),
                400,
                "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\"");
        bot.assertRefused(new SendMessage(43L, "x"), 400, "Bad Request: chat not found");
        assertThat(bot.execute(withButton(button("ok", "x".repeat(64)))).isOk()).isTrue();
        bot.assertRefused(withButton(button("long", "ж".repeat(33))), 400, "Bad Request: BUTTON_DATA_INVALID");
        bot.assertRefused(
                withButton(new InlineKeyboardButton("local").url("http://localhost:8080/x")),
                400,
                "Bad Request: inline keyboard button URL 'http://localhost:8080/x' is invalid: Wrong HTTP URL");
        assertThat(bot.other("123456:wrong").execute(new GetMe()).errorCode()).isEqualTo(401);
    }

    @Test
    void doesNotLetTheBotWriteToThoseWhoBlockedItOrNeverWrote() {
        Person boris = bot.telegram.person(43, "Boris", "B", "boris_b", "en");
        bot.assertRefused(new SendMessage(43L, "x"), 403, "Forbidden: bot can't initiate conversation with a user");
        boris.says("/start");
        boris.blocks();
        bot.assertRefused(new SendMessage(43L, "x"), 403, "Forbidden: bot was blocked by the user");
        boris.unblocks();
        assertThat(bot.execute(new SendMessage(43L, "x")).isOk()).isTrue();

        assertThat(bot.updates(0))
                .filteredOn(update -> update.myChatMember() != null)
                .extracting(
                        update -> update.myChatMember().newChatMember().status().name())
                .containsExactly("kicked", "member");
    }

    @Test
    void editsInPlaceAndSaysWhenNothingChanged() {
        bot.anna.says("/start");
        InlineKeyboardMarkup keyboard = new InlineKeyboardMarkup(button("Go", "go"));
        int id = bot.execute(new SendMessage(42L, "one").replyMarkup(keyboard))
                .message()
                .messageId();

        bot.assertRefused(
                new EditMessageText(42L, id, "<b></b>one")
                        .parseMode(ParseMode.HTML)
                        .replyMarkup(keyboard),
                400,
                "Bad Request: message is not modified: specified new message content and reply markup are exactly the"
                        + " same as a current content and reply markup of the message");
        assertThat(bot.execute(new EditMessageText(42L, id, "two").replyMarkup(keyboard))
                        .isOk())
                .isTrue();
        assertThat(bot.execute(new EditMessageReplyMarkup(42L, id)).isOk()).isTrue();

        ChatMessage message = bot.anna.awaitReply("two", LIMIT);
        assertThat(message.edits()).isEqualTo(2);
        assertThat(message.history()).containsExactly("one", "two");
        assertThat(message.buttons()).isEmpty();
        assertThat(bot.anna.chat().timesSent()).containsExactly(java.util.Map.entry("one", 1L));
        bot.assertRefused(new EditMessageText(42L, 999, "x"), 400, "Bad Request: message to edit not found");
        bot.assertRefused(new EditMessageText(42L, id - 1, "x"), 400, "Bad Request: message can't be edited");
    }

    @Test
    void deletesForTwoDays() {
        bot.anna.says("/start");
        int id = bot.execute(new SendMessage(42L, "secret")).message().messageId();
        assertThat(bot.execute(new DeleteMessage(42L, id)).isOk()).isTrue();
        bot.assertRefused(new DeleteMessage(42L, id), 400, "Bad Request: message to delete not found");
        assertThat(bot.anna.chat().newest(message -> message.text().equals("secret")))
                .isEmpty();
        assertThat(bot.anna.chat().timesSent("secret")).isEqualTo(1);

        int old = bot.execute(new SendMessage(42L, "old")).message().messageId();
        bot.clock.pass(Duration.ofHours(49));
        bot.assertRefused(new DeleteMessage(42L, old), 400, "Bad Request: message can't be deleted for everyone");
    }

    @Test
    void showsAndHidesReplyKeyboards() {
        bot.anna.says("/start");
        bot.execute(new SendMessage(42L, "choose")
                .replyMarkup(new ReplyKeyboardMarkup(new String[] {"Да", "Нет"}).oneTimeKeyboard(true)));
        bot.anna.presses("Да");
        assertThat(bot.updates(0).get(1).message().text()).isEqualTo("Да");
        assertThat(bot.anna.chat().replyKeyboard()).isEmpty();
        bot.execute(new SendMessage(42L, "choose").replyMarkup(new ReplyKeyboardMarkup("stays")));
        assertThat(bot.anna.chat().replyKeyboard()).hasSize(1);
        bot.execute(new SendMessage(42L, "gone").replyMarkup(new ReplyKeyboardRemove()));
        assertThat(bot.anna.chat().replyKeyboard()).isEmpty();
    }

    @Test
    void keepsDocumentsAndPhotosByteForByte() throws IOException {
        bot.anna.says("/start");
        byte[] bytes = "\r\n--x\r\n\u0000\u0001 bytes --".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var sent = bot.execute(new SendDocument(42L, bytes)
                .fileName("отчёт.xlsx")
                .contentType("application/vnd.ms-excel")
                .caption("<b>all</b>")
                .parseMode(ParseMode.HTML));
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), "png", png);
        var photo = bot.execute(new SendPhoto(42L, png.toByteArray()).fileName("a.png"));

        ChatMessage document = bot.anna.awaitReply("all", LIMIT);
        assertThat(sent.message().document().fileName()).isEqualTo("отчёт.xlsx");
        assertThat(document.file().orElseThrow().bytes()).isEqualTo(bytes);
        assertThat(document.html()).isEqualTo("<b>all</b>");
        assertThat(photo.message().photo()[0].width()).isEqualTo(30);
        bot.assertRefused(new SendPhoto(42L, bytes).fileName("a.png"), 400, "Bad Request: IMAGE_PROCESS_FAILED");
    }
}
