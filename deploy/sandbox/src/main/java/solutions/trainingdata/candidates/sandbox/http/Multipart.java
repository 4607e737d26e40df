package solutions.trainingdata.candidates.sandbox.telegram.call;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a multipart/form-data body (RFC 7578), as HTTP clients upload files. */
final class Multipart {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("(?:^|[;\\s])name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");
    private static final byte[] BLANK_LINE = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** @param fileName empty for an ordinary field */
    record Part(String name, Optional<String> fileName, String contentType, byte[] body) {}

    private Multipart() {}

    static List<Part> parts(String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            return List.of();
        }
        byte[] delimiter = ("\r\n--" + boundary.group(1)).getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = withLeadingLineBreak(body);
        List<Part> parts = new ArrayList<>();
        int start = indexOf(bytes, delimiter, 0);
        int end = start < 0 ? -1 : indexOf(bytes, delimiter, start + delimiter.length);
        while (end >= 0) {
            parts.add(part(Arrays.copyOfRange(bytes, start + delimiter.length + 2, end)));
            start = end;
            end = indexOf(bytes, delimiter, start + delimiter.length);
        }
        return parts;
    }

    private static byte[] withLeadingLineBreak(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length + 2);
        bytes.write('\r');
        bytes.write('\n');
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private static Part part(byte[] bytes) {
        int blank = indexOf(bytes, BLANK_LINE, 0);
        String headers = new String(bytes, 0, Math.max(blank, 0), StandardCharsets.UTF_8);
        String disposition = header(headers, "content-disposition");
        String contentType = header(headers, "content-type");
        return new Part(
                first(NAME, disposition).orElse(""),
                first(FILE_NAME, disposition),
                contentType.isEmpty() ? "application/octet-stream" : contentType,
                Arrays.copyOfRange(bytes, blank < 0 ? bytes.length : blank + BLANK_LINE.length, bytes.length));
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

    private static int indexOf(byte[] bytes, byte[] wanted, int from) {
        for (int i = from; i <= bytes.length - wanted.length; i++) {
            if (bytes[i] == wanted[0] && Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}
