package solutions.trainingdata.candidates.bot.telegram;

/** What the bot does with an update. */
public interface UpdateHandler {

    /**
     * Called in a transaction, in order per chat, one at a time per chat. All its effects are rows (its own, {@link
     * Chats}', the outbox'). An exception rolls back and repeats it; after five times the update is parked.
     */
    void handle(IncomingUpdate update);
}
