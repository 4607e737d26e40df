package solutions.trainingdata.candidates.messaging.outbox;

import java.util.concurrent.CompletionStage;

/** Hands one message to the broker. */
interface Publisher {

    /** @return completes when the broker confirmed; exceptionally when it refused; maybe never */
    CompletionStage<Void> publish(OutgoingMessage message);
}
