package solutions.trainingdata.candidates.messaging.contract;

import java.time.Instant;
import java.util.List;

/** What metrics-service tells about checks and scores. */
public sealed interface MetricsEvent extends Event {

    /** The attempt is known, at this revision or a higher one. */
    @WireName("metrics.opened.v1")
    record Opened(AttemptId attempt, int revision) implements MetricsEvent {
        public Opened {
            Fields.require(attempt, "attempt");
            Fields.requirePositive(revision, "revision");
        }

        @Override
        public CandidateId candidate() {
            return attempt.candidate();
        }
    }

    /**
     * The work is not complete or not well formed. Costs no attempt.
     *
     * @param problems at least one
     */
    @WireName("metrics.rejected.v1")
    record Rejected(SubmissionId submission, List<Problem> problems) implements MetricsEvent {
        public Rejected {
            Fields.require(submission, "submission");
            problems = List.copyOf(Fields.require(problems, "problems"));
            Fields.requirePositive(problems.size(), "number of problems");
        }

        @Override
        public CandidateId candidate() {
            return submission.attempt().candidate();
        }
    }

    /**
     * The work was accepted and scored.
     *
     * @param result the stored result
     * @param problems empty unless the submission was the attempt's last
     */
    @WireName("metrics.scored.v1")
    record Scored(SubmissionId submission, Result result, List<Problem> problems) implements MetricsEvent {
        public Scored {
            Fields.require(submission, "submission");
            Fields.require(result, "result");
            problems = List.copyOf(Fields.require(problems, "problems"));
        }

        @Override
        public CandidateId candidate() {
            return submission.attempt().candidate();
        }
    }

    /**
     * The submission could not be checked and nothing more is tried until a person presses again.
     *
     * @param reason in words, for HR and ops
     */
    @WireName("metrics.failed.v1")
    record Failed(SubmissionId submission, int press, String reason) implements MetricsEvent {
        public Failed {
            Fields.require(submission, "submission");
            Fields.requirePositive(press, "press");
            Fields.require(reason, "reason");
        }

        @Override
        public CandidateId candidate() {
            return submission.attempt().candidate();
        }
    }

    /**
     * All that is stored about one candidate, newest attempt first; empty when nothing is.
     *
     * @param requestedBy the HR who asked
     * @param updateId as in {@link MetricsCommand.Report}
     */
    @WireName("metrics.reported.v1")
    record Reported(CandidateId candidate, CandidateId requestedBy, long updateId, List<Attempt> attempts)
            implements MetricsEvent {
        public Reported {
            Fields.require(candidate, "candidate");
            Fields.require(requestedBy, "requestedBy");
            attempts = List.copyOf(Fields.require(attempts, "attempts"));
        }
    }

    /**
     * One attempt as stored.
     *
     * @param telegramUsername null when the person had none
     * @param result null while the attempt is under way
     */
    record Attempt(
            AttemptId attempt,
            String telegramUsername,
            String name,
            String cvatUsername,
            boolean trial,
            Instant requestedAt,
            Instant startedAt,
            Result result) {
        public Attempt {
            Fields.require(attempt, "attempt");
            Fields.require(requestedAt, "requestedAt");
            Fields.require(startedAt, "startedAt");
        }
    }

    /**
     * A score and how it came about.
     *
     * @param metrics in the order in which they are shown
     * @param startedAt when the task was ready
     * @param endedAt the last edit in CVAT
     * @param submittedAt when the command that led to it was accepted
     * @param finishedInCvat the candidate had pressed "finish" on every job
     * @param formulaVersion version of the formulas, {@code docs/metrics.md}
     * @param truthVersion version of the ground truth
     */
    record Result(
            List<Metric> metrics,
            Instant startedAt,
            Instant endedAt,
            Instant submittedAt,
            boolean finishedInCvat,
            int formulaVersion,
            int truthVersion) {
        public Result {
            metrics = List.copyOf(Fields.require(metrics, "metrics"));
            Fields.require(startedAt, "startedAt");
            Fields.require(endedAt, "endedAt");
            Fields.require(submittedAt, "submittedAt");
        }

        /** Every metric that has a pass mark reached it. */
        public boolean passed() {
            return metrics.stream().allMatch(Metric::passed);
        }
    }

    /**
     * One figure.
     *
     * @param name for example {@code car_iou}
     * @param percent 0..100, not rounded
     * @param passMark the least percent that passes, null when the assignment sets none
     */
    record Metric(String name, double percent, Double passMark) {
        public Metric {
            Fields.require(name, "name");
            if (!(percent >= 0 && percent <= 100)) {
                throw new IllegalArgumentException("A metric is 0..100 percent: " + name + " = " + percent);
            }
        }

        boolean passed() {
            return passMark == null || percent >= passMark;
        }
    }

    /**
     * The spreadsheet is there. Repeated unchanged as long as the file is kept.
     *
     * @param requestedBy the HR who asked
     * @param updateId as in {@link MetricsCommand.Export}
     * @param file under which metrics-service hands it out
     * @param fileName for people, with its ending
     * @param candidates how many people are in it
     * @param attempts how many attempts, those under way among them
     */
    @WireName("metrics.exported.v1")
    record Exported(CandidateId requestedBy, long updateId, String file, String fileName, int candidates, int attempts)
            implements MetricsEvent {
        public Exported {
            Fields.require(requestedBy, "requestedBy");
            Fields.require(file, "file");
            Fields.require(fileName, "fileName");
        }

        @Override
        public CandidateId candidate() {
            return requestedBy;
        }
    }

    /** @param reason in words, for HR and ops */
    @WireName("metrics.export-failed.v1")
    record ExportFailed(CandidateId requestedBy, long updateId, String reason) implements MetricsEvent {
        public ExportFailed {
            Fields.require(requestedBy, "requestedBy");
            Fields.require(reason, "reason");
        }

        @Override
        public CandidateId candidate() {
            return requestedBy;
        }
    }
}
