package solutions.trainingdata.candidates.sandbox.telegram;

/** A call that the Bot API refuses, with its code and words. */
final class BotApiException extends Exception {

    private final int code;

    BotApiException(int code, String description) {
        super(description);
        this.code = code;
    }

    static BotApiException badRequest(String reason) {
        return new BotApiException(400, "Bad Request: " + reason);
    }

    int code() {
        return code;
    }
}
