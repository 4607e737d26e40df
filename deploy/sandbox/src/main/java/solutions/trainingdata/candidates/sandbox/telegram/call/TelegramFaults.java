package solutions.trainingdata.candidates.sandbox.telegram.call;

import java.util.function.Predicate;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;

/** What goes wrong with calls of the Bot API, in Telegram's words, for {@code TelegramSimulator.inject}. */
public final class TelegramFaults {

    private TelegramFaults() {}

    /** 429: nothing is carried out, and the bot may try again after so many seconds. */
    public static Fault tooManyRequests(String method, int times, int retryAfterSeconds) {
        return on(method, times, new Fault.Effect.AnswerInstead(tooManyRequests(retryAfterSeconds)));
    }

    public static SimulatorAnswer tooManyRequests(int retryAfterSeconds) {
        return json(
                429,
                "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after " + retryAfterSeconds
                        + "\",\"parameters\":{\"retry_after\":" + retryAfterSeconds + "}}");
    }

    /** A refusal with this description, such as "Forbidden: user is deactivated". */
    public static Fault refusal(String method, int times, int code, String description) {
        return on(method, times, new Fault.Effect.AnswerInstead(refusal(code, description)));
    }

    public static SimulatorAnswer refusal(int code, String description) {
        String escaped = description.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return json(code, "{\"ok\":false,\"error_code\":" + code + ",\"description\":\"" + escaped + "\"}");
    }

    /** An HTML page from the proxy in front of Telegram; nothing is carried out. */
    public static Fault badGateway(String method, int times) {
        return on(
                method,
                times,
                new Fault.Effect.AnswerInstead(
                        SimulatorAnswer.html(502, "<html><head><title>502 Bad Gateway</title></head></html>")));
    }

    /** The connection breaks before the call is carried out. */
    public static Fault hangUpBefore(String method, int times) {
        return on(method, times, new Fault.Effect.HangUpBefore());
    }

    /** The call is carried out, but the connection breaks before its answer: the bot cannot know. */
    public static Fault hangUpAfter(String method, int times) {
        return on(method, times, new Fault.Effect.HangUpAfter());
    }

    /** Any effect on the next calls of a method. */
    public static Fault on(String method, int times, Fault.Effect effect) {
        return on(method, call -> true, times, effect);
    }

    /** Any effect on the next calls of a method that match. */
    public static Fault on(String method, Predicate<TelegramCall> matching, int times, Fault.Effect effect) {
        return new Fault(
                request -> TelegramCall.of(request)
                        .filter(call -> call.method().equalsIgnoreCase(method))
                        .filter(matching)
                        .isPresent(),
                times,
                effect);
    }

    private static SimulatorAnswer json(int status, String body) {
        return SimulatorAnswer.of(status, "application/json", body);
    }
}
