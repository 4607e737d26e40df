package solutions.trainingdata.candidates.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request as a simulator received it, kept for assertions.
 *
 * @param number counts the requests of one simulator from 1
 * @param receivedAt when the body had been read
 * @param method in capitals
 * @param path decoded, without the query
 * @param rawQuery as sent, empty when there was none
 * @param headers by lower-case name; of repeated ones the first
 * @param body as sent, empty when there was none (or when a long one is not kept: see content-length)
 */
public record SimulatorRequest(
        long number,
        Instant receivedAt,
        String method,
        String path,
        String rawQuery,
        Map<String, String> headers,
        byte[] body) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(java.util.Locale.ROOT)));
    }

    /** Who asked, in its own words: the User-Agent, empty when there was none. */
    public String caller() {
        return header("user-agent").orElse("");
    }

    SimulatorRequest withoutBody() {
        return new SimulatorRequest(number, receivedAt, method, path, rawQuery, headers, new byte[0]);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The query's (or a form body's) parameters, decoded, in order. */
    public Map<String, List<String>> query() {
        return parameters(rawQuery);
    }

    public Optional<String> query(String name) {
        return query().getOrDefault(name, List.of()).stream().findFirst();
    }

    public static Map<String, List<String>> parameters(String urlEncoded) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : urlEncoded.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters
                        .computeIfAbsent(decoded(name), key -> new ArrayList<>())
                        .add(decoded(value));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "#" + number + " " + method + " " + path + (rawQuery.isEmpty() ? "" : "?" + rawQuery);
    }
}
