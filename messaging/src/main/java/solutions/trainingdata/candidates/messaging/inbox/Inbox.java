package solutions.trainingdata.candidates.messaging.inbox;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.reactive.messaging.rabbitmq.IncomingRabbitMQMetadata;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQRejectMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.messaging.contract.Contract;
import solutions.trainingdata.candidates.messaging.contract.MalformedMessageException;
import solutions.trainingdata.candidates.messaging.contract.ServiceMessage;

/**
 * Takes one message: unreadable ones go to the dead-letter queue, repeats are dropped by message id, the rest is
 * handled in the same transaction as the inbox' row and acked after the commit.
 */
@ApplicationScoped
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private final AgroalDataSource database;
    private final MeterRegistry meters;
    private final InboxConfig config;

    Inbox(AgroalDataSource database, MeterRegistry meters, InboxConfig config) {
        this.database = database;
        this.meters = meters;
        this.config = config;
    }

    /** For the one {@code @Incoming} method of a service, which must be {@code @Blocking(ordered = false)}. */
    public CompletionStage<Void> take(Message<byte[]> incoming, Handlers handlers) {
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
        RuntimeException last = null;
        for (int tries = 1; tries <= config.tries(); tries++) {
            try {
                boolean fresh = QuarkusTransaction.requiringNew().call(() -> once(id, message, handlers));
                meters.counter("messages_received", "type", type, "outcome", fresh ? "handled" : "repeated")
                        .increment();
                return incoming.ack();
            } catch (RuntimeException e) {
                last = e;
                LOG.warnf(e, "Message %s of type %s was not handled (try %d)", id, type, tries);
                LockSupport.parkNanos(config.delay().multipliedBy(tries).toNanos());
            }
        }
        return databaseAnswers() ? deadLetter(incoming, type, last) : requeue(incoming, type, last);
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

    /** Whose fault it is: with the database there the message is poison, without it the message is innocent. */
    private boolean databaseAnswers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid((int) Duration.ofSeconds(2).toSeconds());
        } catch (SQLException e) {
            return false;
        }
    }

    private CompletionStage<Void> deadLetter(Message<byte[]> incoming, String type, Throwable reason) {
        LOG.errorf("Message of type %s goes to the dead-letter queue: %s", type, reason.getMessage());
        meters.counter("messages_received", "type", known(type), "outcome", "dead")
                .increment();
        return incoming.nack(reason);
    }

    private CompletionStage<Void> requeue(Message<byte[]> incoming, String type, Throwable reason) {
        meters.counter("messages_received", "type", type, "outcome", "requeued").increment();
        return incoming.nack(reason, Metadata.of(new RabbitMQRejectMetadata(true)));
    }

    /** A stranger's type must not become a meter of its own. */
    private static String known(String type) {
        return type != null && Contract.messages().containsKey(type) ? type : "unknown";
    }
}
