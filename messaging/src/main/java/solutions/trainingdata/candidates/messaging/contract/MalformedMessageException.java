package solutions.trainingdata.candidates.messaging.contract;

/** A message that cannot be read: it goes to the dead-letter queue. Carries no content, which may be a secret. */
public final class MalformedMessageException extends RuntimeException {

    public MalformedMessageException(String type, String id, String reason) {
        super("Unreadable message " + id + " of type " + type + ": " + reason);
    }
}
