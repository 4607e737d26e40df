package solutions.trainingdata.candidates.bot.hr;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import solutions.trainingdata.candidates.bot.candidate.Candidate;
import solutions.trainingdata.candidates.bot.candidate.Candidates;
import solutions.trainingdata.candidates.bot.catalogue.Catalogue;
import solutions.trainingdata.candidates.bot.dialog.Dialog;
import solutions.trainingdata.candidates.bot.screens.HrScreens;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.bot.texts.Language;
import solutions.trainingdata.candidates.bot.texts.Text;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;

/** Pushes what HR want to know at once to everybody on the whitelist, each in their language. */
@ApplicationScoped
public class TellHr {

    private final Whitelist whitelist;
    private final Candidates candidates;
    private final Catalogue catalogue;
    private final Dialog dialog;
    private final HrScreens screens;

    TellHr(Whitelist whitelist, Candidates candidates, Catalogue catalogue, Dialog dialog, HrScreens screens) {
        this.whitelist = whitelist;
        this.candidates = candidates;
        this.catalogue = catalogue;
        this.dialog = dialog;
        this.screens = screens;
    }

    /** The result card. */
    public void scored(Candidate candidate, MetricsEvent.Scored event) {
        boolean trial = whitelist.all().contains(candidate.candidateId());
        String assignment = event.submission().attempt().assignment();
        push(
                "card/" + event.submission().key(),
                language -> screens.card(
                        language,
                        subject(candidate),
                        catalogue.title(assignment, language),
                        event.submission().attempt().number(),
                        trial,
                        event.result(),
                        event.problems().size()));
    }

    /**
     * Something was given up.
     *
     * @param key what failed, with the press, so that the same failure is told once
     */
    public void failed(Candidate candidate, String key, Text what, String reason) {
        push("failed/" + key, language -> screens.failure(language, what, subject(candidate), reason));
    }

    /**
     * Messages between the services ended as dead letters.
     *
     * @param key of the occasion, so that it is told once
     */
    void deadLetters(String key, long n) {
        push("dead-letters/" + key, language -> screens.deadLetters(language, n));
    }

    private void push(String purpose, Function<Language, Screen> screen) {
        for (CandidateId hr : whitelist.all()) {
            dialog.tell(hr, purpose, screen.apply(speaks(hr)));
        }
    }

    /** HR who never wrote to the bot have no row yet. */
    private Language speaks(CandidateId hr) {
        return candidates.find(hr).map(Candidate::speaks).orElse(Language.EN);
    }

    static HrScreens.Subject subject(Candidate candidate) {
        return new HrScreens.Subject(candidate.id, candidate.username, candidate.name);
    }
}
