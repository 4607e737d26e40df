package solutions.trainingdata.candidates.messaging.contract;

import java.time.Instant;

/** What task-service can be asked for. */
public sealed interface TaskCommand extends Command {

    /**
     * Have a CVAT task with the attempt's images, its jobs assigned to the candidate. task-service takes the newest
     * version of the assignment it has and variant (n-1) mod count. Answered by {@link TaskEvent.Issued} or
     * {@link TaskEvent.Failed}.
     *
     * @param press raised only when a person presses again
     * @param cvatUserId who annotates, as {@link AccountEvent.Opened} said
     * @param cvatUsername part of the task's name, so that HR can find it in CVAT
     */
    @WireName("task.issue.v1")
    record Issue(AttemptId attempt, int press, long cvatUserId, String cvatUsername) implements TaskCommand {
        public Issue {
            Fields.require(attempt, "attempt");
            Fields.requirePositive(press, "press");
            Fields.requirePositive(cvatUserId, "cvatUserId");
            Fields.require(cvatUsername, "cvatUsername");
        }

        @Override
        public CandidateId candidate() {
            return attempt.candidate();
        }
    }

    /**
     * The attempt is over (accepted, expired or withdrawn): stop watching it and take its jobs from the candidate, as
     * CVAT lets a worker go on editing a completed job. For good. Answered by {@link TaskEvent.Closed}.
     */
    @WireName("task.close.v1")
    record Close(AttemptId attempt) implements TaskCommand {
        public Close {
            Fields.require(attempt, "attempt");
        }

        @Override
        public CandidateId candidate() {
            return attempt.candidate();
        }
    }

    /**
     * Give the candidate time until then. The latest deadline wins, an earlier one changes nothing. Answered by {@link
     * TaskEvent.Extended}, for a closed attempt by {@link TaskEvent.Closed}.
     */
    @WireName("task.extend.v1")
    record Extend(AttemptId attempt, Instant deadline) implements TaskCommand {
        public Extend {
            Fields.require(attempt, "attempt");
            Fields.require(deadline, "deadline");
        }

        @Override
        public CandidateId candidate() {
            return attempt.candidate();
        }
    }
}
