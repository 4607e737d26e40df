package solutions.trainingdata.candidates.bot.screens;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import solutions.trainingdata.candidates.bot.journey.Position;
import solutions.trainingdata.candidates.bot.journey.Stage;
import solutions.trainingdata.candidates.bot.screens.Press.Action;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.bot.texts.Language;
import solutions.trainingdata.candidates.bot.texts.Text;
import solutions.trainingdata.candidates.bot.texts.Texts;
import solutions.trainingdata.candidates.bot.texts.Wording;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent.AssignmentPublished;
import solutions.trainingdata.candidates.messaging.sealed.SealedPassword;

/** From what to expect to "accepted", without the problems. */
@Singleton
public class AttemptScreens {

    private final Texts texts;

    public AttemptScreens(Texts texts) {
        this.texts = texts;
    }

    public static String title(AssignmentPublished assignment, Language language) {
        return assignment.titles().getOrDefault(language.code(), assignment.name());
    }

    /** Before the clock starts. */
    public Screen expect(Language language, AssignmentPublished assignment) {
        Wording words = texts.in(language);
        String html = words.say(
                Text.EXPECT,
                "title",
                title(assignment, language),
                "images",
                assignment.images().get(0),
                "time",
                words.lasting(assignment.duration()),
                "attempts",
                assignment.attempts());
        Keyboard keyboard =
                new Keyboard(words).press(Text.BUTTON_START, new Press(Action.START, assignment.name(), 1, 0));
        String guide = assignment.guides().get(language.code());
        if (guide != null) {
            html += "\n\n" + words.say(Text.EXPECT_GUIDE, "guide", new Guide(guide).shortly());
            keyboard.press(Text.BUTTON_GUIDE, Press.of(Action.GUIDE, assignment.name()));
        }
        return new Screen(
                html, keyboard.press(Text.BUTTON_NOT_NOW, Action.CANCEL).rows());
    }

    /**
     * The whole guide, in as many messages as it takes, then its pictures; empty when there is none.
     *
     * @param known whether a picture is there to be shown
     */
    public List<Screen> guide(Language language, AssignmentPublished assignment, Predicate<Screen.Picture> known) {
        String markdown = assignment.guides().get(language.code());
        if (markdown == null) {
            return List.of();
        }
        Guide guide = new Guide(markdown);
        Stream<Screen> pictures = guide.pictures().stream()
                .map(picture -> new Screen(
                        picture.caption(),
                        List.of(),
                        null,
                        true,
                        new Screen.Picture(assignment.name(), assignment.version(), picture.file())))
                .filter(screen -> known.test(screen.picture()));
        return Stream.concat(guide.messages().stream().map(html -> new Screen(html, List.of())), pictures)
                .toList();
    }

    /** While account and task are made. */
    public Screen progress(Language language, Stage stage) {
        Wording words = texts.in(language);
        boolean account = stage == Stage.OPENING_ACCOUNT;
        String html = words.say(Text.PROGRESS_TITLE)
                + "\n\n"
                + words.say(account ? Text.PROGRESS_ACCOUNT_DOING : Text.PROGRESS_ACCOUNT_DONE)
                + "\n"
                + words.say(account ? Text.PROGRESS_IMAGES_WAITING : Text.PROGRESS_IMAGES_DOING);
        return new Screen(html, List.of());
    }

    public Screen credentials(Language language, URI address, String login, SealedPassword password, Duration visible) {
        Wording words = texts.in(language);
        String html = words.say(
                Text.CREDENTIALS,
                "address",
                address,
                "login",
                login,
                "password",
                Screen.PASSWORD,
                "time",
                words.lasting(visible),
                "button",
                words.say(Text.BUTTON_CREDENTIALS));
        return new Screen(
                html,
                new Keyboard(words)
                        .copy(Text.BUTTON_COPY_LOGIN, login)
                        .copy(Text.BUTTON_COPY_PASSWORD, Screen.PASSWORD)
                        .rows(),
                password,
                false);
    }

