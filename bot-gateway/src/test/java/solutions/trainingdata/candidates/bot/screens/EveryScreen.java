package solutions.trainingdata.candidates.bot.screens;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import solutions.trainingdata.candidates.bot.journey.Position;
import solutions.trainingdata.candidates.bot.journey.Stage;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.bot.texts.Language;
import solutions.trainingdata.candidates.bot.texts.Text;
import solutions.trainingdata.candidates.bot.texts.Texts;
import solutions.trainingdata.candidates.messaging.contract.AttemptId;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.Problem;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent.AssignmentPublished;
import solutions.trainingdata.candidates.messaging.sealed.SealedPassword;

/** Every screen that there is, by a name for the test, filled with what is as long and as odd as it comes. */
final class EveryScreen {

    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    static final Texts TEXTS = new Texts(ZoneOffset.UTC, "@hr_<anna>", Clock.fixed(NOW, ZoneOffset.UTC));

    static final String LONGEST_NAME = "a".repeat(40);
    static final String ODD_NAME = "<b>&\"'".repeat(21);

    private final MenuScreens menu = new MenuScreens(TEXTS);
    private final AttemptScreens attempts = new AttemptScreens(TEXTS);
    private final NoticeScreens notices = new NoticeScreens(TEXTS);
    private final ProblemScreens problems = new ProblemScreens(TEXTS);

    Map<String, Screen> in(Language language) {
        Map<String, Screen> all = new LinkedHashMap<>();
        for (Text hint : List.of(
                Text.HINT_UNKNOWN,
                Text.HINT_BUSY,
                Text.HINT_OUT_OF_DATE,
                Text.HINT_CANCELLED,
                Text.HINT_NOT_STARTED,
                Text.HINT_NO_CREDENTIALS,
                Text.HINT_FINISH_FIRST,
                Text.HINT_USED_UP)) {
            all.put("menu " + hint, menu.menu(language, standing(null, null), hint));
        }
        all.put("menu, nothing published", menu.menu(language, Standing.nowhere(false, true), null));
        for (Stage stage : Stage.values()) {
            Position position = new Position(stage, 99, 999, 999);
            all.put("menu " + stage, menu.menu(language, standing(position, NOW.plus(Duration.ofHours(30))), null));
            if (stage.isFailure()) {
                all.put("failed " + stage, attempts.failed(language, LONGEST_NAME, position));
            }
        }
        all.put(
                "menu, overdue",
                menu.menu(language, standing(new Position(Stage.ANNOTATING, 1, 0, 1), NOW.minusSeconds(1)), null));
        menusOfAttempts(language, all);
        all.put("help", menu.help(language));
        all.put("id", menu.yourId(language, new CandidateId(7)));
        all.put("languages", menu.languages(language));
        all.put("expect", attempts.expect(language, assignment()));
        List<Screen> guide = attempts.guide(language, assignment(), picture -> true);
        for (int i = 0; i < guide.size(); i++) {
            all.put("guide " + i, guide.get(i));
        }
        all.put("progress account", attempts.progress(language, Stage.OPENING_ACCOUNT));
        all.put("progress task", attempts.progress(language, Stage.ISSUING_TASK));
        all.put(
                "credentials",
                attempts.credentials(
                        language,
                        URI.create("http://cvat/?a=1&b=2"),
                        "x".repeat(150),
                        new SealedPassword("k", "b"),
                        Duration.ofMinutes(15)));
        Position annotating = new Position(Stage.ANNOTATING, 99, 999, 1);
        all.put("ready, one job", attempts.ready(language, assignment(), issued(1), NOW, annotating));
        all.put("ready, many jobs", attempts.ready(language, assignment(), issued(10), NOW, annotating));
        for (Position end : List.of(
                new Position(Stage.SCORED, 1, 1, 1),
                new Position(Stage.SCORED, 1, 1, 1, true),
                new Position(Stage.WITHDRAWN, 1, 1, 1))) {
            all.put("ended " + end, attempts.ended(language, assignment(), end));
        }
        all.put("another?", attempts.confirmAnother(language, assignment(), new Position(Stage.SCORED, 98, 1, 1), 99));
        all.put("done?", attempts.confirmDone(language, LONGEST_NAME, 99, 999));
        all.put("checking", attempts.checking(language));
        all.put("accepted", attempts.accepted(language, NOW));
        all.put("trial, scored", attempts.trialScored(language));
        all.put("every problem", problems.problems(language, everyProblem(), LONGEST_NAME, annotating));
        all.put("many problems", problems.problems(language, manyProblems(), LONGEST_NAME, annotating));
        all.put("time over, scored", problems.scoredAnyway(language, List.of(), NOW));
        all.put("time over, scored, problems", problems.scoredAnyway(language, manyProblems(), NOW));
        notices(language, all);
        new EveryHrScreen().in(language, all);
        return all;
    }

