package solutions.trainingdata.candidates.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.model.Update;
import com.pengrad.telegrambot.model.request.InlineKeyboardButton;
import com.pengrad.telegrambot.model.request.InlineKeyboardMarkup;
import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.request.GetUpdates;
import com.pengrad.telegrambot.request.SendMessage;
import com.pengrad.telegrambot.response.BaseResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A simulator per test, and a bot that talks to it with the library. Anna (42) is there and has said nothing yet. */
final class LibraryBot implements BeforeEachCallback, AfterEachCallback {

    static final Duration LIMIT = Duration.ofSeconds(10);

    final MovableClock clock = new MovableClock();
    TelegramSimulator telegram;
    Person anna;
    private TelegramBot bot;

    @Override
    public void beforeEach(ExtensionContext context) {
        telegram = TelegramSimulator.start(0, BotClient.TOKEN, clock);
        bot = other(BotClient.TOKEN);
        anna = telegram.person(42, "Анна <b>", null, null, "ru");
    }

    @Override
    public void afterEach(ExtensionContext context) {
        bot.shutdown();
        telegram.close();
    }

    TelegramBot other(String token) {
        return new TelegramBot.Builder(token).apiUrl(telegram.url() + "/bot").build();
    }

    <T extends BaseRequest<T, R>, R extends BaseResponse> R execute(BaseRequest<T, R> request) {
        return bot.execute(request);
    }

    /** As a bot that takes its time between polls. */
    List<Update> updates(int offset) {
        clock.pass(Duration.ofSeconds(4));
        return execute(new GetUpdates().offset(offset)).updates();
    }

    void assertRefused(BaseRequest<?, ?> request, int code, String description) {
        BaseResponse response = bot.execute(request);
        assertThat(response.isOk()).isFalse();
        assertThat(response.description()).isEqualTo(description);
        assertThat(response.errorCode()).isEqualTo(code);
    }

    static InlineKeyboardButton button(String text, String data) {
        return new InlineKeyboardButton(text).callbackData(data);
    }

    static SendMessage withButton(InlineKeyboardButton button) {
        return new SendMessage(42L, "menu").replyMarkup(new InlineKeyboardMarkup(button));
    }
}
