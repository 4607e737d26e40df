package solutions.trainingdata.candidates.bot.screens;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import solutions.trainingdata.candidates.bot.screens.Press.Action;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.bot.texts.Language;
import solutions.trainingdata.candidates.bot.texts.Text;
import solutions.trainingdata.candidates.bot.texts.Texts;
import solutions.trainingdata.candidates.bot.texts.Wording;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent.Attempt;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent.Metric;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent.Result;

/** What only HR see. */
@Singleton
public class HrScreens {

    /** Of HTML; a message takes 4096 without the tags. */
    private static final int LONGEST_REPORT = 3400;

    private static final String IOU = "_iou";
    private static final String ACCURACY = "_accuracy";

    private final Texts texts;

    public HrScreens(Texts texts) {
        this.texts = texts;
    }

    /**
     * A person whom a screen is about.
     *
     * @param username null when there is none
     */
    public record Subject(long id, String username, String name) {

        URI link() {
            return URI.create("tg://user?id=" + id);
        }
    }

    /** @param problems that were there although it was scored */
    public Screen card(
            Language language, Subject subject, String title, int attempt, boolean trial, Result result, int problems) {
        Wording words = texts.in(language);
        StringBuilder html = new StringBuilder(words.say(Text.HR_CARD_HEAD, "title", title, "attempt", attempt))
                .append("\n")
                .append(person(words, subject));
        if (trial) {
            html.append("\n").append(words.say(Text.HR_CARD_TRIAL));
        }
        html.append("\n\n").append(figures(words, result));
        if (problems > 0) {
            html.append("\n").append(words.say(Text.HR_CARD_PROBLEMS, "n", problems));
        }
        return Screen.forHr(html.toString(), profile(words, subject).rows());
    }

    public Screen failure(Language language, Text what, Subject subject, String reason) {
        Wording words = texts.in(language);
        String shown = reason.length() <= 1000 ? reason : reason.substring(0, 1000) + "…";
        String html = words.say(what, "reason", shown) + "\n\n" + person(words, subject);
        return Screen.forHr(
                html,
                profile(words, subject)
                        .press(Text.BUTTON_HR_MANAGE, Press.of(Action.HR_MANAGE, String.valueOf(subject.id())))
                        .rows());
    }

    /** @param n messages that no service could handle */
    public Screen deadLetters(Language language, long n) {
        return Screen.forHr(texts.in(language).say(Text.HR_DEAD_LETTERS, "n", n), List.of());
    }

    public Screen unknown(Language language, String who) {
        return menuBelow(language, texts.in(language).say(Text.HR_FIND_UNKNOWN, "who", who));
    }

    public Screen unreadable(Language language) {
        return menuBelow(language, texts.in(language).say(Text.HR_FIND_UNREADABLE));
    }

    public Screen looking(Language language, Subject subject) {
        return Screen.forHr(texts.in(language).say(Text.HR_FIND_LOOKING, "name", subject.name()), List.of());
    }

    private Screen menuBelow(Language language, String html) {
        return Screen.forHr(
                html,
                new Keyboard(texts.in(language))
                        .press(Text.BUTTON_HR_MENU, Action.HR_MENU)
                        .rows());
    }

    /**
     * @param attempts newest first
     * @param titles from an assignment's name to its title
     */
    public Screen report(Language language, Subject subject, List<Attempt> attempts, UnaryOperator<String> titles) {
        Wording words = texts.in(language);
        StringBuilder html =
                new StringBuilder(words.say(Text.HR_REPORT_HEAD)).append("\n").append(person(words, subject));
        if (attempts.isEmpty()) {
            html.append("\n\n").append(words.say(Text.HR_REPORT_EMPTY));
        }
        for (int i = 0; i < attempts.size(); i++) {
            String attempt = attempt(words, attempts.get(i), titles);
            if (html.length() + attempt.length() > LONGEST_REPORT) {
                html.append("\n\n").append(words.say(Text.HR_REPORT_MORE, "n", attempts.size() - i));
                break;
            }
            html.append("\n\n").append(attempt);
        }
        Keyboard keyboard = profile(words, subject)
                .press(Text.BUTTON_HR_MANAGE, Press.of(Action.HR_MANAGE, String.valueOf(subject.id())))
                .press(Text.BUTTON_HR_FIND, Action.HR_FIND)
                .press(Text.BUTTON_HR_MENU, Action.HR_MENU);
        return Screen.forHr(html.toString(), keyboard.rows());
    }

