package solutions.trainingdata.candidates.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Commands and texts of the bot's page. */
class BotProfileTest {

    private static final String START = "[{'command': 'start', 'description': 'Begin'}]";

    @RegisterExtension
    final BotClient bot = new BotClient();

    @Test
    void commandsAreKeptPerScopeAndLanguage() {
        bot.done("setMyCommands", "{'commands': " + START + "}");
        bot.done("setMyCommands", "{'language_code': 'ru', 'commands': " + START.replace("Begin", "Начать") + "}");
        bot.done(
                "setMyCommands",
                "{'scope': {'type': 'chat', 'chat_id': 42}, 'commands': " + START.replace("start", "hr") + "}");

        assertThat(bot.done("getMyCommands", "{}").findValuesAsText("description"))
                .containsExactly("Begin");
        assertThat(bot.done("getMyCommands", "{'language_code': 'ru'}").findValuesAsText("description"))
                .containsExactly("Начать");
        assertThat(bot.done("getMyCommands", "{'scope': {'type': 'chat', 'chat_id': 42}}")
                        .findValuesAsText("command"))
                .containsExactly("hr");
        assertThat(bot.done("getMyCommands", "{'scope': {'type': 'all_private_chats'}}"))
                .isEmpty();
        bot.done("deleteMyCommands", "{'language_code': 'ru'}");
        assertThat(bot.done("getMyCommands", "{'language_code': 'ru'}")).isEmpty();
    }

    @Test
    void commandsBeyondTheLimitsAreRefused() {
        commands("{}", "expected an Array of BotCommand");
        commands(named("Start"), "BOT_COMMAND_INVALID");
        commands(named("x".repeat(33)), "BOT_COMMAND_INVALID");
        commands(START.replace("Begin", ""), "BOT_COMMAND_DESCRIPTION_INVALID");
        commands(START.replace("Begin", "x".repeat(257)), "command description length must not exceed 256");
        String many = IntStream.rangeClosed(0, 100)
                .mapToObj(n -> "{'command': 'c" + n + "', 'description': 'x'}")
                .collect(Collectors.joining(",", "[", "]"));
        commands(many, "BOT_COMMANDS_TOO_MUCH");
    }

    @Test
    void unknownScopesAndLanguagesAreRefused() {
        bot.assertRefused(
                "setMyCommands",
                "{'scope': {'type': 'everybody'}, 'commands': " + START + "}",
                400,
                "Bad Request: can't parse BotCommandScope: Unsupported type specified");
        bot.assertRefused(
                "setMyCommands",
                "{'scope': {'type': 'chat', 'chat_id': 4242}, 'commands': " + START + "}",
                400,
                "Bad Request: chat not found");
        bot.assertRefused(
                "setMyCommands",
                "{'language_code': 'ru-RU', 'commands': " + START + "}",
                400,
                "Bad Request: invalid language code specified");
    }

    @Test
    void textsAreKeptPerLanguageUpToTheirLimits() {
        bot.done("setMyDescription", "{'description': '" + "ж".repeat(512) + "'}");
        bot.done("setMyShortDescription", "{'language_code': 'ru', 'short_description': 'Коротко'}");
        assertThat(bot.done("getMyDescription", "{}").path("description").asText())
                .hasSize(512);
        assertThat(bot.done("getMyShortDescription", "{'language_code': 'ru'}")
                        .path("short_description")
                        .asText())
                .isEqualTo("Коротко");
        assertThat(bot.call("setMyDescription", "{'description': '" + "x".repeat(513) + "'}")
                        .path("error_code")
                        .asInt())
                .isEqualTo(400);
        assertThat(bot.call("setMyShortDescription", "{'short_description': '" + "x".repeat(121) + "'}")
                        .path("error_code")
                        .asInt())
                .isEqualTo(400);
        assertThat(bot.call("setMyName", "{'name': '" + "x".repeat(65) + "'}")
                        .path("error_code")
                        .asInt())
                .isEqualTo(400);
    }

    private static String named(String command) {
        return "[{'command': '" + command + "', 'description': 'x'}]";
    }

    private void commands(String list, String reason) {
        bot.assertRefused("setMyCommands", "{'commands': " + list + "}", 400, "Bad Request: " + reason);
    }
}
