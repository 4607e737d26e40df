package solutions.trainingdata.candidates.bot;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import solutions.trainingdata.candidates.bot.catalogue.Catalogue;
import solutions.trainingdata.candidates.bot.catalogue.PublishedPictures;
import solutions.trainingdata.candidates.bot.hr.desk.FindResult;
import solutions.trainingdata.candidates.bot.hr.export.ExportResults;
import solutions.trainingdata.candidates.bot.journey.Answers;
import solutions.trainingdata.candidates.bot.journey.Deadlines;
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
            Inbox inbox,
            Answers answers,
            Deadlines deadlines,
            Catalogue catalogue,
            PublishedPictures pictures,
            FindResult findResult,
            ExportResults exportResults) {
        this.inbox = inbox;
        this.handlers = new Handlers()
                .on(AccountEvent.Opened.class, answers::accountOpened)
                .on(AccountEvent.Failed.class, answers::accountFailed)
                .on(TaskEvent.AssignmentPublished.class, catalogue::published)
                .on(TaskEvent.Issued.class, answers::taskIssued)
                .on(TaskEvent.Failed.class, answers::taskFailed)
                .on(MetricsEvent.Opened.class, answers::metricsOpened)
                .on(MetricsEvent.Rejected.class, answers::rejected)
                .on(MetricsEvent.Scored.class, answers::scored)
                .on(MetricsEvent.Failed.class, answers::checkFailed)
                .on(MetricsEvent.Reported.class, findResult::reported)
                .on(AccountEvent.Closed.class, answers::accountClosed)
                .on(AccountEvent.CloseFailed.class, answers::closeFailed)
                .on(TaskEvent.PicturePublished.class, pictures::published)
                .on(TaskEvent.Closed.class, deadlines::closed)
                .on(TaskEvent.Extended.class, deadlines::extended)
                .on(TaskEvent.Finished.class, deadlines::finished)
                .on(TaskEvent.ReminderDue.class, deadlines::reminderDue)
                .on(TaskEvent.Expired.class, deadlines::expired)
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
