package solutions.trainingdata.candidates.ops.deadletters;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import solutions.trainingdata.candidates.ops.settings.NotConfiguredException;

/** Looks at the queues of dead letters without taking anything: what was looked at goes back when the look is over. */
final class DeadQueues {

    /** So many messages of a queue are looked at. */
    static final int LIMIT = 1000;

    private final Connection connection;

    DeadQueues(Connection connection) {
        this.connection = connection;
    }

    /** @param more waiting beyond those that were looked at */
    record Look(String queue, List<DeadLetter> letters, int more) {}

    Look look(String queue) throws IOException, TimeoutException {
        List<DeadLetter> letters = new ArrayList<>();
        int waiting = forEach(queue, connection.createChannel(), (channel, letter) -> letters.add(letter));
        return new Look(queue, List.copyOf(letters), Math.max(0, waiting - letters.size()));
    }

    /** What is done with a letter while it is ours. */
    interface Action {
        void accept(Channel channel, DeadLetter letter) throws IOException;
    }

    /**
     * Every letter that was there at the start, once: one that comes back while we are at it is not met again. Those
     * that the action does not acknowledge go back at the end.
     *
     * @return how many were there
     */
    static int forEach(String queue, Channel channel, Action action) throws IOException, TimeoutException {
        try (channel) {
            int waiting = waiting(channel, queue);
            for (int position = 1; position <= Math.min(waiting, LIMIT); position++) {
                GetResponse message = channel.basicGet(queue, false);
                if (message == null) {
                    break;
                }
                action.accept(channel, new DeadLetter(queue, position, message));
            }
            return waiting;
        }
    }

    private static int waiting(Channel channel, String queue) throws IOException {
        try {
            return channel.queueDeclarePassive(queue).getMessageCount();
        } catch (IOException e) {
            if (e.getCause() instanceof ShutdownSignalException) {
                throw new NotConfiguredException("There is no queue " + queue + " that this user may read: is"
                        + " deploy/rabbitmq/definitions.json loaded, and is it the right RABBITMQ_VHOST?");
            }
            throw e;
        }
    }
}
