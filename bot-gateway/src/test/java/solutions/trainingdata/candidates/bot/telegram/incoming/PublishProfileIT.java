package solutions.trainingdata.candidates.bot.telegram.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static solutions.trainingdata.candidates.bot.telegram.incoming.Conversation.SOON;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.bot.telegram.TelegramProfile;
import solutions.trainingdata.candidates.bot.telegram.api.ApiAnswer;
import solutions.trainingdata.candidates.bot.telegram.api.BotApi;
import solutions.trainingdata.candidates.sandbox.telegram.TelegramSimulator;

/** The bot's page in Telegram. */
@QuarkusTest
@TestProfile(TelegramProfile.class)
class PublishProfileIT {

    @Inject
    BotApi api;

    @Inject
    PublishProfile profile;

    TelegramSimulator telegram;

    @Test
    void setsOfTheBotsPageAndCommandsWhatTelegramDoesNotShow() {
        await().atMost(SOON)
                .until(() -> telegram.calls("setMyName").size() >= 1
                        && telegram.calls("setMyCommands").size() >= 2
                        && telegram.calls("setMyShortDescription").size() >= 2);
        profile.publish(new solutions.trainingdata.candidates.bot.telegram.TestProfile());
        int commands = telegram.calls("setMyCommands").size();
        int texts = telegram.calls("setMyShortDescription").size();
        profile.publish(new solutions.trainingdata.candidates.bot.telegram.TestProfile());
        assertThat(telegram.calls("setMyCommands")).hasSize(commands);
        assertThat(telegram.calls("setMyShortDescription")).hasSize(texts);

        api.call("deleteMyCommands", Map.of("language_code", "ru"));
        api.call("setMyShortDescription", Map.of("short_description", "of another program"));
        profile.publish(new solutions.trainingdata.candidates.bot.telegram.TestProfile());
        assertThat(telegram.calls("setMyCommands")).hasSize(commands + 1);
        assertThat(((ApiAnswer.Done) api.call("getMyCommands", Map.of("language_code", "ru")))
                        .result()
                        .findValuesAsText("description"))
                .containsExactly("Начать");
        assertThat(((ApiAnswer.Done) api.call("getMyShortDescription", Map.of()))
                        .result()
                        .path("short_description")
                        .asText())
                .isEqualTo("Short");
    }
}
