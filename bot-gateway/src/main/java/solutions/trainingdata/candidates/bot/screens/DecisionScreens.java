package solutions.trainingdata.candidates.bot.screens;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import solutions.trainingdata.candidates.bot.hr.decision.Decision;
import solutions.trainingdata.candidates.bot.hr.decision.Outcome;
import solutions.trainingdata.candidates.bot.screens.Press.Action;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.bot.telegram.Screen.Button;
import solutions.trainingdata.candidates.bot.texts.Language;
import solutions.trainingdata.candidates.bot.texts.Text;
import solutions.trainingdata.candidates.bot.texts.Texts;
import solutions.trainingdata.candidates.bot.texts.Wording;

/** Invite, decline or later: what HR see of it, and the candidate's answer. */
@Singleton
public class DecisionScreens {

    private final Texts texts;

    public DecisionScreens(Texts texts) {
        this.texts = texts;
    }

    /** One line of the list. */
    public record Entry(long decision, String name, String title) {}

    /** @param facts the card without what became of it */
    public Screen card(Language language, Screen facts, Decision decision) {
        Wording words = texts.in(language);
        String id = String.valueOf(decision.id());
        Keyboard keyboard = new Keyboard(words);
        if (decision.outcome().waits()) {
            keyboard.two(
                            Text.BUTTON_HR_INVITE,
                            Press.of(Action.HR_INVITE, id),
                            Text.BUTTON_HR_DECLINE,
                            Press.of(Action.HR_DECLINE, id))
                    .press(Text.BUTTON_HR_LATER, Press.of(Action.HR_LATER, id));
        }
        List<List<Button>> rows = new ArrayList<>(keyboard.rows());
        rows.addAll(facts.rows());
        String html =
                decision.outcome() == Outcome.OPEN ? facts.html() : facts.html() + "\n\n" + became(words, decision);
        return Screen.forHr(html, rows);
    }

    private static String became(Wording words, Decision decision) {
        Text text =
                switch (decision.outcome()) {
                    case POSTPONED -> Text.DECISION_POSTPONED_BY;
                    case INVITED -> Text.DECISION_INVITED_BY;
                    case DECLINED -> Text.DECISION_DECLINED_BY;
                    case SUPERSEDED -> Text.DECISION_SUPERSEDED;
                    case OPEN -> throw new IllegalArgumentException("Nothing became of " + decision.id() + " yet");
                };
        String html = decision.outcome() == Outcome.SUPERSEDED
                ? words.say(text)
                : words.say(text, "who", decision.by(), "when", words.when(decision.changedAt()));
        return decision.note() == null ? html : html + "\n" + words.say(Text.DECISION_NOTE, "note", decision.note());
    }

    public Screen reminder(Language language, Screen card) {
        return Screen.forHr(texts.in(language).say(Text.DECISION_REMINDER) + "\n\n" + card.html(), card.rows());
    }

    /** @param more whether another page follows */
    public Screen list(Language language, List<Entry> entries, int page, boolean more) {
        Wording words = texts.in(language);
        Keyboard keyboard = new Keyboard(words);
        for (Entry entry : entries) {
            keyboard.named(
                    entry.name() + ": " + entry.title(), Press.of(Action.HR_CARD, String.valueOf(entry.decision())));
        }
        HrMenuScreens.pages(keyboard, Action.HR_DECISIONS, page, more);
        return Screen.forHr(
                words.say(entries.isEmpty() ? Text.DECISION_LIST_EMPTY : Text.DECISION_LIST),
                keyboard.press(Text.BUTTON_HR_MENU, Action.HR_MENU).rows());
    }

    /** The next text is the note. */
    public Screen ask(Language language, long decision, Outcome outcome, String name) {
        Wording words = texts.in(language);
        return Screen.forHr(
                words.say(
                        outcome == Outcome.INVITED ? Text.DECISION_ASK_INVITE : Text.DECISION_ASK_DECLINE,
                        "name",
                        name),
                new Keyboard(words)
                        .press(
                                Text.BUTTON_HR_WITHOUT_NOTE,
                                new Press(
                                        outcome == Outcome.INVITED
                                                ? Action.HR_INVITE_PLAINLY
                                                : Action.HR_DECLINE_PLAINLY,
                                        String.valueOf(decision),
                                        0,
                                        0))
                        .press(Text.BUTTON_HR_CANCEL, Action.HR_MENU)
                        .rows());
    }

    /** @param longest characters of a note */
    public Screen noteUnreadable(Language language, int longest) {
        Wording words = texts.in(language);
        return Screen.forHr(
                words.say(Text.DECISION_NOTE_UNREADABLE, "n", longest),
                new Keyboard(words).press(Text.BUTTON_HR_CANCEL, Action.HR_MENU).rows());
    }

    public Screen done(Language language, Outcome outcome, String name) {
        return menuBelow(
                language,
                outcome == Outcome.INVITED ? Text.DECISION_DONE_INVITE : Text.DECISION_DONE_DECLINE,
                "name",
                name);
    }

    /** @param within when they are reminded */
    public Screen postponed(Language language, String name, Duration within) {
        return menuBelow(
                language,
                Text.DECISION_DONE_LATER,
                "name",
                name,
                "time",
                texts.in(language).lasting(within));
    }

    /** Somebody else was faster. */
    public Screen late(Language language, String name, Decision decision) {
        Wording words = texts.in(language);
        String html = words.say(Text.DECISION_LATE, "name", name) + "\n" + became(words, decision);
        return Screen.forHr(
                html,
                new Keyboard(words).press(Text.BUTTON_HR_MENU, Action.HR_MENU).rows());
    }

    private Screen menuBelow(Language language, Text text, Object... values) {
        Wording words = texts.in(language);
        return Screen.forHr(
                words.say(text, values),
                new Keyboard(words)
                        .press(Text.BUTTON_HR_DECISIONS, Action.HR_DECISIONS)
                        .press(Text.BUTTON_HR_MENU, Action.HR_MENU)
                        .rows());
    }

    /** @param note null for none */
    public Screen toCandidate(Language language, Outcome outcome, String title, String note) {
        Wording words = texts.in(language);
        String html =
                words.say(outcome == Outcome.INVITED ? Text.DECISION_INVITED : Text.DECISION_DECLINED, "title", title);
        if (note != null) {
            html += "\n\n" + words.say(Text.DECISION_NOTE_TO_CANDIDATE, "note", note);
        }
        return new Screen(
                html, new Keyboard(words).press(Text.BUTTON_MENU, Action.MENU).rows());
    }
}