    private void menusOfAttempts(Language language, Map<String, Screen> all) {
        Position scored = new Position(Stage.SCORED, 99, 999, 999);
        Position timeOver = new Position(Stage.SCORED, 99, 999, 999, true);
        Instant longAgo = NOW.minus(Duration.ofDays(30));
        all.put("menu, answer late", menu.menu(language, standing(scored, longAgo, 99, false), null));
        all.put("menu, time over", menu.menu(language, standing(timeOver, NOW, 99, false), null));
        all.put(
                "menu, trial",
                menu.menu(
                        language,
                        new Standing(LONGEST_NAME, ODD_NAME, scored, NOW, longAgo, 99, true, null, false, true),
                        null));
        all.put("menu, withdrawn", menu.menu(language, standing(withdrawn(), null, 100, false), null));
        all.put("menu, access closed", menu.menu(language, standing(withdrawn(), null, 100, true), null));
        all.put(
                "menu, last check",
                menu.menu(language, standing(new Position(Stage.CHECKING, 1, 1, 1, true), null, 2, false), null));
    }

    private static Position withdrawn() {
        return new Position(Stage.WITHDRAWN, 99, 999, 999);
    }

    private void notices(Language language, Map<String, Screen> all) {
        Position annotating = new Position(Stage.ANNOTATING, 99, 999, 1);
        Instant deadline = NOW.plus(Duration.ofHours(21));
        all.put("slow", notices.slow(language));
        all.put("time nearly over", notices.timeNearlyOver(language, ODD_NAME, LONGEST_NAME, annotating, deadline));
        all.put("extended", notices.extended(language, ODD_NAME, LONGEST_NAME, annotating, deadline));
        all.put("finished", notices.finished(language, LONGEST_NAME, annotating));
        all.put("time over", notices.timeOver(language, ODD_NAME));
        all.put("access closed", notices.accessClosed(language));
        all.put("access open", notices.granted(language, ODD_NAME, LONGEST_NAME, withdrawn(), 99));
        all.put("granted", notices.granted(language, ODD_NAME, LONGEST_NAME, withdrawn(), 104));
        all.put("granted, under way", notices.granted(language, ODD_NAME, LONGEST_NAME, annotating, 100));
        all.put("granted, not begun", notices.granted(language, ODD_NAME, LONGEST_NAME, null, 1));
    }

    static Standing standing(Position position, Instant deadline) {
        return new Standing(
                LONGEST_NAME,
                "Cars & <plates>",
                position,
                deadline == null ? NOW : deadline,
                NOW,
                100,
                false,
                null,
                false,
                true);
    }

    private static Standing standing(Position position, Instant scoredAt, int allowed, boolean closed) {
        return new Standing(
                LONGEST_NAME, "Cars & <plates>", position, NOW, scoredAt, allowed, false, null, closed, false);
    }

    static AssignmentPublished assignment() {
        String guide =
                "# Cars & <plates>\n\nOutline **each car** and type `A<1>`, see [here](https://x.y/?a=1&b=2).\n\n"
                        + "- *one*\n- **two *odd** stars*\n\n![Right: a <picture>](a.jpg)\n\n"
                        + "A long paragraph. ".repeat(500)
                        + "\n\n"
                        + "word ".repeat(100);
        return new AssignmentPublished(
                LONGEST_NAME,
                1,
                Map.of("ru", "Машины & <номера>", "en", "Cars & <plates>"),
                Map.of("ru", guide, "en", guide),
                2,
                Duration.ofDays(3),
                List.of(5, 5));
    }

    private static TaskEvent.Issued issued(int jobs) {
        List<TaskEvent.Job> links = new ArrayList<>();
        for (int i = 1; i <= jobs; i++) {
            links.add(new TaskEvent.Job(i, URI.create("http://cvat/tasks/1/jobs/" + i)));
        }
        return new TaskEvent.Issued(
                new AttemptId(new CandidateId(7), LONGEST_NAME, 3),
                1,
                3,
                true,
                1,
                links,
                NOW,
                NOW.plus(Duration.ofDays(3)));
    }

    private static List<Problem> everyProblem() {
        List<Problem> every = new ArrayList<>();
        for (Problem.Kind kind : Problem.Kind.values()) {
            every.add(
                    new Problem(kind, "<1>.jpg", "car<&>", 4, 5, URI.create("http://cvat/tasks/1/jobs/1?frame=0&x=1")));
        }
        every.add(new Problem(Problem.Kind.NOTHING_SAVED, null, null, null, null, null));
        every.add(new Problem(Problem.Kind.TAG, "2.jpg", null, null, null, null));
        return every;
    }

    static List<Problem> manyProblems() {
        List<Problem> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            many.add(new Problem(
                    Problem.Kind.WRONG_POINT_COUNT, i / 3 + ".jpg", "plate", 4, 5, URI.create("http://cvat/" + i)));
        }
        return many;
    }
}
