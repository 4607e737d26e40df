package solutions.trainingdata.candidates.bot.hr;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Pattern;
import solutions.trainingdata.candidates.bot.asking.Questions;
import solutions.trainingdata.candidates.bot.candidate.Candidate;
import solutions.trainingdata.candidates.bot.candidate.Candidates;
import solutions.trainingdata.candidates.bot.catalogue.Catalogue;
import solutions.trainingdata.candidates.bot.dialog.Dialog;
import solutions.trainingdata.candidates.bot.screens.HrScreens;
import solutions.trainingdata.candidates.bot.texts.Language;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;

/** HR ask for one candidate's results: button, then @username or number, then the answer of metrics-service. */
@ApplicationScoped
public class FindResult {

    private static final String EXPECTED = "FIND_RESULT";
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{2,31}");
    private static final Pattern ADDRESS = Pattern.compile("^(@|https?://t\\.me/|t\\.me/)");

    private final Whitelist whitelist;
    private final Candidates candidates;
    private final Catalogue catalogue;
    private final Questions questions;
    private final Dialog dialog;
    private final HrScreens screens;

    FindResult(
            Whitelist whitelist,
            Candidates candidates,
            Catalogue catalogue,
            Questions questions,
            Dialog dialog,
            HrScreens screens) {
        this.whitelist = whitelist;
        this.candidates = candidates;
        this.catalogue = catalogue;
        this.questions = questions;
        this.dialog = dialog;
        this.screens = screens;
    }

    /** @return false when the person is not HR: then nothing was said */
    public boolean begin(Candidate hr, long updateId) {
        if (!whitelist.contains(hr.candidateId())) {
            return false;
        }
        dialog.expect(hr.candidateId(), EXPECTED);
        dialog.turn(hr.candidateId(), updateId, screens.ask(hr.speaks()));
        return true;
    }

    /** @return false when nobody asked this person for a name, or they are not HR (any more) */
    public boolean take(Candidate hr, long updateId, String text) {
        CandidateId id = hr.candidateId();
        if (!dialog.expects(id, EXPECTED) || !whitelist.contains(id)) {
            return false;
        }
        String who = ADDRESS.matcher(text.strip()).replaceFirst("");
        if (!NUMBER.matcher(who).matches() && !USERNAME.matcher(who).matches()) {
            dialog.open(id, updateId, screens.unreadable(hr.speaks()));
            return true;
        }
        find(who)
                .ifPresentOrElse(
                        found -> ask(hr, updateId, found),
                        () -> dialog.open(id, updateId, screens.unknown(hr.speaks(), who)));
        return true;
    }

    private Optional<Candidate> find(String who) {
        return NUMBER.matcher(who).matches()
                ? candidates.find(new CandidateId(Long.parseLong(who)))
                : candidates.byUsername(who);
    }

    private void ask(Candidate hr, long updateId, Candidate found) {
        CandidateId id = hr.candidateId();
        dialog.expect(id, null);
        dialog.open(id, updateId, screens.looking(hr.speaks(), TellHr.subject(found)));
        questions.ask(key(id, updateId), new MetricsCommand.Report(found.candidateId(), id, updateId));
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
