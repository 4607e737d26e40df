package solutions.trainingdata.candidates.sandbox.telegram.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import solutions.trainingdata.candidates.sandbox.http.Multipart;
import solutions.trainingdata.candidates.sandbox.http.SimulatorRequest;

/**
 * One call of the Bot API as it came in, whichever way its parameters were sent: query, form, JSON or multipart.
 *
 * @param token the bot's, as in the path
 * @param method as in the path
 * @param parameters texts; objects and arrays as JSON
 */
public record TelegramCall(
        Instant receivedAt,
        String token,
        String method,
        Map<String, String> parameters,
        Map<String, UploadedFile> files) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PATH = Pattern.compile("/bot([^/]+)/([^/]+)");

    /** Empty when the path is none of a Bot API call. */
    public static Optional<TelegramCall> of(SimulatorRequest request) {
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        Map<String, UploadedFile> files = new LinkedHashMap<>();
        addForm(request.rawQuery(), parameters);
        String contentType = request.header("Content-Type").orElse("");
        if (contentType.startsWith("application/json")) {
            addJson(request, parameters);
        } else if (contentType.startsWith("multipart/form-data")) {
            addMultipart(contentType, request, parameters, files);
        } else {
            addForm(request.text(), parameters);
        }
        return Optional.of(new TelegramCall(
                request.receivedAt(), path.group(1), path.group(2), Map.copyOf(parameters), Map.copyOf(files)));
    }

    private static void addForm(String urlEncoded, Map<String, String> parameters) {
        SimulatorRequest.parameters(urlEncoded).forEach((name, values) -> parameters.put(name, values.get(0)));
    }

    private static void addJson(SimulatorRequest request, Map<String, String> parameters) {
        try {
            JsonNode body = JSON.readTree(request.body());
            body.fields().forEachRemaining(field -> {
                if (!field.getValue().isNull()) {
                    parameters.put(
                            field.getKey(),
                            field.getValue().isValueNode()
                                    ? field.getValue().asText()
                                    : field.getValue().toString());
                }
            });
        } catch (IOException e) {
            parameters.clear();
        }
    }

    private static void addMultipart(
            String contentType,
            SimulatorRequest request,
            Map<String, String> parameters,
            Map<String, UploadedFile> files) {
        for (Multipart.Part part : Multipart.parts(contentType, request.body()).orElse(List.of())) {
            if (part.fileName().isPresent()) {
                files.put(part.name(), new UploadedFile(part.fileName().get(), part.contentType(), part.body()));
            } else {
                parameters.put(part.name(), part.text());
            }
        }
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** A number, or what {@code missing} says when there is none or it is not one. */
    public long number(String name, long missing) {
        try {
            return text(name).map(text -> Long.parseLong(text.strip())).orElse(missing);
        } catch (NumberFormatException e) {
            return missing;
        }
    }

    public boolean flag(String name) {
        return text(name)
                .filter(text -> text.equalsIgnoreCase("true") || text.equals("1"))
                .isPresent();
    }

    /** An object or array; empty when missing or unreadable. */
    public Optional<JsonNode> json(String name) {
        return text(name).filter(text -> !text.isBlank()).map(text -> {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException e) {
                return null;
            }
        });
    }

    @Override
    public String toString() {
        return method + " " + parameters + (files.isEmpty() ? "" : " files " + files.keySet());
    }
}
