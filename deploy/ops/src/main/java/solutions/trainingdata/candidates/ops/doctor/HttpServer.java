package solutions.trainingdata.candidates.ops.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * A server that speaks JSON, at the address that a variable names. Keeps no cookies and follows no redirects.
 *
 * @param variable for what is said when it is not reached
 */
record HttpServer(String variable, String address) {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration LIMIT = Duration.ofSeconds(8);
    private static final int LONGEST = 1_000_000;

    /**
     * @param json a missing node when it is none
     * @param date the server's clock
     */
    record Answer(int status, JsonNode json, Optional<Instant> date, Optional<String> location) {

        boolean isJson() {
            return !json.isMissingNode();
        }
    }

    Answer get(String path, String... headers) throws UnreachableException, InterruptedException {
        return send(request(path, headers).GET().build());
    }

    Answer post(String path, String json, String... headers) throws UnreachableException, InterruptedException {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    /** The exception of a bad address quotes it, and the path may hold a secret. */
    private HttpRequest.Builder request(String path, String... headers) throws UnreachableException {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(base() + path)).timeout(LIMIT);
            return headers.length == 0 ? request : request.headers(headers);
        } catch (IllegalArgumentException e) {
            throw new UnreachableException(
                    "cannot be an address: look at " + variable + " (http://host:port) and at what goes with it");
        }
    }

    private String base() {
        return address.replaceAll("/+$", "");
    }

    private Answer send(HttpRequest request) throws UnreachableException, InterruptedException {
        try {
            HttpResponse<InputStream> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return new Answer(
                        response.statusCode(),
                        json(body.readNBytes(LONGEST)),
                        response.headers().firstValue("Date").flatMap(HttpServer::date),
                        response.headers().firstValue("Location"));
            }
        } catch (IOException e) {
            throw new UnreachableException(words(e));
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            JsonNode json = new ObjectMapper().readTree(body);
            return json == null ? MissingNode.getInstance() : json;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private static Optional<Instant> date(String header) {
        try {
            return Optional.of(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private String words(IOException failure) {
        if (failure instanceof ConnectException && unresolved(failure)) {
            return "there is no host %s: look at %s, and at DNS".formatted(host(), variable);
        } else if (failure instanceof HttpTimeoutException) {
            return "no answer from %s within %d s: does a firewall or proxy stand between, is it overloaded?"
                    .formatted(host(), LIMIT.toSeconds());
        } else if (failure instanceof ConnectException) {
            return "nobody listens at %s: is it running, and is %s right?".formatted(host(), variable);
        } else if (failure instanceof SSLException) {
            return "no TLS with %s (%s): is its certificate trusted here, or is it plain http?"
                    .formatted(host(), failure.getMessage());
        }
        return "%s broke the connection off: is it what %s should name?".formatted(host(), variable);
    }

    private static boolean unresolved(Throwable failure) {
        return failure != null && (failure instanceof UnresolvedAddressException || unresolved(failure.getCause()));
    }

    /** Without what may stand before an @. */
    String host() {
        return base().replaceFirst("^([a-z]+://)[^/@]*@", "$1");
    }
}
