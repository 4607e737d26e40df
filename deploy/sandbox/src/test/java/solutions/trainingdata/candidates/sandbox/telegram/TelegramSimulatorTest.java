package solutions.trainingdata.candidates.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.model.Update;
import com.pengrad.telegrambot.model.request.InlineKeyboardButton;
import com.pengrad.telegrambot.model.request.InlineKeyboardMarkup;
import com.pengrad.telegrambot.model.request.ParseMode;
import com.pengrad.telegrambot.model.request.ReplyKeyboardMarkup;
import com.pengrad.telegrambot.model.request.ReplyKeyboardRemove;
import com.pengrad.telegrambot.request.AnswerCallbackQuery;
import com.pengrad.telegrambot.request.DeleteMessage;
import com.pengrad.telegrambot.request.EditMessageReplyMarkup;
import com.pengrad.telegrambot.request.EditMessageText;
import com.pengrad.telegrambot.request.GetMe;
import com.pengrad.telegrambot.request.GetUpdates;
import com.pengrad.telegrambot.request.SendDocument;
import com.pengrad.telegrambot.request.SendMessage;
import com.pengrad.telegrambot.request.SendPhoto;
import com.pengrad.telegrambot.response.BaseResponse;
import com.pengrad.telegrambot.response.GetUpdatesResponse;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.sandbox.telegram.call.TelegramFaults;

class TelegramSimulatorTest {

    /** Polls wait for each other: the common pool of a machine with two cores has one thread. */
    private static final Executor THREADS = task -> new Thread(task).start();

    private static final String TOKEN = "123456:secret";
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final MovableClock clock = new MovableClock();
    private TelegramSimulator telegram;
    private TelegramBot bot;
    private Person anna;

    @BeforeEach
    void start() {
        telegram = TelegramSimulator.start(0, TOKEN, clock);
        bot = bot(TOKEN);
        anna = telegram.person(42, "Анна <b>", null, null, "ru");
    }

    @AfterEach
    void stop() {
        bot.shutdown();
        telegram.close();
    }

    private TelegramBot bot(String token) {
        return new TelegramBot.Builder(token).apiUrl(telegram.url() + "/bot").build();
    }

    @Test
    void tellsTheBotWhatAPersonSaysUntilItIsConfirmed() {
        int said = (int) clock.instant().getEpochSecond();
        anna.says("/start car-plates");
        Update first = updates(0).get(0);
        assertThat(first.message().from().id()).isEqualTo(42);
        assertThat(first.message().from().firstName()).isEqualTo("Анна <b>");
        assertThat(first.message().from().username()).isNull();
        assertThat(first.message().from().languageCode()).isEqualTo("ru");
        assertThat(first.message().chat().id()).isEqualTo(42);
        assertThat(first.message().text()).isEqualTo("/start car-plates");
        assertThat(first.message().date()).isEqualTo(said);
        assertThat(first.message().entities()[0].length()).isEqualTo(6);

        anna.says("second");

        assertThat(updates(0)).hasSize(2);
        assertThat(updates(first.updateId() + 1))
                .singleElement()
                .satisfies(update -> assertThat(update.message().text()).isEqualTo("second"));
        assertThat(updates(0)).as("confirmed is gone").hasSize(1);
        assertThat(telegram.pendingUpdates()).isEqualTo(1);
    }

    @Test
    void wakesALongPoll() throws Exception {
        CompletableFuture<GetUpdatesResponse> poll =
                CompletableFuture.supplyAsync(() -> bot.execute(new GetUpdates().timeout(30)), THREADS);
        awaitPolls(1);
        anna.says("hello");

        assertThat(poll.get(5, TimeUnit.SECONDS).updates()).hasSize(1);
    }

    @Test
    void endsTheOlderOfTwoPollers() throws Exception {
        CompletableFuture<GetUpdatesResponse> older =
                CompletableFuture.supplyAsync(() -> bot.execute(new GetUpdates().timeout(30)), THREADS);
        awaitPolls(1);
        CompletableFuture<GetUpdatesResponse> newer =
                CompletableFuture.supplyAsync(() -> bot.execute(new GetUpdates().timeout(30)), THREADS);

        assertThat(older.get(10, TimeUnit.SECONDS).errorCode()).isEqualTo(409);
        assertThat(older.get().description()).startsWith("Conflict: terminated by other getUpdates request");
        anna.says("hello");
        assertThat(newer.get(10, TimeUnit.SECONDS).updates()).hasSize(1);
    }

    @Test
    void forgetsPressesThatWereNotFetchedIn150Seconds() {
        anna.says("/start");
        bot.execute(new SendMessage(42L, "menu").replyMarkup(new InlineKeyboardMarkup(button("Go", "go"))));
        anna.presses("Go");
        clock.pass(Duration.ofSeconds(151));

        assertThat(updates(0))
                .extracting(update -> update.callbackQuery() == null)
                .containsExactly(true);
        clock.pass(Duration.ofHours(24));
        assertThat(updates(0)).isEmpty();
    }

