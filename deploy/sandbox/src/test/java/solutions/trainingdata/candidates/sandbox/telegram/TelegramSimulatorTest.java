package solutions.trainingdata.candidates.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static solutions.trainingdata.candidates.sandbox.telegram.LibraryBot.button;
import static solutions.trainingdata.candidates.sandbox.telegram.LibraryBot.withButton;

import com.pengrad.telegrambot.request.SendMessage;
import com.pengrad.telegrambot.response.BaseResponse;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import solutions.trainingdata.candidates.sandbox.telegram.call.TelegramFaults;

/** What the simulator has for tests alone: faults as told, and a chat that is quoted. */
class TelegramSimulatorTest {

    @RegisterExtension
    final LibraryBot bot = new LibraryBot();

    @Test
    void misbehavesAsTold() {
        bot.anna.says("/start");
        bot.telegram.inject(TelegramFaults.tooManyRequests("sendMessage", 1, 7));
        BaseResponse flooded = bot.execute(new SendMessage(42L, "flood"));
        assertThat(flooded.errorCode()).isEqualTo(429);
        assertThat(flooded.parameters().retryAfter()).isEqualTo(7);
        assertThat(bot.anna.chat().timesSent("flood")).isZero();

        bot.telegram.inject(TelegramFaults.hangUpAfter("sendMessage", 1));
        assertThatThrownBy(() -> bot.other("123456:secret").execute(new SendMessage(42L, "uncertain")))
                .hasRootCauseInstanceOf(IOException.class);
        assertThat(bot.anna.chat().timesSent("uncertain")).isEqualTo(1);
        assertThat(bot.telegram.calls("sendMessage"))
                .extracting(call -> call.text("text").orElse(""))
                .contains("flood");
    }

    @Test
    void quotesTheChatWhenAMessageDoesNotCome() {
        bot.anna.says("/start");
        bot.execute(withButton(button("Go", "go")));

        assertThatThrownBy(() -> bot.anna.awaitMessage("never said", Duration.ofMillis(50)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("\"never said\"")
                .hasMessageContaining("person: /start")
                .hasMessageContaining("[Go]");
    }
}
