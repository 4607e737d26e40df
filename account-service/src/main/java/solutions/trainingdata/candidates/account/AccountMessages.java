package solutions.trainingdata.candidates.account;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import solutions.trainingdata.candidates.messaging.contract.AccountCommand;
import solutions.trainingdata.candidates.messaging.inbox.Handlers;
import solutions.trainingdata.candidates.messaging.inbox.Inbox;

/** Everything that comes in. */
@ApplicationScoped
class AccountMessages {

    private final Inbox inbox;
    private final Handlers handlers;

    AccountMessages(Inbox inbox, OpenAccount openAccount, CloseAccount closeAccount) {
        this.inbox = inbox;
        this.handlers = new Handlers()
                .on(AccountCommand.Open.class, openAccount::accept)
                .on(AccountCommand.Close.class, closeAccount::accept)
                .complete(AccountCommand.class);
    }

    @Incoming("in")
    @Blocking(ordered = false)
    CompletionStage<Void> receive(Message<byte[]> message) {
        return inbox.take(message, handlers);
    }
}
