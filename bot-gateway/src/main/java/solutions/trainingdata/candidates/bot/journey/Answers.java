package solutions.trainingdata.candidates.bot.journey;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import solutions.trainingdata.candidates.bot.actionlog.Action;
import solutions.trainingdata.candidates.bot.actionlog.ActionLog;
import solutions.trainingdata.candidates.bot.candidate.Candidate;
import solutions.trainingdata.candidates.bot.candidate.Candidates;
import solutions.trainingdata.candidates.bot.hr.TellHr;
import solutions.trainingdata.candidates.bot.texts.Text;
import solutions.trainingdata.candidates.messaging.contract.AccountEvent;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;
import solutions.trainingdata.candidates.messaging.contract.SubmissionId;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;

/**
 * The process, top to bottom: what an answer does to a journey, what is asked for next and what people are told. Whether
 * it fits is for {@link Position} to say; what does not fit changes nothing.
 */
@ApplicationScoped
public class Answers {

    private final Candidates candidates;
    private final Steps steps;
    private final Commands commands;
    private final CandidateMessages messages;
    private final TellHr hr;
    private final ActionLog log;
    private final Clock clock;

    Answers(
            Candidates candidates,
            Steps steps,
            Commands commands,
            CandidateMessages messages,
            TellHr hr,
            ActionLog log,
            Clock clock) {
        this.candidates = candidates;
        this.steps = steps;
        this.commands = commands;
        this.messages = messages;
        this.hr = hr;
        this.log = log;
        this.clock = clock;
    }

    /** The account is there: its credentials to the candidate, then the task. */
    public void accountOpened(AccountEvent.Opened event) {
        candidates
                .locked(event.candidate())
                .filter(candidate -> candidate.isInTurn(event))
                .ifPresent(candidate -> {
                    commands.accountAnswered(event.candidate());
                    candidate.opened(event);
                    steps.of(candidate).forEach(journey -> accountOpened(candidate, journey));
                });
    }

    private void accountOpened(Candidate candidate, Journey journey) {
        steps.move(candidate, journey, journey.position().accountOpened(), () -> {
            messages.update(candidate, journey);
            messages.credentials(candidate, "attempt/" + journey.attemptId().key());
            commands.issueTask(candidate, journey);
        });
    }

    /** Where no journey waits for it, HR had reopened the account: the candidate's next press opens it once more. */
    public void accountFailed(AccountEvent.Failed event) {
        candidates
                .locked(event.candidate())
                .filter(candidate -> !candidate.closed)
                .ifPresent(candidate -> {
                    for (Journey journey : steps.of(candidate)) {
                        steps.move(candidate, journey, journey.position().accountFailed(event.press()), () -> {
                            commands.accountAnswered(event.candidate());
                            messages.failedToPrepare(candidate, journey);
                            hr.failed(candidate, failure(journey), Text.HR_FAILURE_ACCOUNT, event.reason());
                        });
                    }
                    if (event.press() >= candidate.openPress && commands.accountAnswered(event.candidate())) {
                        hr.failed(
                                candidate,
                                "open/" + candidate.id + "/" + event.press(),
                                Text.HR_FAILURE_ACCOUNT,
                                event.reason());
                    }
                });
    }

    public void accountClosed(AccountEvent.Closed event) {
        candidates
                .locked(event.candidate())
                .filter(candidate -> event.closing() == candidate.closings)
                .ifPresent(candidate -> commands.closingAnswered(event.candidate()));
    }

    public void closeFailed(AccountEvent.CloseFailed event) {
        candidates
                .locked(event.candidate())
                .filter(candidate -> event.closing() == candidate.closings && event.press() >= candidate.closePress)
                .filter(candidate -> commands.closingAnswered(event.candidate()))
                .ifPresent(candidate -> hr.failed(
                        candidate,
                        "close/" + candidate.id + "/" + event.closing() + "/" + event.press(),
                        Text.HR_FAILURE_CLOSE,
                        event.reason()));
    }

    /** The task is there: its links to the candidate, the attempt to metrics-service. */
    public void taskIssued(TaskEvent.Issued event) {
        commands.taskAnswered(event.attempt());
        steps.step(
                event.attempt(),
                journey -> journey.position().taskIssued(event.attempt().number()),
                (candidate, journey) -> {
                    journey.issued(event);
                    messages.update(candidate, journey);
                    commands.openMetrics(candidate, journey);
                    log.note(Action.TASK_ISSUED, null, candidate, journey.words());
                });
    }

    public void taskFailed(TaskEvent.Failed event) {
        int attempt = event.attempt().number();
        steps.step(
                event.attempt(),
                journey -> journey.position().taskFailed(attempt, event.press()),
                (candidate, journey) -> {
                    commands.taskAnswered(event.attempt());
                    messages.failedToPrepare(candidate, journey);
                    hr.failed(candidate, failure(journey), Text.HR_FAILURE_TASK, event.reason());
                });
    }

    public void metricsOpened(MetricsEvent.Opened event) {
        steps.with(event.attempt(), (candidate, journey) -> {
            boolean older = event.attempt().number() < journey.attempt;
            if (older || event.attempt().number() == journey.attempt && event.revision() >= journey.revision) {
                commands.metricsAnswered(event.attempt());
            }
        });
    }

    /** Once the time is over, nothing can be mended: what is saved is submitted as the last. */
    public void rejected(MetricsEvent.Rejected event) {
        SubmissionId submission = event.submission();
        commands.submissionAnswered(submission);
        int attempt = submission.attempt().number();
        steps.step(
                submission.attempt(),
                journey -> journey.position().rejected(attempt, submission.number()),
                (candidate, journey) -> {
                    if (journey.stage == Stage.CHECKING) {
                        messages.checkAgain(candidate, submission);
                        commands.submit(journey);
                    } else {
                        messages.update(candidate, journey);
                        messages.problems(candidate, journey, submission, event.problems());
                    }
                });
    }

    /** The attempt is over: its jobs are taken from the candidate. */
    public void scored(MetricsEvent.Scored event) {
        SubmissionId submission = event.submission();
        commands.submissionAnswered(submission);
        int attempt = submission.attempt().number();
        steps.step(
                submission.attempt(),
                journey -> journey.position().scored(attempt, submission.number()),
                (candidate, journey) -> {
                    journey.scoredAt = clock.instant();
                    commands.closeTask(journey.attemptId());
                    messages.scored(candidate, journey, event.problems());
                    messages.update(candidate, journey);
                    hr.scored(event);
                    log.note(Action.SCORED, null, candidate, journey.words());
                });
    }

    public void checkFailed(MetricsEvent.Failed event) {
        SubmissionId submission = event.submission();
        int attempt = submission.attempt().number();
        steps.with(submission.attempt(), (candidate, journey) -> {
            boolean withdrawn =
                    attempt == journey.attempt && journey.stage == Stage.WITHDRAWN && event.press() >= journey.press;
            if (withdrawn || attempt < journey.attempt) {
                // Nobody can have it tried again any more.
                commands.submissionAnswered(submission);
            }
        });
        steps.step(
                submission.attempt(),
                journey -> journey.position().checkFailed(attempt, submission.number(), event.press()),
                (candidate, journey) -> {
                    commands.submissionAnswered(submission);
                    messages.checkFailed(candidate, journey);
                    hr.failed(candidate, failure(journey), Text.HR_FAILURE_CHECK, event.reason());
                });
    }

    /** The same failure has the same name, however often it is told. */
    private static String failure(Journey journey) {
        return journey.id + "/" + journey.stage + "/" + journey.attempt + "/" + journey.submission + "/"
                + journey.press;
    }
}
