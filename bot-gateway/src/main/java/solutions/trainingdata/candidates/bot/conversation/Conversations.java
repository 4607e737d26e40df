package solutions.trainingdata.candidates.bot.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import solutions.trainingdata.candidates.bot.candidate.Candidates;
import solutions.trainingdata.candidates.bot.journey.Journeys;
import solutions.trainingdata.candidates.bot.telegram.IncomingUpdate;
import solutions.trainingdata.candidates.bot.telegram.UpdateHandler;

/** Everything that people do in the chat comes in here. */
@ApplicationScoped
class Conversations implements UpdateHandler {

    private final Candidates candidates;
    private final Journeys journeys;
    private final Typing typing;
    private final Pressing pressing;

    Conversations(Candidates candidates, Journeys journeys, Typing typing, Pressing pressing) {
        this.candidates = candidates;
        this.journeys = journeys;
        this.typing = typing;
        this.pressing = pressing;
    }

    @Override
    public void handle(IncomingUpdate update) {
        Candidates.Met met = candidates.meet(update.person());
        met.renamed().forEach(journeys::renamed);
        if (update instanceof IncomingUpdate.Said said) {
            typing.take(met.candidate(), said);
        } else if (update instanceof IncomingUpdate.Pressed pressed) {
            pressing.take(met.candidate(), pressed);
        }
    }
}
