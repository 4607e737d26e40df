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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One answer, whatever its form.
 *
 * @param asked what was asked, as an infinitive, without ids and names: goes into errors and logs
 * @param retryAfter the header's value, null when there was none
 * @param date the header's value, null when there was none
 * @param body as text, never null
 * @param secrets what must not be told: an answer may quote what was sent
 */
record CvatAnswer(String asked, int status, String retryAfter, String date, String body, List<String> secrets) {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
    /** Fields whose name says nothing to people. */
    private static final Set<String> NAMELESS = Set.of("detail", "non_field_errors");

    private static final int LONGEST_WORDS = 200;
    /** A proxy that asks for a day must not park a candidate for a day. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    CvatAnswer(String asked, int status, String retryAfter, String body) {
        this(asked, status, retryAfter, null, body, List.of());
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
        throw new CvatUnavailableException(asked, status, words());
    }

    /** The body's JSON; a missing node when it is none. */
    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    /** The same, whose words are without what must not be told. */
    CvatAnswer hiding(List<String> secrets) {
        return new CvatAnswer(asked, status, retryAfter, date, body, secrets);
    }

    /**
     * The error in CVAT's words: fields with their messages, a detail, a list or plain text. HTML is never quoted, nor
     * is half of a JSON, or what should have been a result.
     */
    String words() {
        if (ok()) {
            return "that is no answer of CVAT: is CVAT_URL right?";
        }
        JsonNode json = json();
        // Hidden after decoding: JSON writes a quote in a password as two characters.
        String words = hidden(json.isMissingNode() ? plainText() : words(json)).replaceAll("\\s+", " ");
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
                    .map(field -> NAMELESS.contains(field.getKey())
                            ? words(field.getValue())
                            : field.getKey() + ": " + words(field.getValue()))
                    .collect(Collectors.joining("; "));
        }
        return json.asText();
    }

    private String plainText() {
        String text = body.strip();
        return text.matches("(?s)[<{\\[\"].*") ? "" : text;
    }

    private String hidden(String words) {
        String hidden = words;
        for (String secret : secrets) {
            hidden = hidden.replace(secret, "…");
        }
        return hidden;
    }

    @Override
    public String toString() {
        return asked + ": " + status;
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
