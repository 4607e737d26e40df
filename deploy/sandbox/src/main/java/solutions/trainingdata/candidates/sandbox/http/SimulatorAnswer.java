package solutions.trainingdata.candidates.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a simulator answers.
 *
 * @param headers sent as they are; Content-Type among them, absent for an answer without one
 */
public record SimulatorAnswer(int status, Map<String, String> headers, byte[] body) {

    public static SimulatorAnswer of(int status, String contentType, byte[] body) {
        return new SimulatorAnswer(status, Map.of("Content-Type", contentType), body);
    }

    public static SimulatorAnswer of(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    public static SimulatorAnswer html(int status, String body) {
        return of(status, "text/html; charset=utf-8", body);
    }

    public static SimulatorAnswer empty(int status) {
        return new SimulatorAnswer(status, Map.of(), new byte[0]);
    }

    public SimulatorAnswer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new SimulatorAnswer(status, more, body);
    }
}
