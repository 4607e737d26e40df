package solutions.trainingdata.candidates.bot.journey;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.bot.candidate.Candidate;
import solutions.trainingdata.candidates.bot.candidate.Candidates;
import solutions.trainingdata.candidates.bot.hr.TellHr;
import solutions.trainingdata.candidates.bot.texts.Text;
import solutions.trainingdata.candidates.messaging.contract.AccountEvent;
import solutions.trainingdata.candidates.messaging.contract.AttemptId;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;
import solutions.trainingdata.candidates.messaging.contract.SubmissionId;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;

/**
 * The process, top to bottom: what a press or an event does to a journey, what is asked for next and what people are
 * told. Whether it fits is for {@link Position} to say; what does not fit changes nothing. Everything about one
 * candidate happens under the lock of their row.
 */
@ApplicationScoped
public class Journeys implements PanacheRepositoryBase<Journey, String> {

    private static final Logger LOG = Logger.getLogger(Journeys.class);

    private final Candidates candidates;
    private final Commands commands;
    private final CandidateMessages messages;
    private final TellHr hr;
    private final Clock clock;

    Journeys(Candidates candidates, Commands commands, CandidateMessages messages, TellHr hr, Clock clock) {
        this.candidates = candidates;
        this.commands = commands;
        this.messages = messages;
        this.hr = hr;
        this.clock = clock;
    }

    public Optional<Journey> of(CandidateId candidate, String assignment) {
        return assignment == null ? Optional.empty() : findByIdOptional(Journey.id(candidate, assignment));
    }

    /** The candidate agreed: the account first. */
    public void start(Candidate candidate, String assignment, long updateId) {
        Journey journey = new Journey();
        journey.id = Journey.id(candidate.candidateId(), assignment);
        journey.candidate = candidate.id;
        journey.assignment = assignment;
        journey.requestedAt = clock.instant();
        journey.move(Position.start());
        messages.begin(candidate, journey, Long.toString(updateId));
        persist(journey);
        commands.openAccount(candidate, journey.press);
        LOG.infof("Candidate %s starts %s", candidate.logReference, assignment);
    }

    /** The account is there: its credentials to the candidate, then the task. */
    public void accountOpened(AccountEvent.Opened event) {
        commands.accountAnswered(event.candidate());
        candidates.locked(event.candidate()).ifPresent(candidate -> {
            candidate.opened(event);
            for (Journey journey : journeys(candidate)) {
                moved(candidate, journey, journey.position().accountOpened(), () -> {
                    messages.update(candidate, journey);
                    messages.credentials(
                            candidate, "attempt/" + journey.attemptId().key());
                    commands.issueTask(candidate, journey);
                });
            }
        });
    }

    public void accountFailed(AccountEvent.Failed event) {
        candidates.locked(event.candidate()).ifPresent(candidate -> {
            for (Journey journey : journeys(candidate)) {
                moved(candidate, journey, journey.position().accountFailed(event.press()), () -> {
                    commands.accountAnswered(event.candidate());
                    messages.failedToPrepare(candidate, journey);
                    hr.failed(candidate, failure(journey), Text.HR_FAILURE_ACCOUNT, event.reason());
                });
            }
        });
    }

    /** The task is there: its links to the candidate, the attempt to metrics-service. */
    public void taskIssued(TaskEvent.Issued event) {
        commands.taskAnswered(event.attempt());
        step(
                event.attempt(),
                journey -> journey.position().taskIssued(event.attempt().number()),
                (candidate, journey) -> {
                    journey.issued(event);
                    messages.update(candidate, journey);
                    commands.openMetrics(candidate, journey);
                });
    }

    public void taskFailed(TaskEvent.Failed event) {
        int attempt = event.attempt().number();
        step(
                event.attempt(),
                journey -> journey.position().taskFailed(attempt, event.press()),
                (candidate, journey) -> {
                    commands.taskAnswered(event.attempt());
                    messages.failedToPrepare(candidate, journey);
                    hr.failed(candidate, failure(journey), Text.HR_FAILURE_TASK, event.reason());
                });
    }

    public void metricsOpened(MetricsEvent.Opened event) {
        candidates
                .locked(event.candidate())
                .flatMap(candidate -> of(event.candidate(), event.attempt().assignment()))
                .filter(journey -> journey.attempt == event.attempt().number())
                .filter(journey -> event.revision() >= journey.revision)
                .ifPresent(journey -> commands.metricsAnswered(event.attempt()));
    }

