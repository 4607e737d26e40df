package solutions.trainingdata.candidates.ops.deadletters;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import solutions.trainingdata.candidates.messaging.contract.Command;
import solutions.trainingdata.candidates.messaging.contract.Contract;
import solutions.trainingdata.candidates.messaging.contract.Event;
import solutions.trainingdata.candidates.messaging.contract.ServiceMessage;

/**
 * Puts dead letters back where they came from: published with the same id, confirmed, and only then taken from the dead
 * queue. A process killed in between leaves the letter in both places, and the receiver's inbox drops the repeat.
 */
final class Replay {

    private static final Duration CONFIRM_WITHIN = Duration.ofSeconds(10);
    private static final String COMMANDS = "candidates.commands";
    private static final String EVENTS = "candidates.events";

    private final Channel channel;
    private final AtomicBoolean returned = new AtomicBoolean();

    /** @param channel of its own; closed at the end */
    Replay(Channel channel) {
        this.channel = channel;
    }

    /** What became of a letter, in words for ops. */
    interface Told {
        void say(DeadLetter letter, boolean replayed, String words);
    }

    /** @return how many letters are in the queue that were not looked at */
    int replay(String queue, Predicate<DeadLetter> wanted, Told told) throws IOException, TimeoutException {
        channel.confirmSelect();
        channel.addReturnListener(unroutable -> returned.set(true));
        int waiting = DeadQueues.forEach(queue, channel, (same, letter) -> {
            if (wanted.test(letter)) {
                putBack(letter, told);
            }
        });
        return Math.max(0, waiting - DeadQueues.LIMIT);
    }

    private void putBack(DeadLetter letter, Told told) throws IOException {
        Optional<String> exchange = exchange(letter.type());
        if (exchange.isEmpty()) {
            told.say(letter, false, "no message has the type " + letter.type() + ": nobody would take it");
        } else if (letter.properties().getMessageId() == null) {
            told.say(letter, false, "it has no message id: nobody would take it");
        } else {
            switch (published(exchange.get(), letter)) {
                case TAKEN -> {
                    channel.basicAck(letter.message().getEnvelope().getDeliveryTag(), false);
                    told.say(letter, true, "is back in " + exchange.get());
                }
                case REFUSED -> told.say(letter, false, "was not taken by the broker: it stays where it is");
                case UNKNOWN ->
                    told.say(
                            letter,
                            false,
                            "was not confirmed by the broker in " + CONFIRM_WITHIN.toSeconds() + " s: it stays where it"
                                    + " is, and may be back in " + exchange.get() + " as well. Replayed again, a repeat"
                                    + " is dropped by whoever has had it");
            }
        }
    }

    /** Where such messages are published. */
    static Optional<String> exchange(String type) {
        Class<? extends ServiceMessage> message = Contract.messages().get(type);
        if (message == null) {
            return Optional.empty();
        }
        return Command.class.isAssignableFrom(message)
                ? Optional.of(COMMANDS)
                : Event.class.isAssignableFrom(message) ? Optional.of(EVENTS) : Optional.empty();
    }

    /** What the broker said of a message: {@code UNKNOWN} when it did not say anything in time. */
    private enum Answer {
        TAKEN,
        REFUSED,
        UNKNOWN
    }

    private Answer published(String exchange, DeadLetter letter) throws IOException {
        returned.set(false);
        channel.basicPublish(
                exchange,
                letter.type(),
                true,
                properties(letter),
                letter.message().getBody());
        try {
            boolean confirmed = channel.waitForConfirms(CONFIRM_WITHIN.toMillis());
            return confirmed && !returned.get() ? Answer.TAKEN : Answer.REFUSED;
        } catch (TimeoutException e) {
            return Answer.UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.UNKNOWN;
        }
    }

    /** All its own, without what the broker wrote about its death. */
    private static AMQP.BasicProperties properties(DeadLetter letter) {
        Map<String, Object> headers = new HashMap<>(letter.headers());
        headers.keySet()
                .removeIf(name -> name.equals("x-death")
                        || name.startsWith("x-first-death-")
                        || name.startsWith("x-last-death-")
                        || name.equals("x-delivery-count"));
        return letter.properties().builder().headers(headers).build();
    }
}
