package solutions.trainingdata.candidates.bot.telegram;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Map;

/** The bot's page as these tests want it. */
@Alternative
@ApplicationScoped
public class TestProfile implements BotProfile {

    @Override
    public Map<String, Texts> texts() {
        return Map.of(
                "",
                new Texts("Test bot", "What it does", "Short", List.of(new Command("start", "Begin"))),
                "ru",
                new Texts(null, "Что он делает", "Коротко", List.of(new Command("start", "Начать"))));
    }
}
