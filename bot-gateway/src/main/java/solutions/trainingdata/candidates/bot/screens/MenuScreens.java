package solutions.trainingdata.candidates.bot.screens;

import jakarta.inject.Singleton;
import java.time.Instant;
import solutions.trainingdata.candidates.bot.hr.decision.Outcome;
import solutions.trainingdata.candidates.bot.journey.Position;
import solutions.trainingdata.candidates.bot.journey.Stage;
import solutions.trainingdata.candidates.bot.screens.Press.Action;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.bot.texts.Language;
import solutions.trainingdata.candidates.bot.texts.Text;
import solutions.trainingdata.candidates.bot.texts.Texts;
import solutions.trainingdata.candidates.bot.texts.Wording;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;

/** Menu, help and what is always there. */
@Singleton
public class MenuScreens {

    private final Texts texts;

    public MenuScreens(Texts texts) {
        this.texts = texts;
    }

    /** @param hint said above the menu, null for none */
    public Screen menu(Language language, Standing standing, Text hint) {
        Wording words = texts.in(language);
        String status = status(words, standing);
        String html = hint == null ? status : words.say(hint) + "\n\n" + status;
        return new Screen(html, buttons(words, standing).rows());
    }

    private static String status(Wording words, Standing standing) {
        if (standing.closed()) {
            return words.say(Text.STATUS_ACCESS_CLOSED);
        }
        if (standing.assignment() == null) {
            return words.say(Text.STATUS_NOT_PUBLISHED);
        }
        if (standing.position() == null) {
            return words.say(standing.hr() ? Text.STATUS_NEW_HR : Text.STATUS_NEW);
        }
        return underWay(words, standing) + "\n" + attempts(words, standing);
    }

    private static String underWay(Wording words, Standing standing) {
        return switch (standing.position().stage()) {
            case OPENING_ACCOUNT, ISSUING_TASK -> words.say(Text.STATUS_PREPARING);
            case ACCOUNT_FAILED, TASK_FAILED -> words.say(Text.STATUS_FAILED);
            case ANNOTATING -> annotating(words, standing);
            case CHECKING -> words.say(standing.position().over() ? Text.STATUS_CHECKING_LAST : Text.STATUS_CHECKING);
            case CHECK_FAILED -> words.say(Text.STATUS_CHECK_FAILED);
            case SCORED -> scored(words, standing);
            case WITHDRAWN -> words.say(Text.STATUS_WITHDRAWN, "title", standing.title());
        };
    }

    private static String attempts(Wording words, Standing standing) {
        Position position = standing.position();
        int left = Math.max(0, standing.allowed() - position.attempt());
        return words.say(
                position.stage().isFinished() ? Text.STATUS_ATTEMPTS_LEFT : Text.STATUS_ATTEMPTS_LEFT_AFTER,
                "left",
                left);
    }

    /** HR's answer, or when it is due; about a trial there is none. */
    private static String scored(Wording words, Standing standing) {
        if (standing.outcome() == Outcome.INVITED || standing.outcome() == Outcome.DECLINED) {
            boolean invited = standing.outcome() == Outcome.INVITED;
            return words.say(invited ? Text.STATUS_INVITED : Text.STATUS_DECLINED, "title", standing.title());
        }
        Instant by = words.decisionBy(standing.scoredAt());
        String head = words.say(
                standing.position().over() ? Text.STATUS_TIME_OVER : Text.STATUS_SCORED, "title", standing.title());
        if (standing.trial()) {
            return head + "\n" + words.say(Text.STATUS_ANSWER_TRIAL);
        }
        return head
                + "\n"
                + (words.until(by).isNegative()
                        ? words.say(Text.STATUS_ANSWER_LATE)
                        : words.say(Text.STATUS_ANSWER_BY, "by", words.when(by)));
    }

    private static String annotating(Wording words, Standing standing) {
        var left = words.until(standing.deadline());
        String deadline = words.when(standing.deadline());
        return left.isNegative()
                ? words.say(Text.STATUS_OVERDUE, "title", standing.title(), "deadline", deadline)
                : words.say(
                        Text.STATUS_ANNOTATING,
                        "title",
                        standing.title(),
                        "left",
                        words.lasting(left),
                        "deadline",
                        deadline);
    }

    private static Keyboard buttons(Wording words, Standing standing) {
        Keyboard keyboard = new Keyboard(words);
        Position position = standing.position();
        if (standing.closed() || standing.assignment() == null) {
            keyboard.press(Text.BUTTON_STATUS, Action.STATUS);
        } else if (position == null) {
            keyboard.press(Text.BUTTON_GET_TEST, Press.of(Action.GET, standing.assignment()));
        } else {
            underWay(keyboard, standing.assignment(), position);
        }
        if (standing.mayTakeAnother()) {
            keyboard.press(Text.BUTTON_ANOTHER, another(standing.assignment(), position));
        }
        keyboard.two(Text.BUTTON_HELP, Press.of(Action.HELP), Text.BUTTON_LANGUAGE, Press.of(Action.LANGUAGES));
        if (standing.hr()) {
            keyboard.press(Text.BUTTON_HR_FIND, Action.HR_FIND).press(Text.BUTTON_HR_MENU, Action.HR_MENU);
        }
        return keyboard;
    }

    private static void underWay(Keyboard keyboard, String assignment, Position position) {
        if (position.stage() == Stage.ANNOTATING) {
            keyboard.press(Text.BUTTON_DONE, done(assignment, position));
        }
        if (position.stage().isFailure()) {
            keyboard.press(Text.BUTTON_AGAIN, again(assignment, position));
        }
        if (position.hasTask()) {
            keyboard.press(Text.BUTTON_MY_TASK, Press.of(Action.TASK, assignment));
        } else if (!position.stage().isFailure()) {
            keyboard.press(Text.BUTTON_STATUS, Action.STATUS);
        }
    }

    static Press done(String assignment, Position position) {
        return new Press(Action.DONE, assignment, position.attempt(), position.submission() + 1);
    }

    static Press again(String assignment, Position position) {
        return new Press(Action.AGAIN, assignment, position.attempt(), position.press());
    }

    static Press another(String assignment, Position position) {
        return new Press(Action.ANOTHER, assignment, position.attempt() + 1, 0);
    }

    public Screen help(Language language) {
        return withMenu(language, texts.in(language).say(Text.HELP));
    }

    public Screen yourId(Language language, CandidateId id) {
        return withMenu(language, texts.in(language).say(Text.YOUR_ID, "id", id.telegramUserId()));
    }

    private Screen withMenu(Language language, String html) {
        return new Screen(
                html,
                new Keyboard(texts.in(language))
                        .press(Text.BUTTON_MENU, Action.MENU)
                        .rows());
    }

    public Screen languages(Language language) {
        Wording words = texts.in(language);
        return new Screen(
                words.say(Text.LANGUAGE_CHOOSE),
                new Keyboard(words)
                        .two(
                                Text.BUTTON_RUSSIAN,
                                Press.of(Action.SPEAK, Language.RU.code()),
                                Text.BUTTON_ENGLISH,
                                Press.of(Action.SPEAK, Language.EN.code()))
                        .press(Text.BUTTON_MENU, Action.MENU)
                        .rows());
    }
}
