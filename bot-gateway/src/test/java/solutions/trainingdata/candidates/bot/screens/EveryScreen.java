package solutions.trainingdata.candidates.bot.screens;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import solutions.trainingdata.candidates.bot.hr.decision.Decision;
import solutions.trainingdata.candidates.bot.hr.decision.Outcome;
import solutions.trainingdata.candidates.bot.journey.Position;
import solutions.trainingdata.candidates.bot.journey.Stage;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.bot.texts.Language;
import solutions.trainingdata.candidates.bot.texts.Text;
import solutions.trainingdata.candidates.bot.texts.Texts;
import solutions.trainingdata.candidates.messaging.contract.AttemptId;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent.Attempt;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent.Metric;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent.Result;
import solutions.trainingdata.candidates.messaging.contract.Problem;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent.AssignmentPublished;
import solutions.trainingdata.candidates.messaging.sealed.SealedPassword;

/** Every screen that there is, by a name for the test, filled with what is as long and as odd as it comes. */
final class EveryScreen {

    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    static final Texts TEXTS = new Texts(ZoneOffset.UTC, "@hr_<anna>", Clock.fixed(NOW, ZoneOffset.UTC));

    private static final String LONGEST_NAME = "a".repeat(40);
    private static final String ODD_NAME = "<b>&\"'".repeat(21);

