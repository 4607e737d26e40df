package solutions.trainingdata.candidates.bot.screens;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import solutions.trainingdata.candidates.bot.journey.Position;
import solutions.trainingdata.candidates.bot.screens.Press.Action;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.bot.texts.Language;
import solutions.trainingdata.candidates.bot.texts.Text;
import solutions.trainingdata.candidates.bot.texts.Texts;
import solutions.trainingdata.candidates.bot.texts.Wording;

/** What a candidate is told without having asked: time, access, attempts. Each has a way on. */
@Singleton
public class NoticeScreens {

    private final Texts texts;

    public NoticeScreens(Texts texts) {
        this.texts = texts;
    }

    /** A step of ours takes long. */
    public Screen slow(Language language) {
        Wording words = texts.in(language);
        return new Screen(
                words.say(Text.NOTICE_SLOW),
                new Keyboard(words).press(Text.BUTTON_STATUS, Action.STATUS).rows());
    }

    public Screen timeNearlyOver(
            Language language, String title, String assignment, Position position, Instant deadline) {
        Wording words = texts.in(language);
        String html = words.say(
                Text.NOTICE_TIME_NEARLY_OVER,
                "title",
                title,
                "left",
                words.lasting(words.until(deadline)),
                "deadline",
                words.when(deadline));
        return new Screen(html, atWork(words, assignment, position));
    }

    public Screen extended(Language language, String title, String assignment, Position position, Instant deadline) {
        Wording words = texts.in(language);
        String html = words.say(Text.NOTICE_EXTENDED, "title", title, "deadline", words.when(deadline));
        return new Screen(html, atWork(words, assignment, position));
    }

    private static List<List<Screen.Button>> atWork(Wording words, String assignment, Position position) {
        Keyboard keyboard = new Keyboard(words);
        if (position.isAnnotating(position.attempt())) {
            keyboard.press(Text.BUTTON_DONE, MenuScreens.done(assignment, position));
        }
        return keyboard.press(Text.BUTTON_MY_TASK, Press.of(Action.TASK, assignment))
                .rows();
    }

    /** CVAT says that the candidate finished. */
    public Screen finished(Language language, String assignment, Position position) {
        Wording words = texts.in(language);
        return new Screen(
                words.say(Text.NOTICE_FINISHED),
                new Keyboard(words)
                        .press(
                                Text.BUTTON_SUBMIT_NOW,
                                new Press(Action.SUBMIT, assignment, position.attempt(), position.submission() + 1))
                        .press(Text.BUTTON_DONE_NO, Action.MENU)
                        .rows());
    }

    public Screen timeOver(Language language, String title) {
        Wording words = texts.in(language);
        return withMenu(words, words.say(Text.NOTICE_TIME_OVER, "title", title));
    }

    public Screen accessClosed(Language language) {
        Wording words = texts.in(language);
        return withMenu(words, words.say(Text.NOTICE_ACCESS_CLOSED));
    }

    /**
     * HR allow more attempts, or the closed account is open again.
     *
     * @param position null before the first attempt
     * @param allowed attempts in all
     */
    public Screen granted(Language language, String title, String assignment, Position position, int allowed) {
        Wording words = texts.in(language);
        int left = allowed - (position == null ? 0 : position.attempt());
        if (left <= 0) {
            return withMenu(words, words.say(Text.NOTICE_ACCESS_OPEN));
        }
        Keyboard keyboard = new Keyboard(words);
        if (position == null) {
            keyboard.press(Text.BUTTON_GET_TEST, Press.of(Action.GET, assignment));
        } else if (position.another(allowed) == Position.Another.POSSIBLE) {
            keyboard.press(Text.BUTTON_ANOTHER, MenuScreens.another(assignment, position));
        }
        return new Screen(
                words.say(Text.NOTICE_GRANTED, "title", title, "left", left),
                keyboard.press(Text.BUTTON_MENU, Action.MENU).rows());
    }

    private static Screen withMenu(Wording words, String html) {
        return new Screen(
                html, new Keyboard(words).press(Text.BUTTON_MENU, Action.MENU).rows());
    }
}
