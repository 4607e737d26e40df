package solutions.trainingdata.candidates.messaging.contract;

import java.time.Instant;
import java.util.List;

/** What metrics-service can be asked for. */
public sealed interface MetricsCommand extends Command {

    /**
     * Know that an attempt is under way. Sent again when anything in it changes; the highest revision wins. Answered
     * by {@link MetricsEvent.Opened}.
     *
     * @param revision counts from 1 within the attempt
     * @param telegramUsername null when the person has none
     * @param name first and last name as Telegram has them
     * @param trial taken by HR themselves: outside ranking and export
     * @param requestedAt when the candidate confirmed in the chat
     * @param startedAt when the task was ready
     */
    @WireName("metrics.open.v1")
    record Open(
            AttemptId attempt,
            int revision,
            String telegramUsername,
            String name,
            String cvatUsername,
            boolean trial,
            Instant requestedAt,
            Instant startedAt)
            implements MetricsCommand {
        public Open {
            Fields.require(attempt, "attempt");
            Fields.requirePositive(revision, "revision");
            Fields.require(name, "name");
            Fields.require(cvatUsername, "cvatUsername");
            Fields.require(requestedAt, "requestedAt");
            Fields.require(startedAt, "startedAt");
        }

        @Override
        public CandidateId candidate() {
            return attempt.candidate();
        }
    }

    /**
     * Check and score what is saved in CVAT now. Answered by {@link MetricsEvent.Rejected}, {@link MetricsEvent.Scored}
     * or {@link MetricsEvent.Failed}.
     *
     * @param press raised only when a person presses again for the same submission
     * @param cvatJobIds in the order of their frames
     * @param version of the assignment, as {@link TaskEvent.Issued} said
     * @param last the attempt is over: problems are listed but scored all the same
     */
    @WireName("metrics.submit.v1")
    record Submit(
            SubmissionId submission,
            int press,
            long cvatTaskId,
            List<Long> cvatJobIds,
            int version,
            int variant,
            Instant startedAt,
            boolean last)
            implements MetricsCommand {
        public Submit {
            Fields.require(submission, "submission");
            Fields.requirePositive(press, "press");
            Fields.requirePositive(cvatTaskId, "cvatTaskId");
            cvatJobIds = List.copyOf(Fields.require(cvatJobIds, "cvatJobIds"));
            Fields.requirePositive(cvatJobIds.size(), "number of jobs");
            Fields.requirePositive(version, "version");
            Fields.requirePositive(variant, "variant");
            Fields.require(startedAt, "startedAt");
        }

        @Override
        public CandidateId candidate() {
            return submission.attempt().candidate();
        }
    }

    /**
     * Tell all that is stored about one candidate. Answered by {@link MetricsEvent.Reported}.
     *
     * @param candidate about whom
     * @param requestedBy the HR who asked
     * @param updateId number of the Telegram update that asked: makes the request's key with requestedBy
     */
    @WireName("metrics.report.v1")
    record Report(CandidateId candidate, CandidateId requestedBy, long updateId) implements MetricsCommand {
        public Report {
            Fields.require(candidate, "candidate");
            Fields.require(requestedBy, "requestedBy");
        }
    }

    /**
     * Write all that is stored about everybody into one spreadsheet. Answered by {@link MetricsEvent.Exported} or
     * {@link MetricsEvent.ExportFailed}.
     *
     * @param requestedBy the HR who asked
     * @param updateId number of the Telegram update that asked: makes the request's key with requestedBy
     * @param language of the sheets' titles and explanations, {@code ru} or {@code en}
     */
    @WireName("metrics.export.v1")
    record Export(CandidateId requestedBy, long updateId, String language) implements MetricsCommand {
        public Export {
            Fields.require(requestedBy, "requestedBy");
            Fields.require(language, "language");
        }

        @Override
        public CandidateId candidate() {
            return requestedBy;
        }
    }
}
