package solutions.trainingdata.candidates.bot.journey;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import solutions.trainingdata.candidates.bot.actionlog.Action;
import solutions.trainingdata.candidates.bot.actionlog.ActionLog;
import solutions.trainingdata.candidates.bot.candidate.Candidates;
import solutions.trainingdata.candidates.bot.hr.TellHr;
import solutions.trainingdata.candidates.bot.texts.Text;
import solutions.trainingdata.candidates.messaging.contract.AttemptId;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;

/** What task-service notices while it watches an attempt: finished in CVAT, little time left, no time left. */
@ApplicationScoped
public class Deadlines {

    private final Candidates candidates;
    private final Steps steps;
    private final Commands commands;
    private final CandidateMessages messages;
    private final Notices notices;
    private final TellHr hr;
    private final ActionLog log;

    Deadlines(
            Candidates candidates,
            Steps steps,
            Commands commands,
            CandidateMessages messages,
            Notices notices,
            TellHr hr,
            ActionLog log) {
        this.candidates = candidates;
        this.hr = hr;
        this.steps = steps;
        this.commands = commands;
        this.messages = messages;
        this.notices = notices;
        this.log = log;
    }

    /** The candidate is asked whether to hand it in; each time once. */
    public void finished(TaskEvent.Finished event) {
        steps.with(event.attempt(), (candidate, journey) -> {
            if (journey.position().isAnnotating(event.attempt().number()) && journey.finish(event.time())) {
                notices.finished(candidate, journey);
            }
        });
    }

    public void reminderDue(TaskEvent.ReminderDue event) {
        steps.with(event.attempt(), (candidate, journey) -> {
            if (journey.position().isAnnotating(event.attempt().number())
                    && journey.isLatest(event.deadline())
                    && journey.remind(event.deadline())) {
                notices.timeNearlyOver(candidate, journey, event.deadline());
            }
        });
    }

    /**
     * What is saved is submitted, as the last. A deadline that was extended meanwhile is no longer one. task-service
     * repeats it for an attempt that is over for us until it hears so.
     */
    public void expired(TaskEvent.Expired event) {
        AttemptId attempt = event.attempt();
        steps.with(attempt, (candidate, journey) -> {
            if (isOver(journey, attempt)) {
                commands.closeTask(attempt);
                return;
            }
            int submission = journey.submission;
            Optional<Position> next = journey.isLatest(event.deadline())
                    ? journey.position().expired(attempt.number())
                    : Optional.empty();
            steps.move(candidate, journey, next, () -> {
                messages.update(candidate, journey);
                notices.timeOver(candidate, journey);
                if (journey.submission > submission) {
                    commands.submit(journey);
                    log.note(Action.SUBMITTED, null, candidate, journey.words() + ", its time is over");
                }
            });
        });
    }

    /** What could not be checked when its time was over waits for a press, and is not to be changed until then. */
    private static boolean isOver(Journey journey, AttemptId attempt) {
        boolean waits = journey.over && journey.stage == Stage.CHECK_FAILED;
        return attempt.number() < journey.attempt
                || attempt.number() == journey.attempt && (waits || journey.stage.isFinished());
    }

    public void extended(TaskEvent.Extended event) {
        steps.with(event.attempt(), (candidate, journey) -> {
            boolean current = event.attempt().number() == journey.attempt;
            if (!current || journey.isLatest(event.deadline())) {
                commands.taskExtended(event.attempt());
            }
            if (current && journey.position().hasTask() && !journey.over && journey.extend(event.deadline())) {
                messages.update(candidate, journey);
                notices.extended(candidate, journey);
            }
        });
    }

    /** HR learn, once, of a candidate who can still change in CVAT what was scored. */
    public void closed(TaskEvent.Closed event) {
        if (commands.taskClosed(event.attempt()) && event.stillAssigned()) {
            candidates
                    .locked(event.candidate())
                    .ifPresent(candidate -> hr.failed(
                            candidate,
                            "end/" + event.attempt().key(),
                            Text.HR_FAILURE_END,
                            event.attempt().key()));
        }
    }
}
