package solutions.trainingdata.candidates.bot;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import solutions.trainingdata.candidates.bot.catalogue.Catalogue;
import solutions.trainingdata.candidates.bot.hr.desk.FindResult;
import solutions.trainingdata.candidates.bot.hr.export.ExportResults;
import solutions.trainingdata.candidates.bot.journey.Journeys;
import solutions.trainingdata.candidates.messaging.contract.AccountEvent;
import solutions.trainingdata.candidates.messaging.contract.Event;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;
import solutions.trainingdata.candidates.messaging.inbox.Handlers;
import solutions.trainingdata.candidates.messaging.inbox.Inbox;

/** The gateway's front door: every event that comes in, and who takes it. */
@ApplicationScoped
class BotMessages {

    private final Inbox inbox;
    private final Handlers handlers;

    BotMessages(
            Inbox inbox, Journeys journeys, Catalogue catalogue, FindResult findResult, ExportResults exportResults) {
        this.inbox = inbox;
        this.handlers = new Handlers()
                .on(AccountEvent.Opened.class, journeys::accountOpened)
                .on(AccountEvent.Failed.class, journeys::accountFailed)
                .on(TaskEvent.AssignmentPublished.class, catalogue::published)
                .on(TaskEvent.Issued.class, journeys::taskIssued)
                .on(TaskEvent.Failed.class, journeys::taskFailed)
                .on(MetricsEvent.Opened.class, journeys::metricsOpened)
                .on(MetricsEvent.Rejected.class, journeys::rejected)
                .on(MetricsEvent.Scored.class, journeys::scored)
                .on(MetricsEvent.Failed.class, journeys::checkFailed)
                .on(MetricsEvent.Reported.class, findResult::reported)
                .on(AccountEvent.Closed.class, event -> {})
                .on(AccountEvent.CloseFailed.class, event -> {})
                .on(TaskEvent.PicturePublished.class, event -> {})
                .on(TaskEvent.Closed.class, event -> {})
                .on(TaskEvent.Extended.class, event -> {})
                .on(TaskEvent.Finished.class, event -> {})
                .on(TaskEvent.ReminderDue.class, event -> {})
                .on(TaskEvent.Expired.class, event -> {})
                .on(MetricsEvent.Exported.class, exportResults::exported)
                .on(MetricsEvent.ExportFailed.class, exportResults::failed)
                .complete(Event.class);
    }

    @Incoming("in")
    @Blocking(ordered = false)
    CompletionStage<Void> receive(Message<byte[]> message) {
        return inbox.take(message, handlers);
    }
}
