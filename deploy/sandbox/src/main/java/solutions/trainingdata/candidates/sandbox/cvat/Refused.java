package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;

/** Ends a call early with the answer that CVAT gives: each factory is one of its error shapes. */
final class Refused extends RuntimeException {
    private final transient SimulatorAnswer answer;

    private Refused(SimulatorAnswer answer) {
        super("answered " + answer.status(), null, false, false);
        this.answer = answer;
    }

    SimulatorAnswer answer() {
        return answer;
    }

    static Refused with(SimulatorAnswer answer) {
        return new Refused(answer);
    }

    /** {@code {"detail": "..."}}. */
    static Refused detail(int status, String detail) {
        return new Refused(Json.answer(status, Json.object().put("detail", detail)));
    }

    static Refused throttled(long seconds) {
        return new Refused(Json.answer(
                        429,
                        Json.object()
                                .put("detail", "Request was throttled. Expected available in " + seconds + " seconds."))
                .with("Retry-After", Long.toString(seconds)));
    }

    static Refused unauthorized(String detail) {
        return new Refused(Json.answer(401, Json.object().put("detail", detail)).with("WWW-Authenticate", "Token"));
    }

    static Refused forbidden() {
        return detail(403, "You do not have permission to perform this action.");
    }

    static Refused unknownField() {
        return detail(403, "Attempted to update an unknown field");
    }

    static Refused noSuch(String kind) {
        return detail(404, "No " + kind + " matches the given query.");
    }

    /** {@code ["..."]}. */
    static Refused list(String message) {
        return new Refused(Json.answer(400, Json.texts(List.of(message))));
    }

    /** {@code {"field": ["..."]}} and nested ones. */
    static Refused fields(JsonNode errors) {
        return new Refused(Json.answer(400, errors));
    }

    static Refused field(String name, String message) {
        return fields(Json.object().set(name, Json.texts(List.of(message))));
    }

    /** A bare JSON string. */
    static Refused string(String message) {
        return new Refused(Json.answer(400, TextNode.valueOf(message)));
    }

    /** Plain text that calls itself HTML. */
    static Refused text(int status, String text) {
        return new Refused(SimulatorAnswer.html(status, text));
    }

    static Refused notFoundPage() {
        return new Refused(page(404, "Not Found", "The requested resource was not found on this server."));
    }

    static Refused serverError() {
        return new Refused(page(500, "Server Error (500)", ""));
    }

    private static SimulatorAnswer page(int status, String title, String text) {
        return SimulatorAnswer.html(
                status,
                "\n<!doctype html>\n<html lang=\"en\">\n<head>\n  <title>" + title + "</title>\n</head>\n<body>\n  <h1>"
                        + title + "</h1><p>" + text + "</p>\n</body>\n</html>\n");
    }
}
