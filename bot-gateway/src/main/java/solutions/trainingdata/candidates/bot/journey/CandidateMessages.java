package solutions.trainingdata.candidates.bot.journey;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import solutions.trainingdata.candidates.bot.actionlog.Action;
import solutions.trainingdata.candidates.bot.actionlog.ActionLog;
import solutions.trainingdata.candidates.bot.candidate.Candidate;
import solutions.trainingdata.candidates.bot.catalogue.Catalogue;
import solutions.trainingdata.candidates.bot.dialog.Dialog;
import solutions.trainingdata.candidates.bot.screens.AttemptScreens;
import solutions.trainingdata.candidates.bot.screens.ProblemScreens;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.Problem;
import solutions.trainingdata.candidates.messaging.contract.SubmissionId;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent.AssignmentPublished;

/** What the candidate is told on the way. Purposes follow from the keys, so that the same thing is told once. */
@ApplicationScoped
class CandidateMessages {

    private final Dialog dialog;
    private final Catalogue catalogue;
    private final AttemptScreens attempts;
    private final ProblemScreens problems;
    private final ActionLog log;
    private final JourneyConfig config;

    CandidateMessages(
            Dialog dialog,
            Catalogue catalogue,
            AttemptScreens attempts,
            ProblemScreens problems,
            ActionLog log,
            JourneyConfig config) {
        this.dialog = dialog;
        this.catalogue = catalogue;
        this.attempts = attempts;
        this.problems = problems;
        this.log = log;
        this.config = config;
    }

    /**
     * A new message at the bottom that will change as the attempt gets on; the one before is taken away.
     *
     * @param occasion why it is shown, unique: the update that asked for it, or a retry
     */
    void begin(Candidate candidate, Journey journey, String occasion) {
        CandidateId chat = candidate.candidateId();
        if (journey.message != null) {
            dialog.remove(chat, journey.message);
        }
        journey.message = "attempt/" + journey.attemptId().key() + "/" + occasion;
        dialog.close(chat);
        dialog.tell(chat, journey.message, attemptScreen(candidate, journey));
    }

    /** The attempt's message as it is to look now. */
    void update(Candidate candidate, Journey journey) {
        dialog.goOn(candidate.candidateId());
        dialog.change(candidate.candidateId(), journey.message, attemptScreen(candidate, journey));
    }

    private Screen attemptScreen(Candidate candidate, Journey journey) {
        return switch (journey.stage) {
            case OPENING_ACCOUNT, ISSUING_TASK -> attempts.progress(candidate.speaks(), journey.stage);
            case ANNOTATING, CHECKING, CHECK_FAILED ->
                attempts.ready(
                        candidate.speaks(),
                        assignment(journey),
                        journey.task(),
                        journey.deadline(),
                        journey.position());
            case SCORED, WITHDRAWN -> attempts.ended(candidate.speaks(), assignment(journey), journey.position());
            case ACCOUNT_FAILED, TASK_FAILED -> failedScreen(candidate, journey);
        };
    }

    private Screen failedScreen(Candidate candidate, Journey journey) {
        return attempts.failed(candidate.speaks(), journey.assignment, journey.position());
    }

    /** @param occasion why they are shown, unique: once for the account, once for each press that asks for them */
    void credentials(Candidate candidate, String occasion) {
        dialog.showCredentials(
                candidate.candidateId(),
                occasion,
                attempts.credentials(
                        candidate.speaks(),
                        config.cvatPublicUrl(),
                        candidate.cvatUsername,
                        candidate.password(),
                        config.credentialsVisible()),
                config.credentialsVisible());
        log.note(Action.CREDENTIALS_SHOWN, candidate, occasion.startsWith("update/") ? "asked for" : "new attempt");
    }

    /** A failure before the task is there takes the place of the progress. */
    void failedToPrepare(Candidate candidate, Journey journey) {
        dialog.goOn(candidate.candidateId());
        dialog.remove(candidate.candidateId(), journey.message);
        journey.message = "failed/" + journey.attemptId().key() + "/" + journey.stage + "/" + journey.press;
        dialog.tell(candidate.candidateId(), journey.message, failedScreen(candidate, journey));
    }

    void checking(Candidate candidate, Journey journey) {
        dialog.end(candidate.candidateId(), checking(journey.submissionId()), attempts.checking(candidate.speaks()));
    }

    /** What is being checked is another submission now, of which the candidate knows that the time is over. */
    void checkAgain(Candidate candidate, SubmissionId before) {
        dialog.remove(candidate.candidateId(), checking(before));
    }

    void problems(Candidate candidate, Journey journey, SubmissionId submission, List<Problem> found) {
        verdict(
                candidate,
                journey,
                "verdict/" + submission.key(),
                problems.problems(candidate.speaks(), found, journey.assignment, journey.position()));
    }

    /** @param found empty unless the time was over */
    void scored(Candidate candidate, Journey journey, List<Problem> found) {
        verdict(candidate, journey, "verdict/" + journey.submissionId().key(), scoredScreen(candidate, journey, found));
    }

    private Screen scoredScreen(Candidate candidate, Journey journey, List<Problem> found) {
        if (journey.isTrial()) {
            return attempts.trialScored(candidate.speaks());
        }
        return journey.over
                ? problems.scoredAnyway(candidate.speaks(), found, journey.scoredAt)
                : attempts.accepted(candidate.speaks(), journey.scoredAt);
    }

    /** The attempt ended without a verdict. */
    void withdrawn(Candidate candidate, Journey journey) {
        dialog.goOn(candidate.candidateId());
        if (journey.submission > 0) {
            dialog.remove(candidate.candidateId(), checking(journey.submissionId()));
        }
        dialog.change(candidate.candidateId(), journey.message, attemptScreen(candidate, journey));
    }

    void checkFailed(Candidate candidate, Journey journey) {
        verdict(
                candidate,
                journey,
                "failed/" + journey.submissionId().key() + "/" + journey.press,
                failedScreen(candidate, journey));
    }

    /** A new message, so that the phone says so; "checking" goes away. */
    private void verdict(Candidate candidate, Journey journey, String purpose, Screen screen) {
        dialog.goOn(candidate.candidateId());
        dialog.remove(candidate.candidateId(), checking(journey.submissionId()));
        dialog.tell(candidate.candidateId(), purpose, screen);
    }

    /** The verdict removes it whatever the press was, and a removed purpose is free for the next press. */
    private static String checking(SubmissionId submission) {
        return "checking/" + submission.key();
    }

    private AssignmentPublished assignment(Journey journey) {
        return catalogue
                .named(journey.assignment)
                .orElseThrow(() -> new IllegalStateException(journey.assignment + " was never published"));
    }
}
