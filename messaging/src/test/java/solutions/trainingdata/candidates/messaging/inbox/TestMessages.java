package solutions.trainingdata.candidates.messaging.inbox;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.messaging.contract.ServiceMessage;

/** The front door of this module's tests: notes what is handled and does what the test wants done with it. */
@ApplicationScoped
public class TestMessages {

    private final Inbox inbox;
    private final List<ServiceMessage> handled = new CopyOnWriteArrayList<>();
    private volatile Consumer<ServiceMessage> then = message -> {};
    private final Handlers handlers = new Handlers()
            .on(MetricsCommand.Open.class, this::note)
            .on(MetricsCommand.Submit.class, this::note)
            .on(MetricsCommand.Report.class, this::note)
            .on(MetricsCommand.Export.class, this::note)
            .complete(MetricsCommand.class);

    TestMessages(Inbox inbox) {
        this.inbox = inbox;
    }

    @Incoming("in")
    @Blocking(ordered = false)
    public CompletionStage<Void> receive(Message<byte[]> message) {
        return inbox.take(message, handlers);
    }

    private void note(ServiceMessage message) {
        then.accept(message);
        handled.add(message);
    }

    public List<ServiceMessage> handled() {
        return handled;
    }

    public void then(Consumer<ServiceMessage> action) {
        this.then = action;
    }
}
