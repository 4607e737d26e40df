package solutions.trainingdata.candidates.bot.screens;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import solutions.trainingdata.candidates.bot.screens.Press.Action;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.bot.texts.Language;
import solutions.trainingdata.candidates.bot.texts.Text;
import solutions.trainingdata.candidates.bot.texts.Texts;
import solutions.trainingdata.candidates.bot.texts.Wording;

/** HR's menu, whom to look up, and the spreadsheet. */
@Singleton
public class HrMenuScreens {

    private final Texts texts;

    public HrMenuScreens(Texts texts) {
        this.texts = texts;
    }

    /**
     * Somebody who has or had a username.
     *
     * @param now whether it is theirs now
     */
    public record Bearer(HrScreens.Subject subject, Instant since, Instant until, boolean now) {}

    /**
     * @param waiting results without a decision
     * @param muted whether cards are muted
     */
    public Screen menu(Language language, int waiting, boolean muted) {
        Wording words = texts.in(language);
        String html = words.say(Text.HR_MENU, "n", waiting);
        if (muted) {
            html += "\n" + words.say(Text.HR_MENU_MUTED);
        }
        Keyboard keyboard = new Keyboard(words)
                .press(Text.BUTTON_HR_FIND, Action.HR_FIND)
                .press(Text.BUTTON_HR_DECISIONS, Action.HR_DECISIONS)
                .press(Text.BUTTON_HR_EXPORT, Action.HR_EXPORT);
        keyboard = muted
                ? keyboard.press(Text.BUTTON_HR_UNMUTE, Action.HR_UNMUTE)
                : keyboard.press(Text.BUTTON_HR_MUTE, Action.HR_MUTE);
        return Screen.forHr(
                html,
                keyboard.two(Text.BUTTON_HELP, Press.of(Action.HR_HELP), Text.BUTTON_MENU, Press.of(Action.MENU))
                        .rows());
    }

    public Screen help(Language language) {
        return menuBelow(language, texts.in(language).say(Text.HR_HELP));
    }

    /**
     * Whom to look up: typed next, or chosen.
     *
     * @param latest of this page
     * @param more whether another page follows
     */
    public Screen ask(Language language, List<HrScreens.Subject> latest, int page, boolean more) {
        Wording words = texts.in(language);
        Keyboard keyboard = new Keyboard(words);
        latest.forEach(person -> keyboard.named(label(person), Press.of(Action.HR_SHOW, String.valueOf(person.id()))));
        pages(keyboard, Action.HR_FIND, page, more);
        return Screen.forHr(
                words.say(Text.HR_FIND_ASK),
                keyboard.press(Text.BUTTON_HR_MENU, Action.HR_MENU).rows());
    }

    private static String label(HrScreens.Subject person) {
        return person.username() == null ? person.name() : "@" + person.username() + ", " + person.name();
    }

    /** A username that went from one to another. */
    public Screen several(Language language, String username, List<Bearer> bearers) {
        Wording words = texts.in(language);
        StringBuilder html = new StringBuilder(words.say(Text.HR_FIND_SEVERAL, "username", username));
        Keyboard keyboard = new Keyboard(words);
        for (Bearer bearer : bearers) {
            html.append("\n\n")
                    .append(HrScreens.person(words, bearer.subject()))
                    .append("\n");
            html.append(
                    bearer.now()
                            ? words.say(Text.HR_FIND_SINCE, "since", words.when(bearer.since()))
                            : words.say(
                                    Text.HR_FIND_UNTIL,
                                    "since",
                                    words.when(bearer.since()),
                                    "until",
                                    words.when(bearer.until())));
            keyboard.named(
                    bearer.subject().name() + ", " + bearer.subject().id(),
                    Press.of(Action.HR_SHOW, String.valueOf(bearer.subject().id())));
        }
        return Screen.forHr(
                html.toString(),
                keyboard.press(Text.BUTTON_HR_MENU, Action.HR_MENU).rows());
    }

    public Screen exporting(Language language) {
        return Screen.forHr(texts.in(language).say(Text.HR_EXPORT_MAKING), List.of());
    }

    public Screen exportBusy(Language language) {
        return menuBelow(language, texts.in(language).say(Text.HR_EXPORT_BUSY));
    }

    /** Under the file. */
    public Screen exported(Language language, int candidates, int attempts) {
        return menuBelow(
                language, texts.in(language).say(Text.HR_EXPORT_DONE, "candidates", candidates, "attempts", attempts));
    }

    /** @param largest bytes of a file */
    public String trouble(Language language, Text trouble, long largest) {
        return texts.in(language).say(trouble, "n", largest / (1024 * 1024));
    }

    public Screen exportFailed(Language language, String reason) {
        Wording words = texts.in(language);
        String shown = reason.length() <= 500 ? reason : reason.substring(0, 500) + "…";
        return Screen.forHr(
                words.say(Text.HR_EXPORT_FAILED, "reason", shown),
                new Keyboard(words)
                        .press(Text.BUTTON_HR_EXPORT, Action.HR_EXPORT)
                        .press(Text.BUTTON_HR_MENU, Action.HR_MENU)
                        .rows());
    }

    private Screen menuBelow(Language language, String html) {
        return Screen.forHr(
                html,
                new Keyboard(texts.in(language))
                        .press(Text.BUTTON_HR_MENU, Action.HR_MENU)
                        .rows());
    }

    static void pages(Keyboard keyboard, Action action, int page, boolean more) {
        if (page > 0) {
            keyboard.press(Text.BUTTON_HR_BACK, new Press(action, "", 0, page - 1));
        }
        if (more) {
            keyboard.press(Text.BUTTON_HR_MORE, new Press(action, "", 0, page + 1));
        }
    }
}
