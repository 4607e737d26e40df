package solutions.trainingdata.candidates.bot.screens;

import static solutions.trainingdata.candidates.bot.screens.EveryScreen.LONGEST_NAME;
import static solutions.trainingdata.candidates.bot.screens.EveryScreen.NOW;
import static solutions.trainingdata.candidates.bot.screens.EveryScreen.ODD_NAME;
import static solutions.trainingdata.candidates.bot.screens.EveryScreen.TEXTS;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import solutions.trainingdata.candidates.bot.hr.decision.Decision;
import solutions.trainingdata.candidates.bot.hr.decision.Outcome;
import solutions.trainingdata.candidates.bot.journey.Position;
import solutions.trainingdata.candidates.bot.journey.Stage;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.bot.texts.Language;
import solutions.trainingdata.candidates.bot.texts.Text;
import solutions.trainingdata.candidates.messaging.contract.AttemptId;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent.Attempt;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent.Metric;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent.Result;

/** Those that HR see, see {@link EveryScreen}. */
final class EveryHrScreen {

    private final MenuScreens menu = new MenuScreens(TEXTS);
    private final HrScreens hr = new HrScreens(TEXTS);
    private final HrMenuScreens hrMenu = new HrMenuScreens(TEXTS);
    private final HrManageScreens manage = new HrManageScreens(TEXTS);
    private final DecisionScreens decisions = new DecisionScreens(TEXTS);

    /** Adds them to all others. */
    void in(Language language, Map<String, Screen> all) {
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
        all.put("menu, HR away", menu.menu(language, EveryScreen.standing(null, null), Text.HR_AWAY));
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
                                    false,
                                    outcome,
                                    false,
                                    false),
                            null));
        }
        all.put(
                "manage, one assignment",
                manage.all(language, named, List.of(running), false, HrManageScreens.Done.NOTHING));
        all.put("manage, closed", manage.all(language, named, List.of(), true, HrManageScreens.Done.NOTHING));
        all.put("grant?", manage.confirmGrant(language, longest, running, 21, 2));
        all.put("close?", manage.confirmClose(language, nameless, 0, 0));
    }

    private Screen decision(Language language, Screen facts, Decision decision) {
        return decisions.card(language, facts, decision);
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