    /**
     * The candidate confirmed "done".
     *
     * @return false when the button does not fit any more
     */
    public boolean submit(Candidate candidate, Journey journey, int attempt, int number) {
        return moved(candidate, journey, journey.position().submitted(attempt, number), () -> {
            messages.update(candidate, journey);
            messages.checking(candidate, journey);
            commands.submit(journey);
        });
    }

    public void rejected(MetricsEvent.Rejected event) {
        SubmissionId submission = event.submission();
        commands.submissionAnswered(submission);
        int attempt = submission.attempt().number();
        step(
                submission.attempt(),
                journey -> journey.position().rejected(attempt, submission.number()),
                (candidate, journey) -> {
                    messages.update(candidate, journey);
                    messages.problems(candidate, journey, submission, event.problems());
                });
    }

    public void scored(MetricsEvent.Scored event) {
        SubmissionId submission = event.submission();
        commands.submissionAnswered(submission);
        int attempt = submission.attempt().number();
        step(
                submission.attempt(),
                journey -> journey.position().scored(attempt, submission.number()),
                (candidate, journey) -> {
                    messages.update(candidate, journey);
                    messages.accepted(candidate, journey);
                    hr.scored(event);
                });
    }

    public void checkFailed(MetricsEvent.Failed event) {
        SubmissionId submission = event.submission();
        int attempt = submission.attempt().number();
        step(
                submission.attempt(),
                journey -> journey.position().checkFailed(attempt, submission.number(), event.press()),
                (candidate, journey) -> {
                    commands.submissionAnswered(submission);
                    messages.checkFailed(candidate, journey);
                    hr.failed(candidate, failure(journey), Text.HR_FAILURE_CHECK, event.reason());
                });
    }

    /**
     * After a failure somebody wants another try: the candidate, by the button, or ops. The same is asked for with a
     * higher press.
     *
     * @param occasion the update that asked for it, or the retry
     * @return false when the button does not fit any more
     */
    public boolean tryAgain(Candidate candidate, Journey journey, int attempt, int pressed, String occasion) {
        return moved(candidate, journey, journey.position().tryAgain(attempt, pressed), () -> {
            if (journey.stage == Stage.CHECKING) {
                messages.checking(candidate, journey);
                commands.submit(journey);
            } else {
                messages.begin(candidate, journey, occasion);
                if (journey.stage == Stage.OPENING_ACCOUNT) {
                    commands.openAccount(candidate, journey.press);
                } else {
                    commands.issueTask(candidate, journey);
                }
            }
        });
    }

    /** Name or username changed: metrics-service learns it, for HR to find the person. */
    public void renamed(Candidate candidate) {
        for (Journey journey : journeys(candidate)) {
            if (journey.revision > 0) {
                commands.openMetrics(candidate, journey);
            }
        }
    }

    /** It is known now whether this is HR trying the test; metrics-service took it for no trial until it hears of one. */
    void trial(Candidate candidate, Journey journey, boolean trial) {
        journey.trial = trial;
        if (trial) {
            commands.openMetrics(candidate, journey);
        }
    }

    /** Task and credentials once more, at the bottom of the chat; nothing is started. */
    public void showAgain(Candidate candidate, Journey journey, long updateId) {
        messages.begin(candidate, journey, Long.toString(updateId));
        if (candidate.hasAccount()) {
            messages.credentials(candidate, "update/" + updateId);
        }
    }

    /** @return false when there is no account yet */
    public boolean showCredentials(Candidate candidate, long updateId) {
        if (candidate.hasAccount()) {
            messages.credentials(candidate, "update/" + updateId);
        }
        return candidate.hasAccount();
    }

    private List<Journey> journeys(Candidate candidate) {
        return list("candidate = ?1 order by assignment", candidate.id);
    }

    private void step(
            AttemptId attempt, Function<Journey, Optional<Position>> rule, BiConsumer<Candidate, Journey> consequence) {
        candidates.locked(attempt.candidate()).ifPresent(candidate -> of(attempt.candidate(), attempt.assignment())
                .ifPresent(journey ->
                        moved(candidate, journey, rule.apply(journey), () -> consequence.accept(candidate, journey))));
    }

    private boolean moved(Candidate candidate, Journey journey, Optional<Position> next, Runnable consequence) {
        next.ifPresent(position -> {
            journey.move(position);
            consequence.run();
            LOG.infof("Candidate %s, %s: %s", candidate.logReference, journey.assignment, position);
        });
        return next.isPresent();
    }

    /** The same failure has the same name, however often it is told. */
    private static String failure(Journey journey) {
        return journey.id + "/" + journey.stage + "/" + journey.attempt + "/" + journey.submission + "/"
                + journey.press;
    }
}
