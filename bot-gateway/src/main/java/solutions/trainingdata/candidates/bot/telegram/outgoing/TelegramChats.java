package solutions.trainingdata.candidates.bot.telegram.outgoing;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import solutions.trainingdata.candidates.bot.telegram.Chats;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.messaging.AfterCommit;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;

/** Chats whose messages are rows; the {@link Sender} is woken after the commit. */
@ApplicationScoped
public class TelegramChats implements Chats {

    private final WishTable table;
    private final AfterCommit afterCommit;
    private final Sender sender;

    TelegramChats(AgroalDataSource database, AfterCommit afterCommit, Sender sender) {
        this.table = new WishTable(database);
        this.afterCommit = afterCommit;
        this.sender = sender;
    }

    @Override
    public void tell(CandidateId chat, String purpose, Screen screen) {
        ScreenCheck.check(purpose, screen);
        afterCommit.run(sender::wake);
        table.tell(chat.telegramUserId(), purpose, ScreenRequests.write(screen), screen.forHr());
    }

    @Override
    public void show(CandidateId chat, String purpose, Screen screen) {
        ScreenCheck.check(purpose, screen);
        afterCommit.run(sender::wake);
        table.show(chat.telegramUserId(), purpose, ScreenRequests.write(screen), screen.forHr());
    }

    @Override
    public boolean rename(CandidateId chat, String purpose, String other) {
        return table.rename(chat.telegramUserId(), purpose, other);
    }

    @Override
    public void remove(CandidateId chat, String purpose, Duration delay) {
        afterCommit.run(sender::wake);
        table.remove(chat.telegramUserId(), purpose, delay);
    }

    /**
     * The person did something: what may not have reached them is shown again, before anything that is written from now
     * on.
     *
     * @param reachable false when what they did was to block the bot
     */
    public void heardFrom(CandidateId chat, boolean reachable) {
        afterCommit.run(sender::wake);
        table.reachable(chat.telegramUserId(), reachable);
        if (reachable) {
            table.showUncertain(chat.telegramUserId());
        }
    }
}
