package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** One recorded scenario, sent again to a server; every answer is compared with the recorded one. */
final class Recording {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Path files;
    private final JsonNode scenario;
    private final String server;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final Map<String, JsonNode> variables = new HashMap<>();
    private final Map<String, String> cookies = new HashMap<>();

    /** @param difference empty when the answers agree */
    record Outcome(JsonNode exchange, String request, String difference) {
        boolean agrees() {
            return difference.isEmpty();
        }
    }

    /** @param files what the paths of uploaded files are relative to */
    Recording(Path files, Path file, String server) throws IOException {
        this.files = files;
        this.scenario = MAPPER.readTree(file.toFile());
        this.server = server;
    }

    /** @param before told the number of each exchange before it is sent */
    List<Outcome> replay(IntConsumer before) throws IOException, InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        for (JsonNode exchange : scenario.get("exchanges")) {
            if (exchange.has("request")) {
                JsonNode request = exchange.get("request");
                before.accept(exchange.get("n").asInt());
                String difference = difference(exchange, answered(exchange));
                String line = request.get("method").asText() + " "
                        + request.get("path").asText() + " " + request.path("query") + " as " + request.get("auth");
                outcomes.add(new Outcome(exchange, line, difference));
            }
        }
        return outcomes;
    }

    private HttpResponse<byte[]> answered(JsonNode exchange) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = send(exchange);
        long end = System.nanoTime() + LIMIT.toNanos();
        while (exchange.has("until") && !isReached(exchange.get("until"), response) && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            response = send(exchange);
        }
        remember(exchange, response);
        return response;
    }

    private static boolean isReached(JsonNode until, HttpResponse<byte[]> response) {
        JsonNode value = json(response).at(until.get("pointer").asText());
        for (JsonNode wanted : until.get("in")) {
            if (wanted.equals(value)) {
                return true;
            }
        }
        return response.statusCode() != 200;
    }

    private void remember(JsonNode exchange, HttpResponse<byte[]> response) {
        exchange.path("capture").fields().forEachRemaining(capture -> {
            String from = capture.getValue().asText();
            if (from.startsWith("/")) {
                variables.put(capture.getKey(), json(response).at(from));
            } else if (from.equals("last path segment of the header Location")) {
                String location = response.headers().firstValue("location").orElse("");
                variables.put(capture.getKey(), TextNode.valueOf(location.substring(location.lastIndexOf('/') + 1)));
            }
        });
        for (String cookie : response.headers().allValues("set-cookie")) {
            String[] pair = cookie.split(";")[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
    }

    private HttpResponse<byte[]> send(JsonNode exchange) throws IOException, InterruptedException {
        JsonNode request = exchange.get("request");
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri(request)).timeout(LIMIT);
        if (exchange.path("note").asText().contains("another X-Forwarded-For")) {
            builder.header("X-Forwarded-For", "192.0.2.7");
        }
        byte[] body = new byte[0];
        String boundary = "recorded-boundary";
        if (request.has("json")) {
            body = MAPPER.writeValueAsBytes(substituted(request.get("json")));
        } else if (request.has("text")) {
            body = substituted(request.get("text").asText()).getBytes(StandardCharsets.UTF_8);
        } else if (request.has("multipart")) {
            body = multipart(request.get("multipart"), boundary);
        } else if (request.has("bytes")) {
            JsonNode slice = request.get("bytes");
            int from = slice.get("from").asInt();
            byte[] whole = Files.readAllBytes(files.resolve(slice.get("file").asText()));
            body = Arrays.copyOfRange(whole, from, from + slice.get("length").asInt());
        }
        request.path("headers").fields().forEachRemaining(header -> {
            String value = header.getValue().asText();
            builder.header(
                    header.getKey(), value.equals("multipart/form-data") ? value + "; boundary=" + boundary : value);
        });
        authorization(request.get("auth")).ifPresent(value -> builder.header("Authorization", value));
        if (request.has("cookies")) {
            StringJoiner sent = new StringJoiner("; ");
            request.get("cookies").fieldNames().forEachRemaining(name -> sent.add(name + "=" + cookies.get(name)));
            builder.header("Cookie", sent.toString());
        }
        builder.method(
                request.get("method").asText(),
                body.length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body));
        return client.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private Optional<String> authorization(JsonNode auth) {
        if (auth.has("header")) {
            return Optional.of(substituted(auth.get("header").asText()));
        }
        if (auth.has("basic")) {
            return Optional.of(basic(
                    auth.get("basic").get(0).asText(), auth.get("basic").get(1).asText()));
        }
        if (auth.asText().equals("anonymous")) {
            return Optional.empty();
        }
        JsonNode account = scenario.at("/accounts/" + auth.asText());
        return Optional.of(
                basic(account.get("username").asText(), account.get("password").asText()));
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private URI uri(JsonNode request) {
        String path = substituted(request.get("path").asText()).replaceAll("[{}$ ]", "_");
        StringBuilder uri = new StringBuilder(server)
                .append(path.startsWith("/") ? "" : "/")
                .append(path);
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        request.path("query")
                .fields()
                .forEachRemaining(parameter -> query.add(parameter.getKey() + "="
                        + URLEncoder.encode(substituted(parameter.getValue().asText()), StandardCharsets.UTF_8)));
        return URI.create(uri.append(query).toString());
    }

    private byte[] multipart(JsonNode parts, String boundary) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (JsonNode part : parts) {
            String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\""
                    + part.get("name").asText() + "\"";
            if (part.has("filename")) {
                head += "; filename=\"" + part.get("filename").asText() + "\"\r\nContent-Type: "
                        + part.get("content_type").asText();
            }
            out.writeBytes((head + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            out.writeBytes(
                    part.has("file")
                            ? Files.readAllBytes(files.resolve(part.get("file").asText()))
                            : part.path("value")
                                    .asText(part.path("text").asText())
                                    .getBytes(StandardCharsets.UTF_8));
            out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        out.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private String substituted(String text) {
        String result = text;
        for (Map.Entry<String, JsonNode> variable : variables.entrySet()) {
            result = result.replace(
                    "${" + variable.getKey() + "}", variable.getValue().asText());
        }
        return result;
    }

    /** A value that is exactly a variable becomes the captured value itself. */
    private JsonNode substituted(JsonNode node) {
        if (node.isTextual()) {
            String text = node.asText();
            JsonNode whole = text.matches("\\$\\{\\w+}") ? variables.get(text.substring(2, text.length() - 1)) : null;
            return whole != null ? whole : MAPPER.getNodeFactory().textNode(substituted(text));
        }
        if (node.isArray()) {
            ArrayNode array = MAPPER.createArrayNode();
            node.forEach(item -> array.add(substituted(item)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = MAPPER.createObjectNode();
            node.fields().forEachRemaining(field -> object.set(field.getKey(), substituted(field.getValue())));
            return object;
        }
        return node;
    }

    private static String difference(JsonNode exchange, HttpResponse<byte[]> actual) {
        JsonNode recorded = exchange.get("response");
        boolean statusFits = exchange.path("statuses").isEmpty()
                ? recorded.get("status").asInt() == actual.statusCode()
                : exchange.get("statuses").toString().contains(Integer.toString(actual.statusCode()));
        String type = actual.headers().firstValue("content-type").orElse("null");
        if (!statusFits) {
            return "status " + recorded.get("status") + " but " + actual.statusCode() + " "
                    + Comparison.shortened(new String(actual.body(), StandardCharsets.UTF_8));
        }
        if (exchange.has("statuses") && recorded.get("status").asInt() != actual.statusCode()) {
            return "";
        }
        if (!recorded.get("content_type").asText().equals(type)) {
            return "content type " + recorded.get("content_type") + " but " + type;
        }
        JsonNode body = recorded.get("body");
        if (exchange.path("loose").asBoolean() || body.has("sha256") && actual.body().length > 0) {
            return "";
        }
        if (type.startsWith("text/html")) {
            String text = new String(actual.body(), StandardCharsets.UTF_8);
            return body.asText().contains("<html") || Comparison.sameText(body.asText(""), text)
                    ? ""
                    : "text " + body + " but " + text;
        }
        return new Comparison().compare(body, json(actual));
    }

    private static JsonNode json(HttpResponse<byte[]> response) {
        try {
            return response.body().length == 0 ? MAPPER.nullNode() : MAPPER.readTree(response.body());
        } catch (IOException e) {
            return MAPPER.getNodeFactory().textNode(new String(response.body(), StandardCharsets.UTF_8));
        }
    }
}
