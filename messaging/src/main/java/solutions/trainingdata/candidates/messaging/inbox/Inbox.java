package solutions.trainingdata.candidates.messaging.inbox;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.rabbitmq.IncomingRabbitMQMetadata;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQRejectMetadata;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.messaging.Backoff;
import solutions.trainingdata.candidates.messaging.contract.Contract;
import solutions.trainingdata.candidates.messaging.contract.MalformedMessageException;
import solutions.trainingdata.candidates.messaging.contract.ServiceMessage;

/**
 * Takes one message: unreadable ones go to the dead-letter queue, repeats are dropped by message id, the rest is
 * handled in the same transaction as the inbox' row and acked after the commit. A message that its handler cannot take
 * ends as a dead letter; for a database that is away it is held.
 */
@ApplicationScoped
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private final AgroalDataSource database;
    private final MeterRegistry meters;
    private final InboxConfig config;
    private final Backoff backoff;
    private final InHand inHand;
    private final ChannelRegistry channels;
    private final CountDownLatch stopping = new CountDownLatch(1);

    Inbox(
            AgroalDataSource database,
            MeterRegistry meters,
            InboxConfig config,
            InHand inHand,
            ChannelRegistry channels) {
        this.database = database;
        this.meters = meters;
        this.config = config;
        this.backoff = new Backoff(config.delay(), config.longestDelay());
        this.inHand = inHand;
        this.channels = channels;
    }

    /** For the one {@code @Incoming} method of a service, which must be {@code @Blocking(ordered = false)}. */
    public CompletionStage<Void> take(Message<byte[]> incoming, Handlers handlers) {
        inHand.taken();
        CompletionStage<Void> answer = null;
        try {
            answer = answer(incoming, handlers);
            return answer.whenComplete((done, failure) -> inHand.answered());
        } finally {
            if (answer == null) {
                inHand.answered();
            }
        }
    }

    private CompletionStage<Void> answer(Message<byte[]> incoming, Handlers handlers) {
        IncomingRabbitMQMetadata properties =
                incoming.getMetadata(IncomingRabbitMQMetadata.class).orElseThrow();
        String type = properties.getType().orElse(null);
        String id = properties.getMessageId().orElse(null);
        ServiceMessage message;
        try {
            message = read(type, id, incoming.getPayload(), handlers);
        } catch (MalformedMessageException e) {
            return deadLetter(incoming, type, e);
        }
        return handle(incoming, id, message, handlers);
    }

    private static ServiceMessage read(String type, String id, byte[] body, Handlers handlers) {
        ServiceMessage message = Contract.read(type, id, body);
        if (id == null) {
            throw new MalformedMessageException(type, null, "it has no message id");
        }
        if (!handlers.takes(message)) {
            throw new MalformedMessageException(type, id, "this service does not take it");
        }
        return message;
    }

    private CompletionStage<Void> handle(
            Message<byte[]> incoming, String id, ServiceMessage message, Handlers handlers) {
        String type = Contract.wireName(message.getClass());
        long heldUntil = System.nanoTime() + config.hold().toNanos();
        int itsOwnFault = 0;
        for (int tries = 1; ; tries++) {
            try {
                boolean fresh = QuarkusTransaction.requiringNew().call(() -> once(id, message, handlers));
                count(type, fresh ? "handled" : "repeated");
                return incoming.ack();
            } catch (RuntimeException e) {
                inHand.moved();
                // The trace once, not with each of the tries of an outage.
                LOG.warnf(
                        tries == 1 ? e : null,
                        "Message %s of type %s was not handled (try %d): %s",
                        id,
                        type,
                        tries,
                        e);
                boolean innocent = DatabaseFailure.in(e);
                itsOwnFault += innocent ? 0 : 1;
                if (itsOwnFault >= config.tries()) {
                    return deadLetter(incoming, type, e);
                }
                if (stoppedWithin(backoff.after(tries)) || innocent && System.nanoTime() > heldUntil) {
                    return requeue(incoming, type, e);
                }
            }
        }
    }

    /** @return false when the message was there before */
    private boolean once(String id, ServiceMessage message, Handlers handlers) {
        if (!record(id)) {
            return false;
        }
        handlers.handle(message);
        return true;
    }

    private boolean record(String id) {
        String insert = "INSERT INTO inbox (message_id) VALUES (?) ON CONFLICT DO NOTHING";
        try (Connection connection = database.getConnection();
                PreparedStatement row = connection.prepareStatement(insert)) {
            row.setString(1, id);
            return row.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot write message " + id + " to the inbox", e);
        }
    }

    private CompletionStage<Void> deadLetter(Message<byte[]> incoming, String type, Throwable reason) {
        LOG.errorf("Message of type %s goes to the dead-letter queue: %s", type, reason.getMessage());
        count(known(type), "dead");
        return incoming.nack(reason);
    }

    /** Not at once again: a message was held before, or this process takes no more. */
    private CompletionStage<Void> requeue(Message<byte[]> incoming, String type, Throwable reason) {
        count(type, "requeued");
        return incoming.nack(reason, Metadata.of(new RabbitMQRejectMetadata(true)));
    }

    private void count(String type, String outcome) {
        meters.counter("messages_received", "type", type, "outcome", outcome).increment();
    }

    /** A stranger's type must not become a meter of its own. */
    private static String known(String type) {
        return type != null && Contract.messages().containsKey(type) ? type : "unknown";
    }

    private boolean stoppedWithin(Duration delay) {
        try {
            return stopping.await(delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /**
     * Before the work stops: nothing new is taken, and what is in hand is acknowledged while the connection still
     * stands. What does not end in time is delivered again elsewhere, and dropped there if it was handled.
     */
    void stopping(@Observes @Priority(5) ShutdownEvent event) {
        channels.getPausable("in").pause();
        LOG.infof("No message is taken any more; in hand: %d", inHand.messages());
        stopping.countDown();
        long end = System.nanoTime() + config.grace().toNanos();
        while (inHand.messages() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        if (inHand.messages() > 0) {
            LOG.infof("%d messages in hand at the stop are delivered again", inHand.messages());
        }
    }
}
