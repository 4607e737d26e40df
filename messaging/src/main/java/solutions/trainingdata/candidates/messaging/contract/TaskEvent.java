package solutions.trainingdata.candidates.messaging.contract;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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

    /**
     * The attempt is no longer watched and, as far as CVAT still has them, its jobs are nobody's. Repeated unchanged.
     *
     * @param stillAssigned CVAT did not take the jobs from the candidate, who can still change them there; absent
     *     means false
     */
    @WireName("task.closed.v1")
    record Closed(AttemptId attempt, Boolean stillAssigned) implements TaskEvent {
        public Closed {
            Fields.require(attempt, "attempt");
            stillAssigned = Fields.orFalse(stillAssigned);
        }

        @Override
        public CandidateId candidate() {
            return attempt.candidate();
        }
    }

    /** @param deadline the one in force, not before the one asked for */
    @WireName("task.extended.v1")
    record Extended(AttemptId attempt, Instant deadline) implements TaskEvent {
        public Extended {
            Fields.require(attempt, "attempt");
            Fields.require(deadline, "deadline");
        }

        @Override
        public CandidateId candidate() {
            return attempt.candidate();
        }
    }

    /**
     * The candidate finished all jobs of the task in CVAT. Unasked, once each time it comes true.
     *
     * @param time counts from 1 within the attempt
     */
    @WireName("task.finished.v1")
    record Finished(AttemptId attempt, int time) implements TaskEvent {
        public Finished {
            Fields.require(attempt, "attempt");
            Fields.requirePositive(time, "time");
        }

        @Override
        public CandidateId candidate() {
            return attempt.candidate();
        }
    }

    /** The deadline is near. Unasked, once for each deadline. */
    @WireName("task.reminder-due.v1")
    record ReminderDue(AttemptId attempt, Instant deadline) implements TaskEvent {
        public ReminderDue {
            Fields.require(attempt, "attempt");
            Fields.require(deadline, "deadline");
        }

        @Override
        public CandidateId candidate() {
            return attempt.candidate();
        }
    }

    /** The deadline is over. Unasked; repeated until {@link TaskCommand.Close} or {@link TaskCommand.Extend} comes. */
    @WireName("task.expired.v1")
    record Expired(AttemptId attempt, Instant deadline) implements TaskEvent {
        public Expired {
            Fields.require(attempt, "attempt");
            Fields.require(deadline, "deadline");
        }

        @Override
        public CandidateId candidate() {
            return attempt.candidate();
        }
    }

    /**
     * A picture that an assignment's guides show: said together with {@link AssignmentPublished}.
     *
     * @param name of the assignment
     * @param file as the guides name it, with its folder
     * @param content JPEG or PNG, at most 1 MiB
     */
    @WireName("assignment.picture-published.v1")
    record PicturePublished(String name, int version, String file, byte[] content) implements TaskEvent {
        public PicturePublished {
            Fields.require(name, "name");
            Fields.requirePositive(version, "version");
            Fields.require(file, "file");
            Fields.require(content, "content");
        }

        @Override
        public CandidateId candidate() {
            return null;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof PicturePublished picture
                    && name.equals(picture.name)
                    && version == picture.version
                    && file.equals(picture.file)
                    && Arrays.equals(content, picture.content);
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, version, file);
        }

        @Override
        public String toString() {
            return "PicturePublished[" + name + "/" + version + ", " + file + ", " + content.length + " bytes]";
        }
    }
}
