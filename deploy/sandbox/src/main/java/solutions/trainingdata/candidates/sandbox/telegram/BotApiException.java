package solutions.trainingdata.candidates.sandbox.telegram;

import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;
import solutions.trainingdata.candidates.sandbox.telegram.call.TelegramFaults;

/** A call that the Bot API refuses, with its code and words. */
final class BotApiException extends Exception {

    private final int code;
    private final int retryAfterSeconds;

    private BotApiException(int code, String description, int retryAfterSeconds) {
        super(description);
        this.code = code;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    BotApiException(int code, String description) {
        this(code, description, 0);
    }

    static BotApiException badRequest(String reason) {
        return new BotApiException(400, "Bad Request: " + reason);
    }

    static BotApiException tooManyRequests(int retryAfterSeconds) {
        return new BotApiException(429, "Too Many Requests", retryAfterSeconds);
    }

    SimulatorAnswer answer() {
        return retryAfterSeconds > 0
                ? TelegramFaults.tooManyRequests(retryAfterSeconds)
                : TelegramFaults.refusal(code, getMessage());
    }
}
