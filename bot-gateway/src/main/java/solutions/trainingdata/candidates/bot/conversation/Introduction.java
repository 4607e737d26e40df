package solutions.trainingdata.candidates.bot.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import solutions.trainingdata.candidates.bot.telegram.BotProfile;
import solutions.trainingdata.candidates.bot.texts.Language;
import solutions.trainingdata.candidates.bot.texts.Text;
import solutions.trainingdata.candidates.bot.texts.Wording;

/** How the bot introduces itself and which commands Telegram offers; English for everybody who has no Russian app. */
@ApplicationScoped
class Introduction implements BotProfile {

    private final solutions.trainingdata.candidates.bot.texts.Texts texts;

    Introduction(solutions.trainingdata.candidates.bot.texts.Texts texts) {
        this.texts = texts;
    }

    @Override
    public Map<String, Texts> texts() {
        return Map.of("", in(Language.EN), Language.RU.code(), in(Language.RU));
    }

    private Texts in(Language language) {
        Wording words = texts.in(language);
        return new Texts(
                null,
                words.say(Text.PROFILE_DESCRIPTION),
                words.say(Text.PROFILE_SHORT),
                List.of(
                        new Command("menu", words.say(Text.PROFILE_MENU)),
                        new Command("status", words.say(Text.PROFILE_STATUS)),
                        new Command("again", words.say(Text.PROFILE_AGAIN)),
                        new Command("help", words.say(Text.PROFILE_HELP)),
                        new Command("language", words.say(Text.PROFILE_LANGUAGE)),
                        new Command("cancel", words.say(Text.PROFILE_CANCEL)),
                        new Command("id", words.say(Text.PROFILE_ID))));
    }
}
