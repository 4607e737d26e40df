package solutions.trainingdata.candidates.bot.hr;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import solutions.trainingdata.candidates.bot.candidate.Candidates;
import solutions.trainingdata.candidates.bot.catalogue.Catalogue;
import solutions.trainingdata.candidates.bot.dialog.Dialog;
import solutions.trainingdata.candidates.bot.hr.decision.Decision;
import solutions.trainingdata.candidates.bot.hr.decision.Decisions;
import solutions.trainingdata.candidates.bot.screens.DecisionScreens;
import solutions.trainingdata.candidates.bot.screens.HrScreens;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.bot.texts.Language;
import solutions.trainingdata.candidates.bot.texts.TextsConfig;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;

/** The result cards in HR's chats: each shows what became of the decision. To whoever muted them, none comes. */
@ApplicationScoped
public class ResultCards {

    private final Decisions decisions;
    private final MutedCards muted;
    private final Candidates candidates;
    private final Catalogue catalogue;
    private final Dialog dialog;
    private final HrScreens plain;
    private final DecisionScreens screens;
    private final TextsConfig config;

    ResultCards(
            Decisions decisions,
            MutedCards muted,
            Candidates candidates,
            Catalogue catalogue,
            Dialog dialog,
            HrScreens plain,
            DecisionScreens screens,
            TextsConfig config) {
        this.decisions = decisions;
        this.muted = muted;
        this.candidates = candidates;
        this.catalogue = catalogue;
        this.dialog = dialog;
        this.plain = plain;
        this.screens = screens;
        this.config = config;
    }

    /** There is nothing to decide about HR who try the test. */
    void scored(String purpose, MetricsEvent.Scored event, List<CandidateId> everybody) {
        if (everybody.contains(event.candidate())) {
            muted.without(everybody).forEach(hr -> dialog.tell(hr, purpose, facts(candidates.speaks(hr), event, true)));
            return;
        }
        // Two results of one person may be told at the same time, in either order.
        candidates.locked(event.candidate());
        long id = decisions.open(event, config.decisionWithin()).id();
        for (Decision older : decisions.supersede(event.submission().attempt())) {
            changed(older.id(), everybody);
        }
        Decision decision = decisions.locked(id);
        muted.without(everybody).forEach(hr -> tell(hr, purpose, decision, card(candidates.speaks(hr), decision)));
    }

    /** Messages of those who are not HR any more stay as they are. */
    void changed(long id, List<CandidateId> everybody) {
        Decision decision = decisions.locked(id);
        for (Decisions.Told told : decisions.told(id)) {
            if (everybody.contains(told.chat())) {
                dialog.change(told.chat(), told.purpose(), card(candidates.speaks(told.chat()), decision));
            }
        }
    }

    void overdue(String purpose, long id, List<CandidateId> everybody) {
        Decision decision = decisions.locked(id);
        if (decision.outcome().waits()) {
            muted.without(everybody)
                    .forEach(hr -> tell(
                            hr,
                            purpose,
                            decision,
                            screens.reminder(candidates.speaks(hr), card(candidates.speaks(hr), decision))));
        }
    }

    private void tell(CandidateId hr, String purpose, Decision decision, Screen screen) {
        dialog.tell(hr, purpose, screen);
        decisions.told(decision.id(), hr, purpose);
    }

    /** The card as it is to look now. */
    public Screen card(Language language, Decision decision) {
        return screens.card(language, facts(language, decision.event(), false), decision);
    }

    private Screen facts(Language language, MetricsEvent.Scored event, boolean trial) {
        CandidateId candidate = event.candidate();
        return plain.card(
                language,
                candidates
                        .find(candidate)
                        .map(TellHr::subject)
                        .orElseThrow(
                                () -> new IllegalStateException("The candidate of a result is not there any more")),
                catalogue.title(event.submission().attempt().assignment(), language),
                event.submission().attempt().number(),
                trial,
                event.result(),
                event.problems().size());
    }
}
