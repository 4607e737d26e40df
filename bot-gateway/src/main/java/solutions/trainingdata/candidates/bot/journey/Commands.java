package solutions.trainingdata.candidates.bot.journey;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import solutions.trainingdata.candidates.bot.asking.Questions;
import solutions.trainingdata.candidates.bot.candidate.Candidate;
import solutions.trainingdata.candidates.messaging.contract.AccountCommand;
import solutions.trainingdata.candidates.messaging.contract.AttemptId;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.messaging.contract.SubmissionId;
import solutions.trainingdata.candidates.messaging.contract.TaskCommand;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;

/** What a journey asks the other services for, each under its derived key, and the answers that end the asking. */
@ApplicationScoped
class Commands {

    private final Questions questions;

    Commands(Questions questions) {
        this.questions = questions;
    }

    void openAccount(Candidate candidate, int press) {
        candidate.openPress = Math.max(press, candidate.openPress);
        questions.ask(
                account(candidate.candidateId()),
                new AccountCommand.Open(candidate.candidateId(), press, candidate.username, candidate.closings));
    }

    /** @return false when nobody waits for it (any more) */
    boolean accountAnswered(CandidateId candidate) {
        return questions.answered(account(candidate));
    }

    void closeAccount(Candidate candidate) {
        questions.ask(
                closing(candidate.candidateId()),
                new AccountCommand.Close(candidate.candidateId(), candidate.closings, candidate.closePress));
    }

    /** @return false when nobody waits for it (any more) */
    boolean closingAnswered(CandidateId candidate) {
        return questions.answered(closing(candidate));
    }

    void issueTask(Candidate candidate, Journey journey) {
        questions.ask(
                task(journey.attemptId()),
                new TaskCommand.Issue(
                        journey.attemptId(), journey.press, candidate.cvatUserId, candidate.cvatUsername));
    }

    void taskAnswered(AttemptId attempt) {
        questions.answered(task(attempt));
    }

    /** The attempt is over, whatever became of it. */
    void closeTask(AttemptId attempt) {
        questions.ask(end(attempt), new TaskCommand.Close(attempt));
    }

    /**
     * A closed attempt is neither made nor extended any more.
     *
     * @return false when nobody waits for it (any more)
     */
    boolean taskClosed(AttemptId attempt) {
        questions.answered(extension(attempt));
        return questions.answered(end(attempt));
    }

    void extendTask(AttemptId attempt, Instant until) {
        questions.ask(extension(attempt), new TaskCommand.Extend(attempt, until));
    }

    void taskExtended(AttemptId attempt) {
        questions.answered(extension(attempt));
    }

    /** Nobody is interested any more; but in the score of what was handed in. */
    void forgetAttempt(AttemptId attempt) {
        taskAnswered(attempt);
        taskExtended(attempt);
    }

    /** Raises the revision: metrics-service keeps the highest. */
    void openMetrics(Candidate candidate, Journey journey) {
        journey.revision++;
        questions.ask(
                metrics(journey.attemptId()),
                new MetricsCommand.Open(
                        journey.attemptId(),
                        journey.revision,
                        candidate.username,
                        candidate.name,
                        candidate.cvatUsername,
                        journey.isTrial(),
                        journey.requestedAt,
                        journey.task().startedAt()));
    }

    void metricsAnswered(AttemptId attempt) {
        questions.answered(metrics(attempt));
    }

    void submit(Journey journey) {
        TaskEvent.Issued task = journey.task();
        questions.ask(
                submission(journey.submissionId()),
                new MetricsCommand.Submit(
                        journey.submissionId(),
                        journey.press,
                        task.cvatTaskId(),
                        task.jobs().stream().map(TaskEvent.Job::cvatJobId).toList(),
                        task.version(),
                        task.variant(),
                        task.startedAt(),
                        journey.over));
    }

    void submissionAnswered(SubmissionId submission) {
        questions.answered(submission(submission));
    }

    private static String account(CandidateId candidate) {
        return "account/" + candidate.key();
    }

    private static String closing(CandidateId candidate) {
        return "close/" + candidate.key();
    }

    private static String end(AttemptId attempt) {
        return "end/" + attempt.key();
    }

    private static String extension(AttemptId attempt) {
        return "extend/" + attempt.key();
    }

    private static String task(AttemptId attempt) {
        return "task/" + attempt.key();
    }

    private static String metrics(AttemptId attempt) {
        return "metrics/" + attempt.key();
    }

    private static String submission(SubmissionId submission) {
        return "submission/" + submission.key();
    }
}
