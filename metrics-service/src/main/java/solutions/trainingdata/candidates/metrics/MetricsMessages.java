package solutions.trainingdata.candidates.metrics;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.messaging.inbox.Handlers;
import solutions.trainingdata.candidates.messaging.inbox.Inbox;
import solutions.trainingdata.candidates.metrics.attempt.OpenAttempt;
import solutions.trainingdata.candidates.metrics.export.RequestExport;
import solutions.trainingdata.candidates.metrics.report.ReportCandidate;
import solutions.trainingdata.candidates.metrics.submission.AcceptSubmission;

/** Everything that comes in. */
@ApplicationScoped
class MetricsMessages {

    private final Inbox inbox;
    private final Handlers handlers;

    MetricsMessages(
            Inbox inbox, OpenAttempt open, AcceptSubmission submit, ReportCandidate report, RequestExport export) {
        this.inbox = inbox;
        this.handlers = new Handlers()
                .on(MetricsCommand.Open.class, open::accept)
                .on(MetricsCommand.Submit.class, submit::accept)
                .on(MetricsCommand.Report.class, report::accept)
                .on(MetricsCommand.Export.class, export::accept)
                .complete(MetricsCommand.class);
    }

    @Incoming("in")
    @Blocking(ordered = false)
    CompletionStage<Void> receive(Message<byte[]> message) {
        return inbox.take(message, handlers);
    }
}
