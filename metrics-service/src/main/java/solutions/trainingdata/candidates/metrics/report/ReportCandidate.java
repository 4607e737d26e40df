package solutions.trainingdata.candidates.metrics.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;
import solutions.trainingdata.candidates.messaging.outbox.Outbox;
import solutions.trainingdata.candidates.metrics.attempt.Attempt;
import solutions.trainingdata.candidates.metrics.submission.Submission;

/** Tells all attempts of one candidate. Needs no row of its own: asked again it reads again. */
@ApplicationScoped
public class ReportCandidate {

    private final Outbox outbox;

    ReportCandidate(Outbox outbox) {
        this.outbox = outbox;
    }

    public void accept(MetricsCommand.Report command) {
        List<MetricsEvent.Attempt> attempts = Attempt.of(command.candidate()).stream()
                .map(attempt -> new MetricsEvent.Attempt(
                        attempt.attemptId(),
                        attempt.telegramUsername,
                        attempt.name,
                        attempt.cvatUsername,
                        attempt.trial,
                        attempt.requestedAt,
                        attempt.startedAt,
                        Submission.resultOf(attempt.attemptId())))
                .toList();
        outbox.publish(
                new MetricsEvent.Reported(command.candidate(), command.requestedBy(), command.updateId(), attempts));
    }
}
