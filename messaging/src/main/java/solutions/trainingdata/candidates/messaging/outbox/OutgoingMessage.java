package solutions.trainingdata.candidates.messaging.outbox;

import java.time.Instant;
import java.util.UUID;

/**
 * A row of the outbox.
 *
 * @param type wire name, also the routing key
 * @param correlation the candidate's id as text, null when it is about nobody
 * @param tries started publishes, this one included
 */
record OutgoingMessage(UUID id, String type, String correlation, String body, Instant createdAt, int tries) {}
