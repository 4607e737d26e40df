package solutions.trainingdata.candidates.messaging.queues;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import solutions.trainingdata.candidates.messaging.DaemonThreads;

/**
 * Asks the broker about queues by passive declare, which needs no right on them. The connection is kept; whatever goes
 * wrong with it, the next look makes a new one. Every wait is limited.
 */
final class BrokerLook implements AutoCloseable {

    private final ConnectionFactory broker;
    private final String name;
    private volatile Connection connection;

    /** @param name how the connection is called in the broker's lists */
    BrokerLook(ConnectionFactory broker, String name, Duration answerWithin) {
        int millis = (int) answerWithin.toMillis();
        this.broker = broker;
        this.name = name;
        broker.setConnectionTimeout(millis);
        broker.setHandshakeTimeout(millis);
        broker.setChannelRpcTimeout(millis);
        broker.setShutdownTimeout(millis);
        broker.setAutomaticRecoveryEnabled(false);
        broker.setThreadFactory(DaemonThreads.named("broker-look"));
    }

    /**
     * What one queue is like.
     *
     * @param ready messages that no consumer has yet (Qpid counts the ones that are with a consumer, too)
     * @param consumers of all replicas
     */
    record Depth(long ready, int consumers) {}

    /**
     * By name, the queues that are there.
     *
     * @throws IOException when the broker does not answer
     */
    synchronized Map<String, Depth> at(Collection<String> queues) throws IOException {
        Map<String, Depth> found = new TreeMap<>();
        try {
            for (String queue : queues) {
                at(queue).ifPresent(depth -> found.put(queue, depth));
            }
            return found;
        } catch (IOException | ShutdownSignalException | TimeoutException e) {
            close();
            throw new IOException(reason(e), e);
        }
    }

    /** The broker closes the channel when there is no such queue: one channel for each. */
    private Optional<Depth> at(String queue) throws IOException, TimeoutException {
        Channel channel = connection().createChannel();
        try {
            AMQP.Queue.DeclareOk ok = channel.queueDeclarePassive(queue);
            channel.close();
            return Optional.of(new Depth(ok.getMessageCount(), ok.getConsumerCount()));
        } catch (IOException e) {
            if (e.getCause() instanceof ShutdownSignalException closed
                    && closed.getReason() instanceof AMQP.Channel.Close reply
                    && reply.getReplyCode() == AMQP.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Connection connection() throws IOException, TimeoutException {
        Connection open = connection;
        if (open == null || !open.isOpen()) {
            close();
            open = broker.newConnection(name);
            connection = open;
        }
        return open;
    }

    /** The client's own exceptions often have a message only in their cause. */
    private static String reason(Throwable e) {
        Throwable told = e.getMessage() == null && e.getCause() != null ? e.getCause() : e;
        return told.getClass().getSimpleName() + (told.getMessage() == null ? "" : ": " + told.getMessage());
    }

    @Override
    public void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            // It also ends a look under way, which holds the monitor: a stop must not wait for a silent broker.
            open.abort((int) Duration.ofSeconds(1).toMillis());
        }
    }
}
