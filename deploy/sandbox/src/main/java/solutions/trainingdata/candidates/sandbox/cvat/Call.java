package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import solutions.trainingdata.candidates.sandbox.http.SimulatorRequest;

/**
 * One request that reached a resource.
 *
 * @param caller null when anonymous
 * @param parts the variable parts of the path, in order
 */
record Call(SimulatorRequest request, User caller, List<String> parts) {

    /** The id in the path. */
    long id() {
        try {
            return Long.parseLong(parts.get(0));
        } catch (NumberFormatException e) {
            throw Refused.detail(404, "Not found.");
        }
    }

    Optional<String> query(String name) {
        return request.query(name);
    }

    /** Absolute, as CVAT builds it from the request's Host. */
    String url(String path) {
        return "http://" + request.header("host").orElse("localhost") + path;
    }

    String contentType() {
        return request.header("content-type").orElse("").split(";")[0].trim().toLowerCase(Locale.ROOT);
    }

    boolean isMultipart() {
        return contentType().equals("multipart/form-data");
    }

    /** The body as an object; absent counts as empty. */
    ObjectNode json() {
        if (request.body().length == 0) {
            return Json.object();
        }
        if (!contentType().equals("application/json")) {
            throw unsupportedMediaType();
        }
        JsonNode body = parsed(request.text());
        if (!body.isObject()) {
            throw Refused.serverError();
        }
        return (ObjectNode) body;
    }

    Refused unsupportedMediaType() {
        String type = request.header("content-type").orElse("");
        return Refused.detail(415, "Unsupported media type \"" + type + "\" in request.");
    }

    private static JsonNode parsed(String text) {
        try {
            JsonNode body = Json.MAPPER.readTree(text);
            refuseNonFinite(body);
            return body;
        } catch (JsonProcessingException e) {
            long column =
                    Math.max(1, e.getLocation() == null ? 1 : e.getLocation().getColumnNr());
            throw Refused.detail(
                    400,
                    "JSON parse error - Expecting value: line 1 column " + column + " (char " + (column - 1) + ")");
        }
    }

    private static void refuseNonFinite(JsonNode node) {
        if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
            throw Refused.detail(
                    400,
                    "JSON parse error - Out of range float values are not JSON compliant: '" + node.asText() + "'");
        }
        node.forEach(Call::refuseNonFinite);
    }
}
