package solutions.trainingdata.candidates.bot.telegram.incoming;

import com.fasterxml.jackson.databind.JsonNode;
import com.pengrad.telegrambot.model.BotCommand;
import com.pengrad.telegrambot.request.SetMyCommands;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.bot.telegram.BotProfile;
import solutions.trainingdata.candidates.bot.telegram.api.ApiAnswer;
import solutions.trainingdata.candidates.bot.telegram.api.BotApi;
import solutions.trainingdata.candidates.messaging.DaemonThreads;

/**
 * Sets the bot's command menu and page where Telegram shows something else: asking is cheap, while setting is limited
 * strictly. Best effort at each start.
 */
@ApplicationScoped
class PublishProfile {

    private static final Logger LOG = Logger.getLogger(PublishProfile.class);

    private final BotApi api;
    private final Instance<BotProfile> profiles;

    PublishProfile(BotApi api, Instance<BotProfile> profiles) {
        this.api = api;
        this.profiles = profiles;
    }

    void inBackground() {
        if (profiles.isResolvable()) {
            DaemonThreads.named("telegram-profile")
                    .newThread(() -> publish(profiles.get()))
                    .start();
        }
    }

    void publish(BotProfile profile) {
        profile.texts().forEach((language, texts) -> {
            publishCommands(language, texts.commands());
            publish(language, "MyDescription", "description", texts.description());
            publish(language, "MyShortDescription", "short_description", texts.shortDescription());
            if (texts.name() != null) {
                publish(language, "MyName", "name", texts.name());
            }
        });
    }

    private void publish(String language, String what, String parameter, String wanted) {
        ApiAnswer shown = api.call("get" + what, Map.of("language_code", language));
        if (shown instanceof ApiAnswer.Done done
                && !done.result().path(parameter).asText().equals(wanted)) {
            shown = api.call("set" + what, Map.of(parameter, wanted, "language_code", language));
        }
        warnUnlessDone(shown, what, language);
    }

    private void publishCommands(String language, List<BotProfile.Command> wanted) {
        ApiAnswer shown = api.call("getMyCommands", Map.of("language_code", language));
        if (shown instanceof ApiAnswer.Done done && !commands(done.result()).equals(wanted)) {
            BotCommand[] menu = wanted.stream()
                    .map(command -> new BotCommand(command.command(), command.description()))
                    .toArray(BotCommand[]::new);
            shown = api.call(new SetMyCommands(menu).languageCode(language));
        }
        warnUnlessDone(shown, "MyCommands", language);
    }

    private static List<BotProfile.Command> commands(JsonNode shown) {
        List<BotProfile.Command> commands = new ArrayList<>();
        shown.forEach(each -> commands.add(new BotProfile.Command(
                each.path("command").asText(), each.path("description").asText())));
        return commands;
    }

    private static void warnUnlessDone(ApiAnswer answer, String what, String language) {
        if (!(answer instanceof ApiAnswer.Done)) {
            LOG.warnf("%s for language '%s' is not set; the next start tries again: %s", what, language, answer);
        }
    }
}
