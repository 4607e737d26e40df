package solutions.trainingdata.candidates.bot.hr.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import solutions.trainingdata.candidates.bot.actionlog.Action;
import solutions.trainingdata.candidates.bot.actionlog.ActionLog;
import solutions.trainingdata.candidates.bot.candidate.Candidate;
import solutions.trainingdata.candidates.bot.dialog.Dialog;
import solutions.trainingdata.candidates.bot.hr.Access;
import solutions.trainingdata.candidates.bot.hr.MutedCards;
import solutions.trainingdata.candidates.bot.hr.Whitelist;
import solutions.trainingdata.candidates.bot.hr.decision.Decide;
import solutions.trainingdata.candidates.bot.hr.decision.Decisions;
import solutions.trainingdata.candidates.bot.hr.decision.Outcome;
import solutions.trainingdata.candidates.bot.hr.export.ExportResults;
import solutions.trainingdata.candidates.bot.screens.HrMenuScreens;
import solutions.trainingdata.candidates.bot.screens.Press;
import solutions.trainingdata.candidates.bot.telegram.Screen;

/**
 * The one door to everything that HR press or type: the whitelist is asked each time. To anybody else nothing is said
 * here. A button that leads nowhere any more shows HR's menu.
 */
@ApplicationScoped
public class HrDesk {

    private final Whitelist whitelist;
    private final FindResult findResult;
    private final ExportResults exportResults;
    private final ManageCandidate manage;
    private final Decide decide;
    private final Decisions decisions;
    private final MutedCards muted;
    private final Dialog dialog;
    private final HrMenuScreens screens;
    private final ActionLog log;

    HrDesk(
            Whitelist whitelist,
            FindResult findResult,
            ExportResults exportResults,
            ManageCandidate manage,
            Decide decide,
            Decisions decisions,
            MutedCards muted,
            Dialog dialog,
            HrMenuScreens screens,
            ActionLog log) {
        this.whitelist = whitelist;
        this.findResult = findResult;
        this.exportResults = exportResults;
        this.manage = manage;
        this.decide = decide;
        this.decisions = decisions;
        this.muted = muted;
        this.dialog = dialog;
        this.screens = screens;
        this.log = log;
    }

    /** @return anything but YES: nothing was said */
    public Access press(Candidate hr, long updateId, Press press) {
        Access access = whitelist.access(hr);
        if (access != Access.YES) {
            refused(hr, access, press.action().name());
            return access;
        }
        if (!carriedOut(hr, updateId, press)) {
            menu(hr, updateId);
        }
        return access;
    }

    /** @return empty when nothing of HR's was expected of this person; else as {@link #press} */
    public Optional<Access> typed(Candidate hr, long updateId, String text) {
        String expected = dialog.expected(hr.candidateId());
        boolean note = Decide.expects(expected);
        if (!note && !FindResult.EXPECTED.equals(expected)) {
            return Optional.empty();
        }
        Access access = whitelist.access(hr);
        if (access != Access.YES) {
            refused(hr, access, note ? "NOTE" : expected);
        } else if (note) {
            decide.note(hr, updateId, expected, text);
        } else {
            findResult.take(hr, updateId, text);
        }
        return Optional.of(access);
    }

    private boolean carriedOut(Candidate hr, long updateId, Press press) {
        switch (press.action()) {
            case HR_HELP -> turn(hr, updateId, screens.help(hr.speaks()));
            case HR_FIND -> findResult.begin(hr, updateId, page(press));
            case HR_EXPORT -> exportResults.begin(hr, updateId);
            case HR_DECISIONS -> decide.list(hr, updateId, page(press));
            case HR_MUTE, HR_UNMUTE -> {
                muted.mute(hr.candidateId(), press.action() == Press.Action.HR_MUTE);
                menu(hr, updateId);
            }
            case HR_MANAGE, HR_GRANT, HR_GRANT_YES, HR_EXTEND, HR_CLOSE, HR_CLOSE_YES -> {
                return manage.press(hr, updateId, press);
            }
            default -> {
                return press.subject().matches("[0-9]{1,18}")
                        && about(hr, updateId, press, Long.parseLong(press.subject()));
            }
        }
        return true;
    }

    /** @return false when what it is about is not there */
    private boolean about(Candidate hr, long updateId, Press press, long id) {
        return switch (press.action()) {
            case HR_SHOW -> findResult.choose(hr, updateId, id);
            case HR_CARD -> decide.card(hr, updateId, id);
            case HR_INVITE -> decide.ask(hr, updateId, id, Outcome.INVITED);
            case HR_DECLINE -> decide.ask(hr, updateId, id, Outcome.DECLINED);
            case HR_INVITE_PLAINLY -> decide.withoutNote(hr, updateId, id, Outcome.INVITED);
            case HR_DECLINE_PLAINLY -> decide.withoutNote(hr, updateId, id, Outcome.DECLINED);
            case HR_LATER -> decide.later(hr, updateId, id);
            default -> false;
        };
    }

    private void menu(Candidate hr, long updateId) {
        turn(hr, updateId, screens.menu(hr.speaks(), decisions.countWaiting(), muted.contains(hr.candidateId())));
    }

    private void turn(Candidate hr, long updateId, Screen screen) {
        dialog.turn(hr.candidateId(), updateId, screen);
    }

    private static int page(Press press) {
        return Math.max(0, Math.min(press.number(), 10_000));
    }

    private void refused(Candidate person, Access access, String what) {
        log.note(Action.ACCESS_REFUSED, person, what + (access == Access.AWAY ? ", the list cannot be read" : ""));
    }
}
