package solutions.trainingdata.candidates.bot.telegram;

import java.util.List;
import java.util.Map;

/** What the bot's page and its command menu say. A bean of its owner; without one they are left as they are. */
public interface BotProfile {

    /** By two-letter language code; the empty text is for everybody whose language is not there. */
    Map<String, Texts> texts();

    /**
     * The texts of one language.
     *
     * @param name at most 64 characters; null leaves it as it is
     * @param description shown in an empty chat, at most 512 characters
     * @param shortDescription shown on the bot's page and in shared links, at most 120 characters
     */
    record Texts(String name, String description, String shortDescription, List<Command> commands) {}

    /**
     * An entry of the command menu.
     *
     * @param command without the slash: lower-case Latin letters, digits, underscore; at most 32
     */
    record Command(String command, String description) {}
}
