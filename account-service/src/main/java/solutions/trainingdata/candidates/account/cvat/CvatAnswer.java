package solutions.trainingdata.candidates.account.cvat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One answer, whatever its form.
 *
 * @param call method and path, without ids and names: goes into errors and logs
 * @param retryAfter the header's value, null when there was none
 * @param date the header's value, null when there was none
 * @param body as text, never null
 */
record CvatAnswer(String call, int status, String retryAfter, String date, String body) {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
    private static final int LONGEST_WORDS = 200;
    /** A proxy that asks for a day must not park a candidate for a day. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    CvatAnswer(String call, int status, String retryAfter, String body) {
        this(call, status, retryAfter, null, body);
    }

    boolean ok() {
        return status >= 200 && status < 300;
    }

    /** @throws CvatUnavailableException when the body is not such an object */
    <T> T as(Class<T> type) {
        try {
            T value = JSON.readValue(body, type);
            if (value != null) {
                return value;
            }
        } catch (JsonProcessingException e) {
            // The parser's words quote the body: not told.
        }
        throw new CvatUnavailableException(call, status, words());
    }

    /** The body's JSON; a missing node when it is none. */
    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    /** The same without what must not be told; an answer may quote what was sent. */
    CvatAnswer hiding(List<String> secrets) {
        String hidden = body;
        for (String secret : secrets) {
            hidden = hidden.replace(secret, "…");
        }
        return new CvatAnswer(call, status, retryAfter, date, hidden);
    }

    /**
     * The error in CVAT's words: fields with their messages, a detail, a list or plain text. HTML is never quoted, nor
     * is what should have been a result.
     */
    String words() {
        if (ok()) {
            return "the body is not the JSON expected";
        }
        JsonNode json = json();
        String words = json.isMissingNode() ? plainText() : words(json);
        return words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS) + "…";
    }

    private static String words(JsonNode json) {
        if (json.isArray()) {
            return StreamSupport.stream(json.spliterator(), false)
                    .map(CvatAnswer::words)
                    .collect(Collectors.joining(" "));
        }
        if (json.isObject()) {
            return json.properties().stream()
                    .map(field -> field.getKey().equals("detail")
                            ? words(field.getValue())
                            : field.getKey() + ": " + words(field.getValue()))
                    .collect(Collectors.joining("; "));
        }
        return json.asText();
    }

    private String plainText() {
        String text = body.strip();
        return text.startsWith("<") ? "" : text.replaceAll("\\s+", " ");
    }

    /** The time by the clock of whoever answered; empty when it was not told. */
    Optional<Instant> answeredAt() {
        try {
            return Optional.ofNullable(date).map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** How long the server asked to wait; only the form in seconds is known. */
    Optional<Duration> wait(Duration atLeast) {
        if (retryAfter == null || !retryAfter.strip().matches("\\d{1,9}")) {
            return Optional.empty();
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(retryAfter.strip()));
        Duration longer = asked.compareTo(atLeast) < 0 ? atLeast : asked;
        return Optional.of(longer.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : longer);
    }
}