    private final MenuScreens menu = new MenuScreens(TEXTS);
    private final AttemptScreens attempts = new AttemptScreens(TEXTS);
    private final NoticeScreens notices = new NoticeScreens(TEXTS);
    private final ProblemScreens problems = new ProblemScreens(TEXTS);
    private final HrScreens hr = new HrScreens(TEXTS);
    private final HrMenuScreens hrMenu = new HrMenuScreens(TEXTS);
    private final HrManageScreens manage = new HrManageScreens(TEXTS);
    private final DecisionScreens decisions = new DecisionScreens(TEXTS);

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
        all.put("every problem", problems.problems(language, everyProblem(), LONGEST_NAME, annotating));
        all.put("many problems", problems.problems(language, manyProblems(), LONGEST_NAME, annotating));
        all.put("time over, scored", problems.scoredAnyway(language, List.of(), NOW));
        all.put("time over, scored, problems", problems.scoredAnyway(language, manyProblems(), NOW));
        notices(language, all);
        hr(language, all);
        return all;
    }

    private void menusOfAttempts(Language language, Map<String, Screen> all) {
        Position scored = new Position(Stage.SCORED, 99, 999, 999);
        Position timeOver = new Position(Stage.SCORED, 99, 999, 999, true);
        Instant longAgo = NOW.minus(Duration.ofDays(30));
        all.put("menu, answer late", menu.menu(language, standing(scored, longAgo, 99, false), null));
        all.put("menu, time over", menu.menu(language, standing(timeOver, NOW, 99, false), null));
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

    private void hr(Language language, Map<String, Screen> all) {
        HrScreens.Subject nameless = new HrScreens.Subject(7, null, ODD_NAME);
        HrScreens.Subject named = new HrScreens.Subject(8, "a".repeat(32), ODD_NAME);
        all.put("card", hr.card(language, named, ODD_NAME, 1, false, result(99.0, 90.0), 0));
        all.put("card, trial, missed", hr.card(language, nameless, ODD_NAME, 2, true, result(10.0, 90.0), 3));
        all.put("card without marks", hr.card(language, nameless, ODD_NAME, 2, true, result(10.0, null), 0));
        all.put("dead letters", hr.deadLetters(language, 1_000_000));
        for (Text failure : List.of(
                Text.HR_FAILURE_ACCOUNT,
                Text.HR_FAILURE_TASK,
                Text.HR_FAILURE_CHECK,
                Text.HR_FAILURE_CLOSE,
                Text.HR_FAILURE_END)) {
            all.put("notice " + failure, hr.failure(language, failure, named, "<html>&" + "x".repeat(5000)));
        }
        hrMenu(language, all, named, nameless);
        manage(language, all, named, nameless);
        decisions(language, all, hr.card(language, named, ODD_NAME, 1, false, result(99.0, 90.0), 0));
        all.put("find, unknown", hr.unknown(language, "<who>"));
        all.put("find, unreadable", hr.unreadable(language));
        all.put("find, looking", hr.looking(language, named));
        all.put("report, empty", hr.report(language, nameless, List.of(), name -> name));
        all.put(
                "report",
                hr.report(language, named, Collections.nCopies(40, attempt(result(66.666, 90.0))), n -> ODD_NAME));
        all.put("report, under way", hr.report(language, named, List.of(attempt(null)), name -> name));
    }

    private void hrMenu(
            Language language, Map<String, Screen> all, HrScreens.Subject named, HrScreens.Subject nameless) {
        all.put("menu, HR away", menu.menu(language, standing(null, null), Text.HR_AWAY));
        all.put("HR menu", hrMenu.menu(language, 1, false));
        all.put("HR menu, muted", hrMenu.menu(language, 1000, true));
        all.put("HR help", hrMenu.help(language));
        all.put("find", hrMenu.ask(language, List.of(), 0, false));
        all.put(
                "find, pages",
                hrMenu.ask(
                        language,
                        List.of(named, nameless, new HrScreens.Subject(1L << 52, null, "👩‍🎨".repeat(40))),
                        999,
                        true));
        all.put(
                "find, several",
                hrMenu.several(
                        language,
                        "a".repeat(32),
                        Collections.nCopies(
                                10, new HrMenuScreens.Bearer(named, NOW.minusSeconds(9), NOW.minusSeconds(3), false))));
        all.put(
                "find, now",
                hrMenu.several(language, "ann", List.of(new HrMenuScreens.Bearer(nameless, NOW, NOW, true))));
        all.put("exporting", hrMenu.exporting(language));
        all.put("export, busy", hrMenu.exportBusy(language));
        all.put("exported", hrMenu.exported(language, 2, 21));
        all.put("export failed", hrMenu.exportFailed(language, "<html>&" + "x".repeat(5000)));
        for (Text trouble : List.of(
                Text.HR_EXPORT_UNSURE, Text.HR_EXPORT_TOO_BIG, Text.HR_EXPORT_GONE, Text.HR_EXPORT_NOT_CONFIGURED)) {
            all.put(
                    "export " + trouble,
                    hrMenu.exportFailed(language, hrMenu.trouble(language, trouble, 50L * 1024 * 1024)));
        }
    }

    private void decisions(Language language, Map<String, Screen> all, Screen facts) {
        String note = "<i>&".repeat(250);
        for (Outcome outcome : Outcome.values()) {
            Decision decision = new Decision(
                    Long.MAX_VALUE / 10,
                    new AttemptId(new CandidateId(7), LONGEST_NAME, 1),
                    "{}",
                    outcome,
                    outcome == Outcome.OPEN ? null : ODD_NAME,
                    outcome.waits() ? null : note,
                    NOW);
            all.put("card " + outcome, decision(language, facts, decision));
            all.put("reminder " + outcome, decisions.reminder(language, decision(language, facts, decision)));
            if (!outcome.waits()) {
                all.put("late " + outcome, decisions.late(language, ODD_NAME, decision));
            }
        }
        for (Outcome outcome : List.of(Outcome.INVITED, Outcome.DECLINED)) {
            all.put("ask " + outcome, decisions.ask(language, Long.MAX_VALUE / 10, outcome, ODD_NAME));
            all.put("done " + outcome, decisions.done(language, outcome, ODD_NAME));
            all.put("told " + outcome, decisions.toCandidate(language, outcome, ODD_NAME, note));
            all.put("told plainly " + outcome, decisions.toCandidate(language, outcome, "Cars", null));
        }
        all.put("note unreadable", decisions.noteUnreadable(language, 1000));
        all.put("postponed", decisions.postponed(language, ODD_NAME, Duration.ofDays(3)));
        all.put("decisions, none", decisions.list(language, List.of(), 0, false));
        all.put(
                "decisions",
                decisions.list(language, List.of(new DecisionScreens.Entry(1, ODD_NAME, ODD_NAME)), 1, true));
    }

    private void manage(
            Language language, Map<String, Screen> all, HrScreens.Subject named, HrScreens.Subject nameless) {
        HrManageScreens.Course running =
                new HrManageScreens.Course(Integer.MAX_VALUE, ODD_NAME, 9, 99, NOW.plusSeconds(9), true);
        HrScreens.Subject longest = new HrScreens.Subject((1L << 53) - 1, null, ODD_NAME);
        for (HrManageScreens.Done done : HrManageScreens.Done.values()) {
            all.put("manage " + done, manage.all(language, longest, List.of(running, running), false, done));
        }
        for (Outcome outcome : Outcome.values()) {
            all.put(
                    "menu, decided " + outcome,
                    menu.menu(
                            language,
                            new Standing(
                                    LONGEST_NAME,
                                    ODD_NAME,
                                    new Position(Stage.SCORED, 2, 1, 1, false),
                                    NOW,
                                    NOW,
                                    2,
                                    outcome,
                                    false,
                                    false),
                            null));
        }
        all.put("manage, closed", manage.all(language, named, List.of(), true, HrManageScreens.Done.NOTHING));
        all.put("grant?", manage.confirmGrant(language, longest, running, 21, 2));
        all.put("close?", manage.confirmClose(language, nameless));
    }

    private Screen decision(Language language, Screen facts, Decision decision) {
        return decisions.card(language, facts, decision);
    }

    private static Standing standing(Position position, Instant deadline) {
        return new Standing(
                LONGEST_NAME,
                "Cars & <plates>",
                position,
                deadline == null ? NOW : deadline,
                NOW,
                100,
                null,
                false,
                true);
    }

    private static Standing standing(Position position, Instant scoredAt, int allowed, boolean closed) {
        return new Standing(LONGEST_NAME, "Cars & <plates>", position, NOW, scoredAt, allowed, null, closed, false);
    }

    private static AssignmentPublished assignment() {
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

    private static Result result(double percent, Double mark) {
        return new Result(
                List.of(
                        new Metric("car_iou", percent, mark),
                        new Metric("plate_accuracy", percent, mark),
                        new Metric("other<>", percent, mark)),
                NOW,
                NOW.plusSeconds(4000),
                NOW.plusSeconds(5000),
                false,
                1,
                1);
    }

    private static Attempt attempt(Result result) {
        return new Attempt(
                new AttemptId(new CandidateId(7), LONGEST_NAME, 1), null, ODD_NAME, "l<ogin>", true, NOW, NOW, result);
    }
}
