package solutions.trainingdata.candidates.bot.journey;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import solutions.trainingdata.candidates.bot.candidate.Candidate;
import solutions.trainingdata.candidates.bot.catalogue.Catalogue;
import solutions.trainingdata.candidates.bot.dialog.Dialog;
import solutions.trainingdata.candidates.bot.screens.NoticeScreens;

/** What the candidate is told beside the way: each once, by its key. */
@ApplicationScoped
class Notices {

    private final Dialog dialog;
    private final Catalogue catalogue;
    private final NoticeScreens screens;

    Notices(Dialog dialog, Catalogue catalogue, NoticeScreens screens) {
        this.dialog = dialog;
        this.catalogue = catalogue;
        this.screens = screens;
    }

    void slow(Candidate candidate, Journey journey) {
        dialog.tell(candidate.candidateId(), slow(journey), screens.slow(candidate.speaks()));
    }

    /** A step was made: that it takes long is not to stay the last word. */
    void goesOn(Candidate candidate, Journey journey) {
        dialog.remove(candidate.candidateId(), slow(journey));
    }

    void finished(Candidate candidate, Journey journey) {
        dialog.tell(
                candidate.candidateId(),
                finished(journey),
                screens.finished(candidate.speaks(), journey.assignment, journey.position()));
    }

    /** The question whether to hand it in is answered. */
    void handedIn(Candidate candidate, Journey journey) {
        if (journey.finished() > 0) {
            dialog.remove(candidate.candidateId(), finished(journey));
        }
    }

    void timeNearlyOver(Candidate candidate, Journey journey, Instant deadline) {
        dialog.tell(
                candidate.candidateId(),
                "reminder/" + journey.attemptId().key() + "/" + deadline.toEpochMilli(),
                screens.timeNearlyOver(
                        candidate.speaks(),
                        title(candidate, journey.assignment),
                        journey.assignment,
                        journey.position(),
                        deadline));
    }

    void timeOver(Candidate candidate, Journey journey) {
        handedIn(candidate, journey);
        dialog.tell(
                candidate.candidateId(),
                "over/" + journey.attemptId().key(),
                screens.timeOver(candidate.speaks(), title(candidate, journey.assignment)));
    }

    void extended(Candidate candidate, Journey journey) {
        dialog.tell(
                candidate.candidateId(),
                "extended/" + journey.attemptId().key() + "/"
                        + journey.deadline().toEpochMilli(),
                screens.extended(
                        candidate.speaks(),
                        title(candidate, journey.assignment),
                        journey.assignment,
                        journey.position(),
                        journey.deadline()));
    }

    /**
     * @param journey null before the first attempt
     * @param allowed attempts in all
     */
    void granted(Candidate candidate, String assignment, Journey journey, int allowed) {
        dialog.tell(
                candidate.candidateId(),
                "granted/" + assignment + "/" + allowed + "/" + candidate.closings,
                screens.granted(
                        candidate.speaks(),
                        title(candidate, assignment),
                        assignment,
                        journey == null ? null : journey.position(),
                        allowed));
    }

    void accessClosed(Candidate candidate) {
        dialog.close(candidate.candidateId());
        dialog.hideCredentials(candidate.candidateId());
        dialog.tell(
                candidate.candidateId(),
                "access-closed/" + candidate.closings,
                screens.accessClosed(candidate.speaks()));
    }

    private String title(Candidate candidate, String assignment) {
        return catalogue.title(assignment, candidate.speaks());
    }

    private static String slow(Journey journey) {
        return "slow/" + journey.id;
    }

    private static String finished(Journey journey) {
        return "finished/" + journey.attemptId().key() + "/" + journey.finished();
    }
}
