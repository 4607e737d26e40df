package solutions.trainingdata.candidates.bot.journey;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.bot.actionlog.Action;
import solutions.trainingdata.candidates.bot.actionlog.ActionLog;
import solutions.trainingdata.candidates.bot.candidate.Candidate;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;

/**
 * What people do to a journey: the candidate, HR, ops. Whether it fits is for {@link Position} to say; what does not fit
 * changes nothing. The candidate's row is locked by whoever calls.
 */
@ApplicationScoped
public class Journeys {

    private static final Logger LOG = Logger.getLogger(Journeys.class);

    private final Steps steps;
    private final Grants grants;
    private final Commands commands;
    private final CandidateMessages messages;
    private final Notices notices;
    private final ActionLog log;
    private final Clock clock;

    Journeys(
            Steps steps,
            Grants grants,
            Commands commands,
            CandidateMessages messages,
            Notices notices,
            ActionLog log,
            Clock clock) {
        this.steps = steps;
        this.grants = grants;
        this.commands = commands;
        this.messages = messages;
        this.notices = notices;
        this.log = log;
        this.clock = clock;
    }

    public Optional<Journey> of(CandidateId candidate, String assignment) {
        return steps.of(candidate, assignment);
    }

    /** How many attempts the candidate may have in all. */
    public int allowed(CandidateId candidate, String assignment) {
        return grants.allowed(candidate, assignment);
    }

    /** The candidate agreed: the account first. */
    public void start(Candidate candidate, String assignment, long updateId) {
        Journey journey = new Journey();
        journey.id = Journey.id(candidate.candidateId(), assignment);
        journey.candidate = candidate.id;
        journey.assignment = assignment;
        journey.beginAttempt(clock.instant());
        journey.move(Position.start(candidate.openPress + 1));
        messages.begin(candidate, journey, Long.toString(updateId));
        steps.begin(candidate, journey);
        commands.openAccount(candidate, journey.press);
        log.note(Action.REGISTERED, candidate, assignment);
        LOG.infof("Candidate %s starts %s", candidate.logReference, assignment);
    }

    /**
     * The candidate confirmed another attempt.
     *
     * @param number the attempt that the button is about
     * @return false when the button does not fit (any more), or no attempt is left
     */
    public boolean nextAttempt(Candidate candidate, Journey journey, int number, long updateId) {
        int allowed = allowed(candidate.candidateId(), journey.assignment);
        Position now = journey.position();
        Optional<Position> next = candidate.hasAccount()
                ? now.nextAttempt(number, allowed)
                : now.nextAttemptWithAccount(number, allowed, candidate.openPress + 1);
        return steps.move(candidate, journey, next, () -> {
            journey.beginAttempt(clock.instant());
            messages.begin(candidate, journey, Long.toString(updateId));
            if (candidate.hasAccount()) {
                messages.credentials(candidate, "attempt/" + journey.attemptId().key());
                commands.issueTask(candidate, journey);
            } else {
                commands.openAccount(candidate, journey.press);
            }
            log.note(Action.ATTEMPT_BEGUN, candidate, journey.words());
        });
    }

    /**
     * The candidate confirmed "done".
     *
     * @return false when the button does not fit any more
     */
    public boolean submit(Candidate candidate, Journey journey, int attempt, int number) {
        return steps.move(candidate, journey, journey.position().submitted(attempt, number), () -> {
            notices.handedIn(candidate, journey);
            messages.update(candidate, journey);
            messages.checking(candidate, journey);
            commands.submit(journey);
            log.note(Action.SUBMITTED, candidate, journey.words());
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
        return steps.move(candidate, journey, journey.position().tryAgain(attempt, pressed), () -> {
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

    /**
     * HR allow so many attempts in all; a closed account is reopened. What was allowed is never taken back: the same
     * grant again, or an older one that comes late, changes nothing.
     *
     * @param allowed all attempts, those that were made included
     */
    public void grant(Candidate candidate, String assignment, int allowed) {
        boolean more = grants.raise(candidate.candidateId(), assignment, allowed);
        boolean reopened = candidate.reopen();
        if (reopened) {
            commands.closingAnswered(candidate.candidateId());
            if (!steps.of(candidate).isEmpty()) {
                commands.openAccount(candidate, candidate.openPress + 1);
            }
        }
        if (more || reopened) {
            notices.granted(
                    candidate,
                    assignment,
                    of(candidate.candidateId(), assignment).orElse(null),
                    allowed(candidate.candidateId(), assignment));
            LOG.infof("Candidate %s may have %d attempts of %s", candidate.logReference, allowed, assignment);
        }
    }

    /**
     * HR give the candidate time until then.
     *
     * @return false when there is nothing to extend: no task, its time is over, or so much time was given already
     */
    public boolean extend(Candidate candidate, Journey journey, Instant until) {
        boolean fits = journey.position().hasTask() && !journey.over && journey.askMoreTime(until);
        if (fits) {
            commands.extendTask(journey.attemptId(), until);
        }
        return fits;
    }

    /** HR close the account: attempts that are not scored end. Again for one that is closed already, it is tried anew. */
    public void closeAccount(Candidate candidate) {
        if (!candidate.closed) {
            candidate.close();
            commands.accountAnswered(candidate.candidateId());
            steps.of(candidate).forEach(journey -> withdraw(candidate, journey));
            notices.accessClosed(candidate);
        }
        candidate.closePress++;
        commands.closeAccount(candidate);
        LOG.infof("Closing the account of candidate %s (%d)", candidate.logReference, candidate.closings);
    }

    private void withdraw(Candidate candidate, Journey journey) {
        boolean mayHaveTask = journey.position().mayHaveTask();
        steps.move(candidate, journey, journey.position().withdrawn(), () -> {
            commands.forgetAttempt(journey.attemptId());
            notices.handedIn(candidate, journey);
            if (mayHaveTask) {
                commands.closeTask(journey.attemptId());
            }
            messages.withdrawn(candidate, journey);
        });
    }

    /** Name or username changed: metrics-service learns it, for HR to find the person. */
    public void renamed(Candidate candidate) {
        for (Journey journey : steps.of(candidate)) {
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

    /** @return false when there is no account that can be signed in with */
    public boolean showCredentials(Candidate candidate, long updateId) {
        if (candidate.hasAccount()) {
            messages.credentials(candidate, "update/" + updateId);
        }
        return candidate.hasAccount();
    }
}
