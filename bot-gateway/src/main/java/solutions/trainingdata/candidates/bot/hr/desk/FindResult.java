package solutions.trainingdata.candidates.bot.hr.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import solutions.trainingdata.candidates.bot.actionlog.Action;
import solutions.trainingdata.candidates.bot.actionlog.ActionLog;
import solutions.trainingdata.candidates.bot.asking.Questions;
import solutions.trainingdata.candidates.bot.candidate.Candidate;
import solutions.trainingdata.candidates.bot.candidate.Candidates;
import solutions.trainingdata.candidates.bot.catalogue.Catalogue;
import solutions.trainingdata.candidates.bot.dialog.Dialog;
import solutions.trainingdata.candidates.bot.hr.TellHr;
import solutions.trainingdata.candidates.bot.hr.Whitelist;
import solutions.trainingdata.candidates.bot.screens.HrMenuScreens;
import solutions.trainingdata.candidates.bot.screens.HrScreens;
import solutions.trainingdata.candidates.bot.texts.Language;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;

/**
 * HR ask for one candidate's results: @username, number or a choice, then the answer of metrics-service. Whoever calls
 * has made sure that this is HR; for the answer it is asked here.
 */
@ApplicationScoped
public class FindResult {

    static final String EXPECTED = "FIND_RESULT";

    private static final int PAGE = 10;
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{2,31}");
    private static final Pattern ADDRESS = Pattern.compile("^(@|https?://t\\.me/|t\\.me/)");

    private final Whitelist whitelist;
    private final Candidates candidates;
    private final Catalogue catalogue;
    private final Questions questions;
    private final Dialog dialog;
    private final HrScreens screens;
    private final HrMenuScreens menuScreens;
    private final ActionLog log;

    FindResult(
            Whitelist whitelist,
            Candidates candidates,
            Catalogue catalogue,
            Questions questions,
            Dialog dialog,
            HrScreens screens,
            HrMenuScreens menuScreens,
            ActionLog log) {
        this.whitelist = whitelist;
        this.candidates = candidates;
        this.catalogue = catalogue;
        this.questions = questions;
        this.dialog = dialog;
        this.screens = screens;
        this.menuScreens = menuScreens;
        this.log = log;
    }

    /** @param page of the latest candidates, from 0 */
    void begin(Candidate hr, long updateId, int page) {
        List<HrScreens.Subject> latest = candidates.latest(page * PAGE, PAGE + 1).stream()
                .map(TellHr::subject)
                .toList();
        dialog.expect(hr.candidateId(), EXPECTED);
        dialog.turn(
                hr.candidateId(),
                updateId,
                menuScreens.ask(
                        hr.speaks(), latest.subList(0, Math.min(PAGE, latest.size())), page, latest.size() > PAGE));
    }

    /** What was typed after {@link #begin}. */
    void take(Candidate hr, long updateId, String text) {
        CandidateId id = hr.candidateId();
        String who = ADDRESS.matcher(text.strip()).replaceFirst("");
        if (NUMBER.matcher(who).matches()) {
            candidates
                    .find(new CandidateId(Long.parseLong(who)))
                    .ifPresentOrElse(
                            found -> ask(hr, updateId, found),
                            () -> dialog.open(id, updateId, screens.unknown(hr.speaks(), who)));
        } else if (USERNAME.matcher(who).matches()) {
            take(hr, updateId, who, candidates.everCalled(who));
        } else {
            dialog.open(id, updateId, screens.unreadable(hr.speaks()));
        }
    }

    private void take(Candidate hr, long updateId, String username, List<Candidates.Bearer> bearers) {
        CandidateId id = hr.candidateId();
        if (bearers.isEmpty()) {
            dialog.open(id, updateId, screens.unknown(hr.speaks(), username));
        } else if (bearers.size() == 1) {
            ask(hr, updateId, bearers.get(0).candidate());
        } else {
            dialog.open(
                    id,
                    updateId,
                    menuScreens.several(
                            hr.speaks(),
                            username,
                            bearers.stream()
                                    .map(bearer -> shown(bearer, username))
                                    .toList()));
        }
    }

    private static HrMenuScreens.Bearer shown(Candidates.Bearer bearer, String username) {
        return new HrMenuScreens.Bearer(
                TellHr.subject(bearer.candidate()),
                bearer.since(),
                bearer.until(),
                username.equalsIgnoreCase(bearer.candidate().username));
    }

    /** Chosen by a button. @return false when there is nobody with this number */
    boolean choose(Candidate hr, long updateId, long candidate) {
        Optional<Candidate> found = candidates.find(new CandidateId(candidate));
        found.ifPresent(subject -> ask(hr, updateId, subject));
        return found.isPresent();
    }

    private void ask(Candidate hr, long updateId, Candidate found) {
        CandidateId id = hr.candidateId();
        dialog.expect(id, null);
        dialog.open(id, updateId, screens.looking(hr.speaks(), TellHr.subject(found)));
        questions.ask(key(id, updateId), new MetricsCommand.Report(found.candidateId(), id, updateId));
        log.note(Action.RESULT_ASKED, hr, found, "asked");
    }

    /** Answers the one who asked, once, provided that they still are HR. While nobody can say so, it is asked again. */
    public void reported(MetricsEvent.Reported event) {
        whitelist.everybody().ifPresent(everybody -> {
            CandidateId hr = event.requestedBy();
            if (questions.answered(key(hr, event.updateId())) && everybody.contains(hr)) {
                answer(hr, event);
            }
        });
    }

    private void answer(CandidateId hr, MetricsEvent.Reported event) {
        Language language = candidates.locked(hr).map(Candidate::speaks).orElse(Language.EN);
        candidates
                .find(event.candidate())
                .ifPresent(about -> dialog.answer(
                        hr,
                        event.updateId(),
                        key(hr, event.updateId()),
                        screens.report(
                                language,
                                TellHr.subject(about),
                                event.attempts(),
                                name -> catalogue.title(name, language))));
    }

    private static String key(CandidateId hr, long updateId) {
        return "report/" + hr.key() + "/" + updateId;
    }
}