    private static String attempt(Wording words, Attempt attempt, UnaryOperator<String> titles) {
        StringBuilder html = new StringBuilder(words.say(
                Text.HR_REPORT_ATTEMPT,
                "title",
                titles.apply(attempt.attempt().assignment()),
                "attempt",
                attempt.attempt().number(),
                "login",
                attempt.cvatUsername() == null ? "–" : attempt.cvatUsername()));
        if (attempt.trial()) {
            html.append("\n").append(words.say(Text.HR_CARD_TRIAL));
        }
        html.append("\n");
        html.append(
                attempt.result() == null
                        ? words.say(Text.HR_REPORT_UNDER_WAY, "started", words.when(attempt.startedAt()))
                        : figures(words, attempt.result()));
        return html.toString();
    }

    private static String figures(Wording words, Result result) {
        StringBuilder html = new StringBuilder(verdict(words, result));
        for (Metric metric : result.metrics()) {
            html.append("\n").append(metric(words, metric));
        }
        html.append("\n")
                .append(words.say(
                        Text.HR_CARD_TIMES,
                        "started",
                        words.when(result.startedAt()),
                        "ended",
                        words.onTheClock(result.endedAt()),
                        "worked",
                        words.lasting(Duration.between(result.startedAt(), result.endedAt())),
                        "submitted",
                        words.onTheClock(result.submittedAt())));
        if (!result.finishedInCvat()) {
            html.append("\n").append(words.say(Text.HR_CARD_NOT_FINISHED));
        }
        return html.toString();
    }

    private static String verdict(Wording words, Result result) {
        if (result.metrics().stream().allMatch(metric -> metric.passMark() == null)) {
            return words.say(Text.HR_CARD_NO_MARKS);
        }
        return words.say(result.passed() ? Text.HR_CARD_PASSED : Text.HR_CARD_NOT_PASSED);
    }

    private static String metric(Wording words, Metric metric) {
        String name = name(words, metric.name());
        String percent = Wording.percent(metric.percent());
        if (metric.passMark() == null) {
            return words.say(Text.HR_METRIC_PLAIN, "metric", name, "percent", percent);
        }
        boolean met = metric.percent() >= metric.passMark();
        return words.say(
                met ? Text.HR_METRIC_MET : Text.HR_METRIC_MISSED,
                "metric",
                name,
                "percent",
                percent,
                "mark",
                Wording.mark(metric.passMark()));
    }

    /** Names as docs/metrics.md forms them: label_iou, attribute_accuracy. */
    private static String name(Wording words, String metric) {
        if (metric.endsWith(IOU)) {
            return words.say(Text.HR_METRIC_IOU, "label", metric.substring(0, metric.length() - IOU.length()));
        }
        if (metric.endsWith(ACCURACY)) {
            return words.say(
                    Text.HR_METRIC_ACCURACY, "label", metric.substring(0, metric.length() - ACCURACY.length()));
        }
        return metric;
    }

    static String person(Wording words, Subject subject) {
        return subject.username() == null
                ? words.say(
                        Text.HR_PERSON_NO_USERNAME, "link", subject.link(), "name", subject.name(), "id", subject.id())
                : words.say(
                        Text.HR_PERSON,
                        "link",
                        subject.link(),
                        "name",
                        subject.name(),
                        "username",
                        subject.username(),
                        "id",
                        subject.id());
    }

    /** A button onto tg://user is refused, message and all, where the person's privacy forbids it: only by username. */
    private static Keyboard profile(Wording words, Subject subject) {
        Keyboard keyboard = new Keyboard(words);
        return subject.username() == null
                ? keyboard
                : keyboard.link(words.say(Text.BUTTON_HR_PROFILE), URI.create("https://t.me/" + subject.username()));
    }
}
