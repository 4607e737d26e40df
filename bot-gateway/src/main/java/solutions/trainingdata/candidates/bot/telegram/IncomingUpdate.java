package solutions.trainingdata.candidates.bot.telegram;

/** What somebody did in their private chat with the bot. */
public sealed interface IncomingUpdate {

    Person person();

    /** Telegram's number of the update: keys of what it asks for are derived from it. */
    long updateId();

    /** @param text as typed, a command too; empty for a picture, sticker and the like */
    record Said(Person person, long updateId, String text) implements IncomingUpdate {}

    /** @param data what the button carries */
    record Pressed(Person person, long updateId, String data) implements IncomingUpdate {}

    /** @param reachable false when the person has blocked the bot */
    record Reachable(Person person, long updateId, boolean reachable) implements IncomingUpdate {}
}
