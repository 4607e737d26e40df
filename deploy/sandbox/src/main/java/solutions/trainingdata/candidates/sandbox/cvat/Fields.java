package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Checks the fields of one object in a body and gathers the errors in CVAT's words. */
final class Fields {
    private final JsonNode body;
    private final ObjectNode errors = Json.object();

    Fields(JsonNode body) {
        this.body = body;
    }

    /** Trimmed; null when absent or refused. */
    String text(String name, boolean required, int min, int max) {
        return text(name, required, min, max, true);
    }

    String text(String name, boolean required, int min, int max, boolean trimmed) {
        JsonNode node = present(name, required);
        if (node == null) {
            return null;
        }
        if (node.isContainerNode() || node.isBoolean()) {
            refuse(name, "Not a valid string.");
            return null;
        }
        String text = trimmed ? node.asText().strip() : node.asText();
        if (text.isEmpty()) {
            refuse(name, "This field may not be blank.");
        } else if (text.codePointCount(0, text.length()) < min) {
            refuse(name, "Ensure this field has at least " + min + " characters.");
        } else if (text.codePointCount(0, text.length()) > max) {
            refuse(name, "Ensure this field has no more than " + max + " characters.");
        }
        return isRefused(name) ? null : text;
    }

    /** Null when absent or refused; digits in a text are taken. */
    Integer integer(String name, boolean required, int min, int max) {
        JsonNode node = present(name, required);
        if (node == null) {
            return null;
        }
        if (!node.asText().matches("-?\\d{1,9}") || !(node.isIntegralNumber() || node.isTextual())) {
            refuse(name, "A valid integer is required.");
            return null;
        }
        int value = Integer.parseInt(node.asText());
        if (value < min) {
            refuse(name, "Ensure this value is greater than or equal to " + min + ".");
        } else if (value > max) {
            refuse(name, "Ensure this value is less than or equal to " + max + ".");
        }
        return value;
    }

    /** Null when absent or refused. */
    String choice(String name, Set<String> choices) {
        JsonNode node = present(name, false);
        if (node == null) {
            return null;
        }
        if (!choices.contains(node.asText())) {
            refuse(name, "\"" + node.asText() + "\" is not a valid choice.");
            return null;
        }
        return node.asText();
    }

    /** Null when absent (an error if required) or null (always one). */
    JsonNode present(String name, boolean required) {
        JsonNode node = body.get(name);
        if (node == null && required) {
            refuse(name, "This field is required.");
        } else if (node != null && node.isNull()) {
            refuse(name, "This field may not be null.");
            return null;
        }
        return node;
    }

    void refuse(String name, String message) {
        JsonNode messages = errors.get(name);
        (messages instanceof ArrayNode list ? list : errors.putArray(name)).add(message);
    }

    void refuse(String name, JsonNode nested) {
        errors.set(name, nested);
    }

    boolean isRefused(String name) {
        return errors.has(name);
    }

    ObjectNode errors() {
        return errors;
    }

    void throwIfAny() {
        if (!errors.isEmpty()) {
            throw Refused.fields(errors);
        }
    }
}
