package solutions.trainingdata.candidates.bot.telegram;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Remembers every call and does what the test says. */
@Alternative
@ApplicationScoped
public class ScriptedHandler implements UpdateHandler {

    private final List<IncomingUpdate> calls = new CopyOnWriteArrayList<>();
    private volatile Consumer<IncomingUpdate> script = update -> {};

    @Override
    public void handle(IncomingUpdate update) {
        calls.add(update);
        script.accept(update);
    }

    /** From now on; forgets earlier calls. */
    public void then(Consumer<IncomingUpdate> newScript) {
        calls.clear();
        script = newScript;
    }

    /** Calls for this person so far, failed ones too. */
    public List<IncomingUpdate> calls(long person) {
        return calls.stream()
                .filter(update -> update.person().id().telegramUserId() == person)
                .toList();
    }

    /** What this person was heard to say, once per call. */
    public List<String> said(long person) {
        return calls(person).stream()
                .filter(IncomingUpdate.Said.class::isInstance)
                .map(update -> ((IncomingUpdate.Said) update).text())
                .toList();
    }
}
