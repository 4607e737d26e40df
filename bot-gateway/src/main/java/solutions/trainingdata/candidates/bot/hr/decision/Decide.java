package solutions.trainingdata.candidates.bot.hr.decision;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import solutions.trainingdata.candidates.bot.actionlog.Action;
import solutions.trainingdata.candidates.bot.actionlog.ActionLog;
import solutions.trainingdata.candidates.bot.candidate.Candidate;
import solutions.trainingdata.candidates.bot.candidate.Candidates;
import solutions.trainingdata.candidates.bot.catalogue.Catalogue;
import solutions.trainingdata.candidates.bot.dialog.Dialog;
import solutions.trainingdata.candidates.bot.hr.ResultCards;
import solutions.trainingdata.candidates.bot.hr.TellHr;
import solutions.trainingdata.candidates.bot.screens.DecisionScreens;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.bot.texts.TextsConfig;

/**
 * HR decide: a button, then a note or none. The first decision stands, the candidate is told it, and all cards say who
 * decided. Whoever calls has made sure that this is HR.
 */
@ApplicationScoped
public class Decide {

    /** So that the message to the candidate has room for it. */
    private static final int LONGEST_NOTE = 1000;

    private static final int PAGE = 8;
    private static final Pattern EXPECTED = Pattern.compile("NOTE/(INVITED|DECLINED)/([0-9]{1,18})");

    private final Decisions decisions;
    private final Candidates candidates;
    private final Catalogue catalogue;
    private final Dialog dialog;
    private final DecisionScreens screens;
    private final TellHr tellHr;
    private final ResultCards cards;
    private final ActionLog log;
    private final TextsConfig config;

    Decide(
            Decisions decisions,
            Candidates candidates,
            Catalogue catalogue,
            Dialog dialog,
            DecisionScreens screens,
            TellHr tellHr,
            ResultCards cards,
            ActionLog log,
            TextsConfig config) {
        this.decisions = decisions;
        this.candidates = candidates;
        this.catalogue = catalogue;
        this.dialog = dialog;
        this.screens = screens;
        this.tellHr = tellHr;
        this.cards = cards;
        this.log = log;
        this.config = config;
    }

    /** Whether the next text is the note of a decision. */
    public static boolean expects(String expected) {
        return expected != null && EXPECTED.matcher(expected).matches();
    }

    /** What waits for a decision. */
    public void list(Candidate hr, long updateId, int page) {
        List<Decision> waiting = decisions.waiting(page * PAGE, PAGE + 1);
        List<DecisionScreens.Entry> entries = waiting.stream()
                .limit(PAGE)
                .map(decision -> new DecisionScreens.Entry(decision.id(), name(decision), title(hr, decision)))
                .toList();
        dialog.turn(hr.candidateId(), updateId, screens.list(hr.speaks(), entries, page, waiting.size() > PAGE));
    }

    /** The card once more, as it is now. @return false when there is none */
    public boolean card(Candidate hr, long updateId, long id) {
        return with(id, decision -> dialog.turn(hr.candidateId(), updateId, cards.card(hr.speaks(), decision)));
    }

    /** @return false when there is no such decision */
    public boolean ask(Candidate hr, long updateId, long id, Outcome outcome) {
        return with(id, decision -> {
            if (decision.outcome().waits()) {
                dialog.expect(hr.candidateId(), "NOTE/" + outcome + "/" + id);
                dialog.turn(hr.candidateId(), updateId, screens.ask(hr.speaks(), id, outcome, name(decision)));
            } else {
                dialog.turn(hr.candidateId(), updateId, screens.late(hr.speaks(), name(decision), decision));
            }
        });
    }

    public boolean withoutNote(Candidate hr, long updateId, long id, Outcome outcome) {
        return with(
                id,
                decision -> dialog.turn(hr.candidateId(), updateId, decided(hr, updateId, decision, outcome, null)));
    }

    /** The text after {@link #ask}. */
    public void note(Candidate hr, long updateId, String expected, String text) {
        Matcher asked = EXPECTED.matcher(expected);
        String note = text.strip();
        if (!asked.matches() || note.isEmpty() || note.length() > LONGEST_NOTE) {
            dialog.open(hr.candidateId(), updateId, screens.noteUnreadable(hr.speaks(), LONGEST_NOTE));
            return;
        }
        dialog.expect(hr.candidateId(), null);
        Outcome outcome = Outcome.valueOf(asked.group(1));
        with(
                Long.parseLong(asked.group(2)),
                decision -> dialog.open(hr.candidateId(), updateId, decided(hr, updateId, decision, outcome, note)));
    }

    public boolean later(Candidate hr, long updateId, long id) {
        return with(id, decision -> {
            boolean postponed = decisions.postpone(id, hr, config.decisionWithin());
            if (postponed) {
                tellHr.changed(id, updateId);
                noted(hr, decision, "later");
            }
            Decision now = decisions.find(id).orElseThrow();
            dialog.turn(
                    hr.candidateId(),
                    updateId,
                    postponed
                            ? screens.postponed(hr.speaks(), name(now), config.decisionWithin())
                            : screens.late(hr.speaks(), name(now), now));
        });
    }

    private Screen decided(Candidate hr, long updateId, Decision decision, Outcome outcome, String note) {
        long id = decision.id();
        if (!decisions.decide(id, outcome, hr, note)) {
            return screens.late(hr.speaks(), name(decision), decisions.find(id).orElseThrow());
        }
        candidates
                .find(decision.attempt().candidate())
                .ifPresent(candidate -> dialog.tell(
                        candidate.candidateId(),
                        "decision/" + decision.attempt().key(),
                        screens.toCandidate(candidate.speaks(), outcome, title(candidate, decision), note)));
        tellHr.changed(id, updateId);
        noted(hr, decision, outcome == Outcome.INVITED ? "invite" : "decline");
        return screens.done(hr.speaks(), outcome, name(decision));
    }

    private void noted(Candidate hr, Decision decision, String what) {
        candidates
                .find(decision.attempt().candidate())
                .ifPresent(candidate -> log.note(
                        Action.DECIDED,
                        hr,
                        candidate,
                        what + ", " + decision.attempt().assignment() + ", attempt "
                                + decision.attempt().number()));
    }

    private boolean with(long id, java.util.function.Consumer<Decision> use) {
        Optional<Decision> decision = decisions.find(id);
        decision.ifPresent(use);
        return decision.isPresent();
    }

    private String name(Decision decision) {
        return candidates
                .find(decision.attempt().candidate())
                .map(candidate -> candidate.name)
                .orElse("?");
    }

    private String title(Candidate reader, Decision decision) {
        return catalogue.title(decision.attempt().assignment(), reader.speaks());
    }
}