    @Test
    void showsTheBotsMessagesWithFormattingAndButtons() {
        anna.says("/start");
        var sent = bot.execute(new SendMessage(42L, "Login: <code>a&lt;b</code> <tg-spoiler>pass</tg-spoiler>")
                .parseMode(ParseMode.HTML)
                .replyMarkup(new InlineKeyboardMarkup(
                        new InlineKeyboardButton[] {button("Done", "v1|done"), button("Back", "v1|back")},
                        new InlineKeyboardButton[] {
                            new InlineKeyboardButton("Open").url("http://127.0.0.1:8080/tasks/1")
                        },
                        new InlineKeyboardButton[] {new InlineKeyboardButton("Copy").copyText("pass")})));

        ChatMessage shown = anna.awaitReply("Login", LIMIT);
        assertThat(sent.message().text()).isEqualTo("Login: a<b pass");
        assertThat(shown.id()).isEqualTo(sent.message().messageId());
        assertThat(shown.html()).isEqualTo("Login: <code>a&lt;b</code> <tg-spoiler>pass</tg-spoiler>");
        assertThat(anna.button("Open").value()).isEqualTo("http://127.0.0.1:8080/tasks/1");
        assertThat(anna.button("Copy")).isEqualTo(new ChatButton("Copy", ChatButton.Kind.COPY, "pass", ""));

        anna.pressesTwice("Done");
        assertThat(updates(0))
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
        anna.says("/start");
        SendMessage longest = new SendMessage(42L, "ж".repeat(4096));

        assertThat(bot.execute(longest).isOk()).isTrue();
        assertRefused(new SendMessage(42L, "ж".repeat(4097)), 400, "Bad Request: message is too long");
        assertRefused(new SendMessage(42L, " \n"), 400, "Bad Request: message text is empty");
        assertRefused(
                new SendMessage(42L, "<b>x").parseMode(ParseMode.HTML),
                400,
                "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\"");
        assertRefused(new SendMessage(43L, "x"), 400, "Bad Request: chat not found");
        assertThat(bot.execute(withButton(button("ok", "x".repeat(64)))).isOk()).isTrue();
        assertRefused(withButton(button("long", "ж".repeat(33))), 400, "Bad Request: BUTTON_DATA_INVALID");
        assertRefused(
                withButton(new InlineKeyboardButton("local").url("http://localhost:8080/x")),
                400,
                "Bad Request: inline keyboard button URL 'http://localhost:8080/x' is invalid: Wrong HTTP URL");
        assertThat(bot("123456:wrong").execute(new GetMe()).errorCode()).isEqualTo(401);
    }

    @Test
    void doesNotLetTheBotWriteToThoseWhoBlockedItOrNeverWrote() {
        Person boris = telegram.person(43, "Boris", "B", "boris_b", "en");
        assertRefused(new SendMessage(43L, "x"), 403, "Forbidden: bot can't initiate conversation with a user");
        boris.says("/start");
        boris.blocks();
        assertRefused(new SendMessage(43L, "x"), 403, "Forbidden: bot was blocked by the user");
        boris.unblocks();
        assertThat(bot.execute(new SendMessage(43L, "x")).isOk()).isTrue();

        assertThat(updates(0))
                .filteredOn(update -> update.myChatMember() != null)
                .extracting(
                        update -> update.myChatMember().newChatMember().status().name())
                .containsExactly("kicked", "member");
    }

