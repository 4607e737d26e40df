package solutions.trainingdata.candidates.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a multipart/form-data body (RFC 7578), as HTTP clients upload files. */
public final class Multipart {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("(?:^|[;\\s])name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");
    private static final String LINE_BREAK = "\r\n";

    /** @param fileName empty for an ordinary field */
    public record Part(String name, Optional<String> fileName, String contentType, byte[] body) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private Multipart() {}

    /** Empty when the content type names no boundary. */
    public static Optional<List<Part>> parts(String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        return boundary.find() ? Optional.of(parts(boundary, body)) : Optional.empty();
    }

    private static List<Part> parts(Matcher boundary, byte[] body) {
        // A character for each byte, so at the same place: Java looks for text much faster than a loop for bytes.
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String first = "--" + boundary.group(1);
        String delimiter = LINE_BREAK + first;
        List<Part> parts = new ArrayList<>();
        int start = text.startsWith(first) ? first.length() : after(delimiter, text, 0);
        int end = start < 0 ? -1 : text.indexOf(delimiter, start);
        while (end >= 0) {
            parts.add(part(text, body, start, end));
            start = end + delimiter.length();
            end = text.indexOf(delimiter, start);
        }
        return parts;
    }

    private static int after(String delimiter, String text, int from) {
        int found = text.indexOf(delimiter, from);
        return found < 0 ? -1 : found + delimiter.length();
    }

    /** @param start at the end of the delimiter's line */
    private static Part part(String text, byte[] body, int start, int end) {
        int blank = text.indexOf(LINE_BREAK + LINE_BREAK, start);
        int headersEnd = blank < 0 ? end : Math.min(blank, end);
        int bodyStart = Math.min(headersEnd + 2 * LINE_BREAK.length(), end);
        String headers = new String(body, start, headersEnd - start, StandardCharsets.UTF_8);
        String disposition = header(headers, "content-disposition");
        String contentType = header(headers, "content-type");
        return new Part(
                first(NAME, disposition).orElse(""),
                first(FILE_NAME, disposition),
                contentType.isEmpty() ? "application/octet-stream" : contentType,
                Arrays.copyOfRange(body, bodyStart, end));
    }

    private static String header(String headers, String name) {
        return headers.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