    /**
     * The task with its links.
     *
     * @param deadline in whole milliseconds, as journeys keep it: the start is compared with it as such
     */
    public Screen ready(
            Language language,
            AssignmentPublished assignment,
            TaskEvent.Issued task,
            Instant deadline,
            Position position) {
        Wording words = texts.in(language);
        String html = words.say(
                Text.TASK_READY,
                "title",
                title(assignment, language),
                "images",
                images(assignment, task),
                "deadline",
                words.when(deadline),
                "time",
                words.lasting(Duration.between(task.startedAt().truncatedTo(ChronoUnit.MILLIS), deadline)));
        if (task.seenBefore()) {
            html += "\n\n" + words.say(Text.TASK_SEEN_BEFORE);
        }
        Keyboard keyboard = new Keyboard(words);
        jobs(words, keyboard, task.jobs());
        if (position.stage() == Stage.ANNOTATING) {
            keyboard.press(Text.BUTTON_DONE, MenuScreens.done(assignment.name(), position));
        }
        keyboard.press(Text.BUTTON_CREDENTIALS, Press.of(Action.CREDENTIALS, assignment.name()));
        return new Screen(html, keyboard.press(Text.BUTTON_MENU, Action.MENU).rows());
    }

    /** The newest version may have fewer variants than the one that was issued. */
    private static int images(AssignmentPublished assignment, TaskEvent.Issued task) {
        List<Integer> images = assignment.images();
        return images.get(Math.min(task.variant(), images.size()) - 1);
    }

    private static void jobs(Wording words, Keyboard keyboard, List<TaskEvent.Job> jobs) {
        if (jobs.size() == 1) {
            keyboard.link(words.say(Text.BUTTON_OPEN_TASK), jobs.get(0).link());
            return;
        }
        for (int i = 0; i < jobs.size(); i++) {
            keyboard.link(
                    words.say(Text.BUTTON_OPEN_PART, "n", i + 1), jobs.get(i).link());
        }
    }

    /** The attempt's message once it is over: its buttons are gone. */
    public Screen ended(Language language, AssignmentPublished assignment, Position position) {
        Text text = position.stage() == Stage.WITHDRAWN
                ? Text.TASK_WITHDRAWN
                : position.over() ? Text.TASK_TIME_OVER : Text.TASK_CLOSED;
        return new Screen(texts.in(language).say(text, "title", title(assignment, language)), List.of());
    }

    public Screen failed(Language language, String assignment, Position position) {
        Wording words = texts.in(language);
        Text text =
                switch (position.stage()) {
                    case ACCOUNT_FAILED -> Text.FAILED_ACCOUNT;
                    case TASK_FAILED -> Text.FAILED_TASK;
                    case CHECK_FAILED -> Text.FAILED_CHECK;
                    default -> throw new IllegalArgumentException("Nothing failed: " + position);
                };
        return new Screen(
                words.say(text),
                new Keyboard(words)
                        .press(Text.BUTTON_AGAIN, MenuScreens.again(assignment, position))
                        .press(Text.BUTTON_MENU, Action.MENU)
                        .rows());
    }

    public Screen confirmDone(Language language, String assignment, int attempt, int submission) {
        Wording words = texts.in(language);
        return new Screen(
                words.say(Text.DONE_CONFIRM),
                new Keyboard(words)
                        .press(Text.BUTTON_DONE_YES, new Press(Action.SUBMIT, assignment, attempt, submission))
                        .press(Text.BUTTON_DONE_NO, Action.MENU)
                        .rows());
    }

    public Screen checking(Language language) {
        return new Screen(texts.in(language).say(Text.CHECKING), List.of());
    }

    public Screen accepted(Language language, Instant scoredAt) {
        Wording words = texts.in(language);
        return new Screen(
                words.say(Text.ACCEPTED, "by", words.when(words.decisionBy(scoredAt))),
                new Keyboard(words).press(Text.BUTTON_MENU, Action.MENU).rows());
    }

    /** To HR who tried the test: nobody decides about it. */
    public Screen trialScored(Language language) {
        Wording words = texts.in(language);
        return new Screen(
                words.say(Text.TRIAL_SCORED),
                new Keyboard(words).press(Text.BUTTON_MENU, Action.MENU).rows());
    }

    /**
     * Before the clock of another attempt starts.
     *
     * @param allowed attempts in all
     */
    public Screen confirmAnother(Language language, AssignmentPublished assignment, Position position, int allowed) {
        Wording words = texts.in(language);
        int number = position.attempt() + 1;
        String html = words.say(
                Text.ANOTHER_CONFIRM,
                "title",
                title(assignment, language),
                "attempt",
                number,
                "allowed",
                allowed,
                "time",
                words.lasting(assignment.duration()));
        return new Screen(
                html,
                new Keyboard(words)
                        .press(Text.BUTTON_ANOTHER_YES, new Press(Action.BEGIN, assignment.name(), number, 0))
                        .press(Text.BUTTON_NOT_NOW, Action.CANCEL)
                        .rows());
    }
}