    @Test
    void editsInPlaceAndSaysWhenNothingChanged() {
        anna.says("/start");
        InlineKeyboardMarkup keyboard = new InlineKeyboardMarkup(button("Go", "go"));
        int id = bot.execute(new SendMessage(42L, "one").replyMarkup(keyboard))
                .message()
                .messageId();

        assertRefused(
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

        ChatMessage message = anna.awaitReply("two", LIMIT);
        assertThat(message.edits()).isEqualTo(2);
        assertThat(message.history()).containsExactly("one", "two");
        assertThat(message.buttons()).isEmpty();
        assertThat(anna.chat().timesSent()).containsExactly(java.util.Map.entry("one", 1L));
        assertRefused(new EditMessageText(42L, 999, "x"), 400, "Bad Request: message to edit not found");
        assertRefused(new EditMessageText(42L, id - 1, "x"), 400, "Bad Request: message can't be edited");
    }

    @Test
    void deletesForTwoDays() {
        anna.says("/start");
        int id = bot.execute(new SendMessage(42L, "secret")).message().messageId();
        assertThat(bot.execute(new DeleteMessage(42L, id)).isOk()).isTrue();
        assertRefused(new DeleteMessage(42L, id), 400, "Bad Request: message to delete not found");
        assertThat(anna.chat().newest(message -> message.text().equals("secret")))
                .isEmpty();
        assertThat(anna.chat().timesSent("secret")).isEqualTo(1);

        int old = bot.execute(new SendMessage(42L, "old")).message().messageId();
        clock.pass(Duration.ofHours(49));
        assertRefused(new DeleteMessage(42L, old), 400, "Bad Request: message can't be deleted for everyone");
    }

    @Test
    void answersEachPressOnceAndInTime() {
        anna.says("/start");
        bot.execute(withButton(button("Go", "go")));
        anna.presses("Go");
        String id = updates(0).get(1).callbackQuery().id();

        assertThat(bot.execute(new AnswerCallbackQuery(id).text("Working").showAlert(true))
                        .isOk())
                .isTrue();
        assertThat(anna.awaitCallbackAnswer("Working", LIMIT).alert()).isTrue();
        String tooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";
        assertRefused(new AnswerCallbackQuery(id), 400, tooOld);
        anna.presses("Go");
        String late = updates(0).get(2).callbackQuery().id();
        clock.pass(Duration.ofMinutes(2));
        assertRefused(new AnswerCallbackQuery(late), 400, tooOld);
    }

    @Test
    void showsAndHidesReplyKeyboards() {
        anna.says("/start");
        bot.execute(new SendMessage(42L, "choose")
                .replyMarkup(new ReplyKeyboardMarkup(new String[] {"Да", "Нет"}).oneTimeKeyboard(true)));
        anna.presses("Да");
        assertThat(updates(0).get(1).message().text()).isEqualTo("Да");
        assertThat(anna.chat().replyKeyboard()).isEmpty();
        bot.execute(new SendMessage(42L, "choose").replyMarkup(new ReplyKeyboardMarkup("stays")));
        assertThat(anna.chat().replyKeyboard()).hasSize(1);
        bot.execute(new SendMessage(42L, "gone").replyMarkup(new ReplyKeyboardRemove()));
        assertThat(anna.chat().replyKeyboard()).isEmpty();
    }

    @Test
    void keepsDocumentsAndPhotosByteForByte() throws IOException {
        anna.says("/start");
        byte[] bytes = "\r\n--x\r\n\u0000\u0001 bytes --".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var sent = bot.execute(new SendDocument(42L, bytes)
                .fileName("отчёт.xlsx")
                .contentType("application/vnd.ms-excel")
                .caption("<b>all</b>")
                .parseMode(ParseMode.HTML));
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), "png", png);
        var photo = bot.execute(new SendPhoto(42L, png.toByteArray()).fileName("a.png"));

        ChatMessage document = anna.awaitReply("all", LIMIT);
        assertThat(sent.message().document().fileName()).isEqualTo("отчёт.xlsx");
        assertThat(document.file().orElseThrow().bytes()).isEqualTo(bytes);
        assertThat(document.html()).isEqualTo("<b>all</b>");
        assertThat(photo.message().photo()[0].width()).isEqualTo(30);
        assertRefused(new SendPhoto(42L, bytes).fileName("a.png"), 400, "Bad Request: IMAGE_PROCESS_FAILED");
    }

    @Test
    void misbehavesAsTold() {
        anna.says("/start");
        telegram.inject(TelegramFaults.tooManyRequests("sendMessage", 1, 7));
        BaseResponse flooded = bot.execute(new SendMessage(42L, "flood"));
        assertThat(flooded.errorCode()).isEqualTo(429);
        assertThat(flooded.parameters().retryAfter()).isEqualTo(7);
        assertThat(anna.chat().timesSent("flood")).isZero();

        telegram.inject(TelegramFaults.hangUpAfter("sendMessage", 1));
        assertThatThrownBy(() -> bot("123456:secret").execute(new SendMessage(42L, "uncertain")))
                .hasRootCauseInstanceOf(IOException.class);
        assertThat(anna.chat().timesSent("uncertain")).isEqualTo(1);
        assertThat(telegram.calls("sendMessage"))
                .extracting(call -> call.text("text").orElse(""))
                .contains("flood");
    }

    @Test
    void quotesTheChatWhenAMessageDoesNotCome() {
        anna.says("/start");
        bot.execute(withButton(button("Go", "go")));

        assertThatThrownBy(() -> anna.awaitMessage("never said", Duration.ofMillis(50)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("\"never said\"")
                .hasMessageContaining("person: /start")
                .hasMessageContaining("[Go]");
    }

    private static InlineKeyboardButton button(String text, String data) {
        return new InlineKeyboardButton(text).callbackData(data);
    }

    private static SendMessage withButton(InlineKeyboardButton button) {
        return new SendMessage(42L, "menu").replyMarkup(new InlineKeyboardMarkup(button));
    }

    /** As a bot that takes its time between polls. */
    private List<Update> updates(int offset) {
        clock.pass(Duration.ofSeconds(4));
        return bot.execute(new GetUpdates().offset(offset)).updates();
    }

    private void assertRefused(
            com.pengrad.telegrambot.request.BaseRequest<?, ?> request, int code, String description) {
        BaseResponse response = bot.execute(request);
        assertThat(response.isOk()).isFalse();
        assertThat(response.description()).isEqualTo(description);
        assertThat(response.errorCode()).isEqualTo(code);
    }

    private void awaitPolls(int count) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (telegram.calls("getUpdates").size() < count) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
