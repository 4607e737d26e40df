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

/** What HR can do for one candidate: another attempt, more time, closing the account. */
@Singleton
public class HrManageScreens {

    private final Texts texts;

    public HrManageScreens(Texts texts) {
        this.texts = texts;
    }

    /**
     * One assignment and where the candidate stands in it.
     *
     * @param serial what buttons carry of the assignment
     * @param attempt 0 before the first
     * @param allowed attempts in all
     * @param deadline of the attempt under way; null when none is
     * @param chosen the one that the candidate would begin with
     */
    public record Course(int serial, String title, int attempt, int allowed, Instant deadline, boolean chosen) {}

    /** What was just done. */
    public enum Done {
        NOTHING(null),
        OUT_OF_DATE(Text.HINT_OUT_OF_DATE),
        GRANTED(Text.HR_MANAGE_GRANTED),
        EXTENDED(Text.HR_MANAGE_EXTENDED),
        CLOSED(Text.HR_MANAGE_CLOSED);

        private final Text text;

        Done(Text text) {
            this.text = text;
        }
    }

    /** The deadline as a button carries it. */
    public static int minutes(Instant deadline) {
        return (int) (deadline.getEpochSecond() / 60);
    }

    public Screen all(Language language, HrScreens.Subject subject, List<Course> courses, boolean closed, Done done) {
        Wording words = texts.in(language);
        StringBuilder html = new StringBuilder();
        if (done.text != null) {
            html.append(words.say(done.text)).append("\n\n");
        }
        html.append(HrScreens.person(words, subject));
        if (closed) {
            html.append("\n").append(words.say(Text.HR_MANAGE_IS_CLOSED));
        }
        Keyboard keyboard = new Keyboard(words);
        for (Course course : courses) {
            html.append("\n\n").append(line(words, course));
            buttons(words, keyboard, subject, course, courses.size() > 1);
        }
        keyboard.press(
                closed ? Text.BUTTON_HR_CLOSE_AGAIN : Text.BUTTON_HR_CLOSE,
                Press.of(Action.HR_CLOSE, String.valueOf(subject.id())));
        return Screen.forHr(
                html.toString(),
                keyboard.press(Text.BUTTON_HR_RESULT, Press.of(Action.HR_SHOW, String.valueOf(subject.id())))
                        .press(Text.BUTTON_HR_MENU, Action.HR_MENU)
                        .rows());
    }

    private static String line(Wording words, Course course) {
        String html = words.say(
                Text.HR_MANAGE_COURSE,
                "title",
                course.title(),
                "attempt",
                course.attempt(),
                "allowed",
                course.allowed());
        return course.deadline() == null
                ? html
                : html + "\n" + words.say(Text.HR_MANAGE_DEADLINE, "deadline", words.when(course.deadline()));
    }

    /** @param several the button says which one is meant: else nothing but the attempt, which fits on a phone */
    private static void buttons(
            Wording words, Keyboard keyboard, HrScreens.Subject subject, Course course, boolean several) {
        String about = subject.id() + "-" + course.serial();
        int next = course.allowed() + 1;
        String grant = words.say(Text.BUTTON_HR_GRANT, "n", next);
        keyboard.named(several ? grant + ": " + course.title() : grant, new Press(Action.HR_GRANT, about, 0, next));
        if (course.deadline() != null) {
            int shown = minutes(course.deadline());
            keyboard.two(
                    Text.BUTTON_HR_DAY,
                    new Press(Action.HR_EXTEND, about, 1, shown),
                    Text.BUTTON_HR_THREE_DAYS,
                    new Press(Action.HR_EXTEND, about, 3, shown));
        }
    }

    /**
     * @param allowed attempts in all, if it is confirmed
     * @param limit what the assignment allows everybody
     */
    public Screen confirmGrant(Language language, HrScreens.Subject subject, Course course, int allowed, int limit) {
        Wording words = texts.in(language);
        String about = subject.id() + "-" + course.serial();
        return confirm(
                words,
                words.say(
                        Text.HR_MANAGE_GRANT,
                        "name",
                        subject.name(),
                        "title",
                        course.title(),
                        "n",
                        allowed,
                        "limit",
                        limit),
                Text.BUTTON_HR_GRANT_YES,
                new Press(Action.HR_GRANT_YES, about, 0, allowed),
                subject);
    }

    /** @param closing with the press: which try at closing it would follow */
    public Screen confirmClose(Language language, HrScreens.Subject subject, int closing, int press) {
        Wording words = texts.in(language);
        return confirm(
                words,
                words.say(Text.HR_MANAGE_CLOSE, "name", subject.name()),
                Text.BUTTON_HR_CLOSE_YES,
                new Press(Action.HR_CLOSE_YES, String.valueOf(subject.id()), closing, press),
                subject);
    }

    private static Screen confirm(Wording words, String html, Text yes, Press onYes, HrScreens.Subject subject) {
        return Screen.forHr(
                html,
                new Keyboard(words)
                        .press(yes, onYes)
                        .press(Text.BUTTON_HR_CANCEL, Press.of(Action.HR_MANAGE, String.valueOf(subject.id())))
                        .rows());
    }
}
