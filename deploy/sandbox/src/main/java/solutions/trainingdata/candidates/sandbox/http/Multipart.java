package solutions.trainingdata.candidates.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
        String delimiter = LINE_BREAK + "--" + boundary.group(1);
        // A character for each byte: Java looks for text much faster than a loop for bytes.
        String text = LINE_BREAK + new String(body, StandardCharsets.ISO_8859_1);
        List<Part> parts = new ArrayList<>();
        int start = text.indexOf(delimiter);
        int end = start < 0 ? -1 : text.indexOf(delimiter, start + delimiter.length());
        while (end >= 0) {
            parts.add(part(text.substring(start + delimiter.length(), end)));
            start = end;
            end = text.indexOf(delimiter, start + delimiter.length());
        }
        return parts;
    }

    /** @param text from the end of the delimiter's line */
    private static Part part(String text) {
        int blank = text.indexOf(LINE_BREAK + LINE_BREAK);
        String headers = new String(bytes(text.substring(0, Math.max(blank, 0))), StandardCharsets.UTF_8);
        String disposition = header(headers, "content-disposition");
        String contentType = header(headers, "content-type");
        return new Part(
                first(NAME, disposition).orElse(""),
                first(FILE_NAME, disposition),
                contentType.isEmpty() ? "application/octet-stream" : contentType,
                blank < 0 ? new byte[0] : bytes(text.substring(blank + 2 * LINE_BREAK.length())));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
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
