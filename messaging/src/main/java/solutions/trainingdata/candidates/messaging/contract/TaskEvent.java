package solutions.trainingdata.candidates.messaging.contract;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What task-service tells about assignments and CVAT tasks. */
public sealed interface TaskEvent extends Event {

    /**
     * The task is ready for the candidate. Repeated unchanged.
     *
     * @param version of the assignment, kept for the attempt's life
     * @param variant counts from 1
     * @param seenBefore the candidate had this variant's images in an earlier attempt
     * @param jobs in the order of their frames, at least one
     * @param startedAt when the candidate could begin: the clock starts
     * @param deadline startedAt + the assignment's duration
     */
    @WireName("task.issued.v1")
    record Issued(
            AttemptId attempt,
            int version,
            int variant,
            boolean seenBefore,
            long cvatTaskId,
            List<Job> jobs,
            Instant startedAt,
            Instant deadline)
            implements TaskEvent {
        public Issued {
            Fields.require(attempt, "attempt");
            Fields.requirePositive(version, "version");
            Fields.requirePositive(variant, "variant");
            Fields.requirePositive(cvatTaskId, "cvatTaskId");
            jobs = List.copyOf(Fields.require(jobs, "jobs"));
            Fields.requirePositive(jobs.size(), "number of jobs");
            Fields.require(startedAt, "startedAt");
            Fields.require(deadline, "deadline");
        }

        @Override
        public CandidateId candidate() {
            return attempt.candidate();
        }
    }

    /**
     * A part of a CVAT task that one person annotates.
     *
     * @param link where the candidate opens it
     */
    record Job(long cvatJobId, URI link) {
        public Job {
            Fields.requirePositive(cvatJobId, "cvatJobId");
            Fields.require(link, "link");
        }
    }

    /**
     * The task could not be made and nothing more is tried until a person presses again.
     *
     * @param reason in words, for HR and ops
     */
    @WireName("task.failed.v1")
    record Failed(AttemptId attempt, int press, String reason) implements TaskEvent {
        public Failed {
            Fields.require(attempt, "attempt");
            Fields.requirePositive(press, "press");
            Fields.require(reason, "reason");
        }

        @Override
        public CandidateId candidate() {
            return attempt.candidate();
        }
    }

    /**
     * An assignment can be given to candidates: said at start and hourly, not about anybody's journey.
     *
     * @param name the folder's name
     * @param titles by language code, {@code ru} and {@code en} among them
     * @param guides Markdown by language code, empty when the assignment has none
     * @param attempts how many a candidate has without a grant
     * @param duration from the task's start to its deadline
     * @param images number of images in each variant
     */
    @WireName("assignment.published.v1")
    record AssignmentPublished(
            String name,
            int version,
            Map<String, String> titles,
            Map<String, String> guides,
            int attempts,
            Duration duration,
            List<Integer> images)
            implements TaskEvent {
        public AssignmentPublished {
            Fields.require(name, "name");
            Fields.requirePositive(version, "version");
            titles = Map.copyOf(Fields.require(titles, "titles"));
            guides = Map.copyOf(Fields.require(guides, "guides"));
            Fields.requirePositive(attempts, "attempts");
            Fields.require(duration, "duration");
            images = List.copyOf(Fields.require(images, "images"));
        }

        @Override
        public CandidateId candidate() {
            return null;
        }
    }
}
