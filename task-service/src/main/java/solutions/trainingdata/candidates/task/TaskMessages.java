package solutions.trainingdata.candidates.task;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import solutions.trainingdata.candidates.messaging.contract.TaskCommand;
import solutions.trainingdata.candidates.messaging.inbox.Handlers;
import solutions.trainingdata.candidates.messaging.inbox.Inbox;
import solutions.trainingdata.candidates.task.attempt.IssueTask;
import solutions.trainingdata.candidates.task.closing.CloseTask;
import solutions.trainingdata.candidates.task.deadline.ExtendTask;

/** Everything that comes in. */
@ApplicationScoped
class TaskMessages {

    private final Inbox inbox;
    private final Handlers handlers;

    TaskMessages(Inbox inbox, IssueTask issueTask, ExtendTask extendTask, CloseTask closeTask) {
        this.inbox = inbox;
        this.handlers = new Handlers()
                .on(TaskCommand.Issue.class, issueTask::accept)
                .on(TaskCommand.Extend.class, extendTask::accept)
                .on(TaskCommand.Close.class, closeTask::accept)
                .complete(TaskCommand.class);
    }

    @Incoming("in")
    @Blocking(ordered = false)
    CompletionStage<Void> receive(Message<byte[]> message) {
        return inbox.take(message, handlers);
    }
}
