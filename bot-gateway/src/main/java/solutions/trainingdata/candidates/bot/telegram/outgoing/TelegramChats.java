package solutions.trainingdata.candidates.bot.telegram.outgoing;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import solutions.trainingdata.candidates.bot.telegram.Chats;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;

/** Chats whose messages are rows; the {@link Sender} is woken after the commit. */
@ApplicationScoped
public class TelegramChats implements Chats {

    private final WishTable table;
    private final TransactionSynchronizationRegistry transactions;
    private final Sender sender;

    TelegramChats(AgroalDataSource database, TransactionSynchronizationRegistry transactions, Sender sender) {
        this.table = new WishTable(database);
        this.transactions = transactions;
        this.sender = sender;
    }

    @Override
    public void tell(CandidateId chat, String purpose, Screen screen) {
        ScreenCheck.check(purpose, screen);
        wakeAfterCommit();
        table.tell(chat.telegramUserId(), purpose, ScreenRequests.write(screen));
    }

    @Override
    public void show(CandidateId chat, String purpose, Screen screen) {
        ScreenCheck.check(purpose, screen);
        wakeAfterCommit();
        table.show(chat.telegramUserId(), purpose, ScreenRequests.write(screen));
    }

    @Override
    public void remove(CandidateId chat, String purpose, Duration delay) {
        wakeAfterCommit();
        table.remove(chat.telegramUserId(), purpose, delay);
    }

    /**
     * The person did something: what may not have reached them is shown again, before anything that is written from now
     * on.
     *
     * @param reachable false when what they did was to block the bot
     */
    public void heardFrom(CandidateId chat, boolean reachable) {
        wakeAfterCommit();
        table.reachable(chat.telegramUserId(), reachable);
        if (reachable) {
            table.showUncertain(chat.telegramUserId());
        }
    }

    private void wakeAfterCommit() {
        if (!QuarkusTransaction.isActive()) {
            throw new IllegalStateException("People are told something only in the transaction that made it true");
        }
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing to do before.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    sender.wake();
                }
            }
        });
    }
}
